/** Movers: a shape and a colour for each mode; drawn by SVG in legends and by the same paths on the canvas. */
export const MODE_COLOURS: Readonly<Record<string, string>> = {
  air: 'var(--air)',
  sea: 'var(--sea)',
  rail: 'var(--joint)',
  road: 'var(--land)',
  waterway: 'var(--cause-border)',
};

/** Seen from above, heading along +x. */
export const MODE_PATHS: Readonly<Record<string, string>> = {
  air: 'M6,0 -5,4.5 -2.5,0 -5,-4.5z',
  sea: 'M6,0 3,3.2H-6V-3.2H3z',
  rail: 'M-6,-2.6H6V2.6H-6z',
  road: 'M-3.2,0a3.2,3.2 0 1 0 6.4,0a3.2,3.2 0 1 0 -6.4,0',
  waterway: 'M5,0 2.5,2.4H-5V-2.4H2.5z',
};

export const MoverGlyph = ({ mode, fill }: { readonly mode: string; readonly fill: string }) => (
  <path d={MODE_PATHS[mode] ?? MODE_PATHS['road']} fill={fill} />
);

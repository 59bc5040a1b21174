/** What a key does to the map: it moves it by parts of the view, zooms by a factor, or shows all places. */
export type MapKey =
  | { readonly kind: 'move'; readonly x: number; readonly y: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'all' };

export const ZOOM_STEP = 1.6;
const MOVE_STEP = 0.15;

const KEYS: ReadonlyMap<string, MapKey> = new Map([
  ['ArrowLeft', { kind: 'move', x: MOVE_STEP, y: 0 }],
  ['ArrowRight', { kind: 'move', x: -MOVE_STEP, y: 0 }],
  ['ArrowUp', { kind: 'move', x: 0, y: MOVE_STEP }],
  ['ArrowDown', { kind: 'move', x: 0, y: -MOVE_STEP }],
  ['+', { kind: 'zoom', factor: ZOOM_STEP }],
  ['=', { kind: 'zoom', factor: ZOOM_STEP }],
  ['-', { kind: 'zoom', factor: 1 / ZOOM_STEP }],
  ['0', { kind: 'all' }],
]);

export const mapKey = (key: string): MapKey | null => KEYS.get(key) ?? null;

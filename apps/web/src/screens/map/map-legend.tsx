/** What the marks on the map mean; the modes can be taken off it and put back. */
import type { ReactNode } from 'react';
import { PLACE_STYLES } from '../../charts/map-view.ts';
import { say, t, wordTitle } from '../../i18n/text.ts';
import { SECTOR_FILL } from './draw-sectors.ts';
import { MODE_COLOURS, MoverGlyph } from './mode-glyphs.tsx';

export const MODES = Object.keys(MODE_COLOURS);

interface MapLegendProps {
  /** Modes that the map leaves out. */
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (mode: string) => void;
}

export function MapLegend({ hidden, onToggle }: MapLegendProps) {
  return (
    <div className="legend map-legend">
      {KINDS.map((kind) => (
        <PlaceKey key={kind} kind={kind} />
      ))}
      {MODES.map((mode) => (
        <ModeToggle key={mode} mode={mode} isHidden={hidden.has(mode)} onToggle={onToggle} />
      ))}
      <Key mark={<circle r="5.5" fill="none" stroke="var(--cause-waiting)" strokeWidth="2" />}>{t('Queue')}</Key>
      <Key mark={<path d="M-5,-5L5,5M5,-5L-5,5" stroke="var(--bad)" strokeWidth="2.2" />}>
        {t('Disruptions expected')}
      </Key>
      <Key mark={<SectorMark />}>
        {t('Sector: fill by attack, arc by share watched, hatched when its hold time is over')}
      </Key>
      <Key mark={<AirspaceMark />} width={20}>
        {t('Airspace that is closed; dotted where it is open. Flights around it are drawn from airfield to airfield')}
      </Key>
    </div>
  );
}

/** In the order in which they matter to who looks at the theatre. */
const KINDS = [
  'hub',
  'depot',
  'protected-facility',
  'border-crossing',
  'gauge-change',
  'seaport',
  'airfield',
  'rail-terminal',
  'garrison',
];

interface KeyProps {
  /** Drawn around 0,0. */
  readonly mark: ReactNode;
  readonly width?: number;
  readonly children: ReactNode;
}

const Key = ({ mark, width = 14, children }: KeyProps) => (
  <span>
    <svg width={width} height="14" viewBox={`${-width / 2} -7 ${width} 14`} aria-hidden="true">
      {mark}
    </svg>
    {children}
  </span>
);

function PlaceKey({ kind }: { readonly kind: string }) {
  const { path, filled, title } = PLACE_STYLES[kind];
  return <Key mark={<path d={path} fill={filled ? 'var(--ink)' : 'none'} stroke="var(--ink)" />}>{say(title)}</Key>;
}

interface ModeToggleProps extends Pick<MapLegendProps, 'onToggle'> {
  readonly mode: string;
  readonly isHidden: boolean;
}

const ModeToggle = ({ mode, isHidden, onToggle }: ModeToggleProps) => (
  <button
    type="button"
    className="plain small"
    aria-pressed={!isHidden}
    title={isHidden ? t('Show it on the map') : t('Hide it on the map')}
    onClick={() => onToggle(mode)}
  >
    <svg width="30" height="12" viewBox="-7 -6 30 12" aria-hidden="true">
      <line x1="3" x2="22" stroke={MODE_COLOURS[mode]} strokeWidth="1.6" />
      <MoverGlyph mode={mode} fill={MODE_COLOURS[mode]} />
    </svg>
    {wordTitle(mode)}
  </button>
);

const SectorMark = () => (
  <>
    <rect x="-6" y="-6" width="12" height="12" fill="var(--bad)" fillOpacity={SECTOR_FILL.medium} stroke="var(--ink)" />
    <path d="M0,-3.5A3.5,3.5 0 1 1 -3.5,0" fill="none" stroke="var(--accent)" strokeWidth="2" />
  </>
);

const AirspaceMark = () => (
  <>
    <rect x="-9" y="-5" width="18" height="10" fill="var(--bad)" fillOpacity="0.12" />
    <rect x="-9" y="-5" width="18" height="10" fill="none" stroke="var(--bad)" strokeDasharray="5 3" />
  </>
);

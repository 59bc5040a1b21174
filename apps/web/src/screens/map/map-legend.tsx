/** What the marks on the map mean; the modes can be taken off it and put back. */
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
      {[
        'hub',
        'depot',
        'protected-facility',
        'border-crossing',
        'gauge-change',
        'seaport',
        'airfield',
        'rail-terminal',
        'garrison',
      ].map((kind) => (
        <span key={kind}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <path
              d={PLACE_STYLES[kind].path}
              fill={PLACE_STYLES[kind].filled ? 'var(--ink)' : 'none'}
              stroke="var(--ink)"
            />
          </svg>
          {say(PLACE_STYLES[kind].title)}
        </span>
      ))}
      {MODES.map((mode) => (
        <button
          key={mode}
          type="button"
          className="plain small"
          aria-pressed={!hidden.has(mode)}
          title={hidden.has(mode) ? t('Show it on the map') : t('Hide it on the map')}
          onClick={() => onToggle(mode)}
        >
          <svg width="30" height="12" viewBox="-7 -6 30 12" aria-hidden="true">
            <line x1="3" x2="22" stroke={MODE_COLOURS[mode]} strokeWidth="1.6" />
            <MoverGlyph mode={mode} fill={MODE_COLOURS[mode]} />
          </svg>
          {wordTitle(mode)}
        </button>
      ))}
      <span>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <circle r="5.5" fill="none" stroke="var(--cause-waiting)" strokeWidth="2" />
        </svg>
        {t('Queue')}
      </span>
      <span>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <path d="M-5,-5L5,5M5,-5L-5,5" stroke="var(--bad)" strokeWidth="2.2" />
        </svg>
        {t('Disruptions expected')}
      </span>
      <span>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <rect
            x="-6"
            y="-6"
            width="12"
            height="12"
            fill="var(--bad)"
            fillOpacity={SECTOR_FILL.medium}
            stroke="var(--ink)"
          />
          <path d="M0,-3.5A3.5,3.5 0 1 1 -3.5,0" fill="none" stroke="var(--accent)" strokeWidth="2" />
        </svg>
        {t('Sector: fill by attack, arc by share watched, hatched when its hold time is over')}
      </span>
      <span>
        <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
          <rect x="1" y="1" width="18" height="10" fill="var(--bad)" fillOpacity="0.12" />
          <rect x="1" y="1" width="18" height="10" fill="none" stroke="var(--bad)" strokeDasharray="5 3" />
        </svg>
        {t('Airspace that is closed; dotted where it is open. Flights around it are drawn from airfield to airfield')}
      </span>
    </div>
  );
}

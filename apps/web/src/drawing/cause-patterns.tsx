/** Fill patterns of the groups of causes: colour and texture say the same, for print and for colour-blind readers. */
import { CAUSE_GROUPS, groupTitle, type CauseGroup } from '../charts/causes.ts';

const TEXTURES: Readonly<Record<CauseGroup, string | null>> = {
  decision: 'M1,1h1.6v1.6h-1.6z M4.6,4.6h1.6v1.6h-1.6z',
  notice: null,
  waiting: 'M-1,7 7,-1 8,0 0,8z M-1,1 1,-1 1.5,-.5 -.5,1.5z',
  handling: 'M2,0h1.4v7h-1.4z',
  moving: null,
  border: 'M0,2h7v1.4h-7z',
  reception: 'M-1,0 0,-1 8,7 7,8z M5.5,-.5 6,-1 8,1 7.5,1.5z',
  planned: null,
};

export const causeFill = (group: CauseGroup): string =>
  TEXTURES[group] === null ? `var(--cause-${group})` : `url(#cause-${group})`;

/** Once in the page: patterns are found by id from every other drawing. */
export function CausePatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>
        {CAUSE_GROUPS.map((group) => {
          const texture = TEXTURES[group];
          return texture === null ? null : (
            <pattern key={group} id={`cause-${group}`} width="7" height="7" patternUnits="userSpaceOnUse">
              <rect width="7" height="7" fill={`var(--cause-${group})`} />
              <path d={texture} fill="var(--on-bar)" />
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

export function CauseSwatch({ group }: { readonly group: CauseGroup }) {
  return (
    <svg width="14" height="11" role="img" aria-label={groupTitle(group)} style={{ verticalAlign: '-1px' }}>
      <rect width="14" height="11" rx="1.5" fill={causeFill(group)} />
    </svg>
  );
}

export function CauseLegend() {
  return (
    <div className="legend">
      {CAUSE_GROUPS.map((group) => (
        <span key={group}>
          <CauseSwatch group={group} />
          {groupTitle(group)}
        </span>
      ))}
    </div>
  );
}

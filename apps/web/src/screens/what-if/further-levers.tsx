/** Levers that are set and have no control in the panel, which has one of each kind: each is told, and can be left out. */
import type { Lever } from '@muster/planning/run';
import { t } from '../../i18n/text.ts';
import { leverText, type NamesOfLevers } from '../../what-if/lever-text.ts';
import { furtherLevers } from '../../what-if/levers-of-plan.ts';

interface FurtherLeversProps {
  readonly levers: readonly Lever[];
  readonly names: NamesOfLevers;
  readonly onChange: (levers: readonly Lever[]) => void;
}

export function FurtherLevers({ levers, names, onChange }: FurtherLeversProps) {
  const further = furtherLevers(levers);
  if (further.length === 0) return null;
  return (
    <div className="lever-group" data-testid="further-levers">
      <span className="lever-label">{t('Set besides')}</span>
      {further.map((lever) => {
        const text = leverText(lever, names);
        return (
          <span key={text} className="small">
            {text}{' '}
            <button
              type="button"
              className="plain small"
              aria-label={t('Leave out: {lever}', { lever: text })}
              onClick={() => onChange(levers.filter((other) => other !== lever))}
            >
              ✕
            </button>
          </span>
        );
      })}
    </div>
  );
}

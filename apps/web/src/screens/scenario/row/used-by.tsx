/** Where a row is used, so that a change is not made blindly. */
import { useMemo } from 'react';
import type { ScenarioDocument } from '@muster/planning';
import { t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { fieldTitle, sectionTitle } from './titles.ts';
import { usesOf } from './uses.ts';

const MOST_USES = 200;

interface UsedByProps {
  readonly document: ScenarioDocument;
  readonly section: string;
  readonly id: string;
}

export function UsedBy({ document, section, id }: UsedByProps) {
  const uses = useMemo(() => usesOf(document, section, id), [document, section, id]);
  return (
    <details className="used-by" data-testid="used-by">
      <summary>{t('Used in {count} {count?place|places} of the scenario', { count: uses.length })}</summary>
      <ul>
        {uses.slice(0, MOST_USES).map((use) => (
          <li key={`${use.section} ${use.id} ${use.field}`} className="small">
            {use.id !== null && (
              <button
                type="button"
                className="link"
                onClick={() => navigate({ query: { section: use.section, row: use.id } })}
              >
                {use.name}
              </button>
            )}{' '}
            <span className="muted">
              {sectionTitle(use.section)}, {fieldTitle(use.field)}
            </span>
          </li>
        ))}
        {uses.length > MOST_USES && (
          <li className="small muted">{t('and {count} more', { count: uses.length - MOST_USES })}</li>
        )}
      </ul>
    </details>
  );
}

/**
 * What a planner does with a decision: tries it later as a what-if; withdraws it, or decides it beforehand, as
 * an edit that is not saved yet.
 */
import { PRE_AUTHORISED } from '@muster/planning/run';
import { useShown } from '../../app/run-context.ts';
import { isDecision } from '../../charts/gate-kinds.ts';
import { t } from '../../i18n/text.ts';
import { useClock } from '../../state/clock.ts';
import { toDDate } from '../../state/time.ts';
import { WhatIfLink } from '../../what-if/what-if-link.tsx';
import { useRowOpener } from '../scenario/row/open-row.ts';

const DELAY_DAYS = 7;

interface GateActionsProps {
  readonly gate: string;
  readonly title: string;
}

export function GateActions({ gate, title }: GateActionsProps) {
  const { scenario, run } = useShown();
  const store = useClock();
  const open = useRowOpener(scenario.id);
  const kind = run.gates.find(({ id }) => id === gate)?.kind;
  if (kind === undefined || !isDecision(kind)) return null;
  const change = (values: object) => open?.change('gates', gate, values as Readonly<Record<string, unknown>>);
  return (
    <details className="gate-actions small">
      <summary aria-label={t('Actions: {title}', { title })}>{t('Actions')}</summary>
      <ul>
        <li>
          <WhatIfLink lever={{ kind: 'gate', gate, days: DELAY_DAYS }} label={t('Try it a week later')} />
        </li>
        <li>
          <button
            type="button"
            className="link"
            disabled={open === null}
            onClick={() => change({ withdrawnAt: toDDate(store.clock, store.minute) })}
          >
            {t('Withdraw it at the clock')}
          </button>
        </li>
        <li>
          <button type="button" className="link" disabled={open === null} onClick={() => change(PRE_AUTHORISED)}>
            {t('Pre-authorise it')}
          </button>
        </li>
      </ul>
    </details>
  );
}

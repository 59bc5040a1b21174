/** A movement plan beside the rule of the dispatcher: both prices, what no plan can beat, and what the plan says. */
import type { MovementPlan } from '../../api/background-jobs.ts';
import { toCount, toHundredth, toTenth } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';
import type { PlanWords } from './plans-screen.tsx';

interface PlanResultProps {
  readonly number: number;
  readonly plan: MovementPlan;
  readonly words: PlanWords;
}

type Price = MovementPlan['rule'];

export function PlanResult({ number, plan, words }: PlanResultProps) {
  const day = (minute: number) => toDDay(words, minute);
  const ratio = ({ ratio }: Price) => (ratio === null ? '–' : toHundredth(ratio));
  const rows: readonly (readonly [title: string, figure: (price: Price) => string, bound: string])[] = [
    [t('Days late, weighted by priority'), ({ lateDays }) => `${toHundredth(lateDays)}\u00a0${t('d')}`, '–'],
    [t('Closure of the whole force'), ({ closureMin }) => day(closureMin), day(plan.boundMin)],
    [t('Elements not ready within the run'), ({ neverReady }) => toTenth(neverReady), '–'],
    [t('Closure over bound, from the first release'), ratio, toHundredth(1)],
  ];
  const { programme } = plan;
  return (
    <>
      <Panel
        title={t('Job {job}: plan beside rule', { job: number })}
        note={
          plan.goal === 'CLOSURE'
            ? t('looked for the earliest closure')
            : t('looked for the fewest days late, weighted by priority')
        }
        className="wide"
      >
        <Verdict plan={plan} />
        <table className="data plan-prices">
          <TableHead
            columns={[
              t('Mean over replications that did not choose the plan'),
              { figure: t('Rule of the dispatcher') },
              { figure: t('Best plan') },
              { figure: t('Bound: no plan is earlier') },
            ]}
          />
          <tbody>
            {rows.map(([title, figure, bound]) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td className={`number${plan.chosen === 'rule' ? ' chosen' : ''}`}>{figure(plan.rule)}</td>
                <td className={`number${plan.chosen === 'plan' ? ' chosen' : ''}`}>{figure(plan.plan)}</td>
                <td className="number">{bound}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="small muted">
          {t(
            'The programme of several commodities proves for the median replication: no closure before {day} ({columns} columns, {rows} rows).',
            { day: day(programme.closureMin), columns: toCount(programme.columns), rows: toCount(programme.rows) },
          )}{' '}
          {!programme.finished && t('Its budget ran out: the bound holds, a later one may exist.')}
        </p>
      </Panel>
      {plan.movements.totalCount > 0 && <Movements plan={plan} words={words} />}
    </>
  );
}

function Verdict({ plan: { chosen, evaluations, stopped } }: { readonly plan: MovementPlan }) {
  return (
    <p data-testid="plan-verdict">
      <strong>
        {chosen === 'plan'
          ? t('The plan does better than the rule.')
          : t('No plan did better: the rule of the dispatcher stands.')}
      </strong>{' '}
      {t('{count} plans were tried.', { count: toCount(evaluations) })} {stopped && t('The search was stopped early.')}
    </p>
  );
}

function Movements({ plan: { movements }, words }: Omit<PlanResultProps, 'number'>) {
  const route = ({ through, consignments }: (typeof movements.nodes)[number]['routes'][number]) =>
    t('{route} ({count} consignments)', { route: through.map(words.place).join(' → '), count: toCount(consignments) });
  return (
    <Panel
      title={t('What the best plan says')}
      note={t('{shown} of {count} requirements', {
        shown: toCount(movements.nodes.length),
        count: toCount(movements.totalCount),
      })}
      flush
      className="wide"
    >
      <div className="scroll-x plan-movements" tabIndex={0} role="group" aria-label={t('What the best plan says')}>
        <table className="data compact sticky-head">
          <TableHead columns={[t('Requirement'), { figure: t('Place in the order of departure') }, t('By way of')]} />
          <tbody>
            {movements.nodes.map(({ requirement, place, routes }) => (
              <tr key={requirement}>
                <th scope="row">{words.requirement(requirement)}</th>
                <td className="number">{place ?? <span className="muted">{t('as the rule')}</span>}</td>
                <td>
                  {routes.length === 0 ? (
                    <span className="muted">{t('as the rule')}</span>
                  ) : (
                    routes.map((one) => <p key={one.through.join()}>{route(one)}</p>)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

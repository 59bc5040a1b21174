/** What holds the plan back, by the days a relief gains, and the nation whose own decision binds first. */
import { useNames } from '../../api/names.ts';
import type { Bottleneck, RunSummary } from '../../api/model.ts';
import { isUnderWay } from '../../api/progress.ts';
import { toPercent, toTenth } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { EmptyState } from '../../app/states.tsx';
import { toDDay } from '../../state/time.ts';
import { say, t, tr } from '../../i18n/text.ts';
import { leverOf } from '../../what-if/lever-of-resource.ts';
import { WhatIfLink } from '../../what-if/what-if-link.tsx';

const MOST_ROWS = 8;

function noBottleneckText(run: RunSummary): string {
  if (isUnderWay(run)) return t('The run is under way: bottlenecks are named once its first replications are done.');
  if (run.state === 'failed')
    return t('The run failed before it named a bottleneck. {reason}', {
      reason: run.message ?? t('It gives no reason.'),
    });
  if (run.state === 'cancelled') return t('The run was cancelled before it named a bottleneck.');
  return t('The run is finished and found no bottleneck.');
}

const NATIONAL = ['national-approval', 'national-decision'];

/** Of the reliefs that were tried, the first that is a nation's own decision: whose gate binds. */
function BindingDecision() {
  const { run } = useShown();
  const names = useNames();
  const gates = new Map(run.gates.map((gate) => [`gate/${gate.id}`, gate]));
  const row = run.bottlenecks.find(({ resource }) => NATIONAL.includes(gates.get(resource)?.kind ?? ''));
  if (row === undefined) return null;
  const gate = gates.get(row.resource);
  return (
    <p className="binding-decision" data-testid="binding-decision">
      {tr('The nation whose decision binds first: {nation}. {gate}, at the median {day}; {share} of all waiting.', {
        nation: <strong>{names.nation(gate?.owner ?? '')}</strong>,
        gate: gate?.title ?? row.resource,
        day: <span className="nowrap">{toDDay(run.clock, gate?.met.p50 ?? null)}</span>,
        share: toPercent(row.shareOfWaiting),
      })}
    </p>
  );
}

/** What the figures rest on while the run goes on: an estimate is never shown as if it were confirmed. */
function stageText(run: RunSummary): string {
  const { name, done, total } = run.stage;
  if (!isUnderWay(run) || name === 'COMPLETE') return t('by days gained when relieved, same draws');
  if (name === 'REPLICATIONS') return t('not confirmed yet: by share of all waiting, no relief is tried so far');
  if (name === 'RELIEFS')
    return t('not confirmed yet: {done} of {total} reliefs tried', { done: String(done), total: String(total) });
  return t('the best are being confirmed: {done} of {total}', { done: String(done), total: String(total) });
}

function Gained({ row, isUnderWay: goesOn }: { readonly row: Bottleneck; readonly isUnderWay: boolean }) {
  if (row.daysGained === null)
    return <span className="muted">{goesOn && row.relief !== '' ? t('not tried yet') : t('not re-run')}</span>;
  return (
    <>
      <strong>{toTenth(row.daysGained.mean)}</strong> ({toTenth(row.daysGained.low)}–{toTenth(row.daysGained.high)})
      {row.confirmed && <span className="muted"> {t('confirmed')}</span>}
      {goesOn && row.stage === 'CONFIRMING' && <span className="muted"> {t('being confirmed')}</span>}
      {goesOn && row.stage === 'TRIED' && <span className="muted"> {t('not confirmed')}</span>}
    </>
  );
}

export function Bottlenecks() {
  const { run } = useShown();
  const names = useNames();
  return (
    <Panel title={t('Bottlenecks')} note={stageText(run)} flush className="overview-bottlenecks">
      {run.bottlenecks.length === 0 ? (
        <EmptyState>{noBottleneckText(run)}</EmptyState>
      ) : (
        <>
          <BindingDecision />
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('Resource')}</th>
                <th scope="col">{t('Relief tried')}</th>
                <th scope="col" className="number">
                  {t('Of all waiting')}
                </th>
                <th scope="col" className="number">
                  {t('Days gained (95 %)')}
                </th>
              </tr>
            </thead>
            <tbody>
              {run.bottlenecks.slice(0, MOST_ROWS).map((row) => (
                <tr key={`${row.resource} ${row.relief}`}>
                  <th scope="row">{names.resource(row.resource)}</th>
                  <td>
                    {say(row.relief)} <WhatIfLink lever={leverOf(row.resource)} />
                  </td>
                  <td className="number">{toPercent(row.shareOfWaiting)}</td>
                  <td className="number">
                    <Gained row={row} isUnderWay={isUnderWay(run)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}

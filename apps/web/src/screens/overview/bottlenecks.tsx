/** What holds the plan back, by the days a relief gains. */
import { inputOfResource } from '../../api/inputs.ts';
import { causeText } from '../../api/issue-text.ts';
import { useNames } from '../../api/names.ts';
import type { Bottleneck, RunSummary } from '../../api/model.ts';
import { isUnderWay } from '../../api/progress.ts';
import { rangeBeside, toPercent, toTenth } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { reliefText } from '../../app/relief-text.ts';
import { isSure } from '../../charts/best-relief.ts';
import { t, tr } from '../../i18n/text.ts';
import { TryRelief } from '../../what-if/what-if-link.tsx';

const MOST_ROWS = 8;

export function noBottleneckText(run: RunSummary): string {
  if (isUnderWay(run)) return t('The run is under way: bottlenecks are named once its first replications are done.');
  if (run.state === 'failed')
    return t('The run failed before it named a bottleneck. {reason}', { reason: causeText(run.message) });
  if (run.state === 'cancelled') return t('The run was cancelled before it named a bottleneck.');
  return t('The run is finished and found no bottleneck.');
}

/** What the figures rest on while the run goes on: an estimate is never shown as if it were confirmed. */
function stageText(run: RunSummary): string {
  const { name, done, total } = run.stage;
  if (!isUnderWay(run) || name === 'COMPLETE') return t('by days gained when relieved, same draws');
  if (name === 'REPLICATIONS') return t('not confirmed yet: by share of all waiting, no relief is tried so far');
  if (name === 'RELIEFS') return t('not confirmed yet: {done} of {total} reliefs tried', { done, total });
  return t('the best are being confirmed: {done} of {total}', { done, total });
}

function Gained({ row, isUnderWay: goesOn }: { readonly row: Bottleneck; readonly isUnderWay: boolean }) {
  if (row.daysGained === null)
    return <span className="muted">{goesOn && row.relief !== '' ? t('not tried yet') : t('not re-run')}</span>;
  const mean = <strong>{toTenth(row.daysGained.mean)}</strong>;
  const range = rangeBeside(toTenth(row.daysGained.low), toTenth(row.daysGained.high));
  return (
    <>
      <span className={isSure(row) ? undefined : 'muted'}>
        {range === null ? mean : tr('{mean} ({range})', { mean, range })}
      </span>
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
        <table className="data">
          <TableHead
            columns={[
              t('Resource'),
              t('Relief tried'),
              { figure: t('Of all waiting') },
              { figure: t('Days gained (95 %)') },
            ]}
          />
          <tbody>
            {run.bottlenecks.slice(0, MOST_ROWS).map((row) => (
              <tr key={`${row.resource} ${row.relief}`}>
                <th scope="row">
                  <InputLink of={inputOfResource(row.resource)}>{names.resource(row.resource)}</InputLink>
                </th>
                <td>
                  {reliefText(row, names)} <TryRelief resource={row.resource} pool={row.pool} />
                </td>
                <td className="number">{toPercent(row.shareOfWaiting)}</td>
                <td className="number">
                  <Gained row={row} isUnderWay={isUnderWay(run)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

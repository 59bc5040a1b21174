import { usePosture } from '../../api/sections.ts';
import { rangeBeside, toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { Await } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { useClockStep } from '../../state/clock.ts';
import { t, tr, wordTitle } from '../../i18n/text.ts';

/** What a share of each component counts. */
const MEASURES = {
  monitoring: 'Mean share of the sectors that is watched',
  'armed-forces': 'Mean share done of packages, regenerated formations and fortification',
  'multinational-force': 'Persons of the posture that are ready, of all that are planned',
  commitments: 'Commitments in force, of all',
  cooperation: 'Mean share done of joint production and training, and of intelligence sharing in place',
} as const;

/** Cover of the five components of the declaration at the clock: shares of the plan, each with what it counts. */
export function ComponentsPanel() {
  const posture = usePosture();
  const step = useClockStep();
  return (
    <Panel
      title={t('Five components of the declaration')}
      note={t('share of what the scenario plans, at the clock')}
      flush
      className="overview-components"
    >
      <Await value={posture} what={t('five components')}>
        {({ components }) => (
          <table className="data">
            <TableHead columns={[t('Component'), { figure: t('Cover P50 (P10–P90)') }, t('What is counted')]} />
            <tbody>
              {components.map(({ id, cover }) => (
                <tr key={id}>
                  <th scope="row">{wordTitle(id)}</th>
                  <td className="number">
                    <Cover p10={cover.p10[step] ?? 0} p50={cover.p50[step] ?? 0} p90={cover.p90[step] ?? 0} />
                  </td>
                  <td className="muted">{t(MEASURES[id])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Await>
    </Panel>
  );
}

function Cover({ p10, p50, p90 }: Readonly<Record<'p10' | 'p50' | 'p90', number>>) {
  const range = rangeBeside(toPercent(p10), toPercent(p90));
  const middle = <strong>{toPercent(p50)}</strong>;
  return range === null ? middle : tr('{mean} ({range})', { mean: middle, range });
}

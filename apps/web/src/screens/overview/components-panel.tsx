import { usePosture } from '../../api/sections.ts';
import { toPercent, toTitle } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { Await } from '../../app/states.tsx';
import { useClockStep } from '../../state/clock.ts';
import { say, t } from '../../i18n/text.ts';

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
            <thead>
              <tr>
                <th scope="col">{t('Component')}</th>
                <th scope="col" className="number">
                  {t('Cover P50 (P10–P90)')}
                </th>
                <th scope="col">{t('What is counted')}</th>
              </tr>
            </thead>
            <tbody>
              {components.map(({ id, cover, measure }) => (
                <tr key={id}>
                  <th scope="row">{say(toTitle(id))}</th>
                  <td className="number">
                    <strong>{toPercent(cover.p50[step] ?? 0)}</strong> ({toPercent(cover.p10[step] ?? 0)}–
                    {toPercent(cover.p90[step] ?? 0)})
                  </td>
                  <td className="muted">{say(measure)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Await>
    </Panel>
  );
}

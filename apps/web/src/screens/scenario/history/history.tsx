/** The versions of a scenario, and what differs between any two of them. */
import { useState } from 'react';
import { toCount } from '../../../app/format.ts';
import { TableHead } from '../../../app/table-head.tsx';
import { momentText } from '../../../app/work-row.tsx';
import { t } from '../../../i18n/text.ts';
import { Differences } from './differences.tsx';
import type { ScenarioVersionRow } from '../../../api/scenario-head.ts';
import { intentTitle } from '../row/titles.ts';

interface HistoryProps {
  readonly scenarioId: string;
  /** Newest first. */
  readonly versions: readonly ScenarioVersionRow[];
}

const MOST_ROWS = 200;

export function History({ scenarioId, versions }: HistoryProps) {
  return (
    <>
      <div className="history" tabIndex={0} role="group" aria-label={t('History')}>
        <table className="data compact">
          <TableHead
            columns={[{ figure: t('Version') }, t('Date'), t('Who'), t('What was done'), { figure: t('Changes') }]}
          />
          <tbody>
            {versions.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.version}>
                <th scope="row" className="number">
                  {row.version}
                </th>
                <td className="nowrap">{momentText(row.at)}</td>
                <td>{row.author}</td>
                <td>
                  {intentTitle(row.intent)}
                  {row.undoes !== null && ` ↶ ${row.undoes}`}
                </td>
                <td className="number">{toCount(row.changes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {versions.length > MOST_ROWS && (
          <p className="small muted">{t('and {count} more', { count: versions.length - MOST_ROWS })}</p>
        )}
      </div>
      {versions.length > 1 && <BetweenVersions {...{ scenarioId, versions }} />}
    </>
  );
}

/** Any two versions beside each other; the last change to begin with. */
function BetweenVersions({ scenarioId, versions }: HistoryProps) {
  const [chosen, setChosen] = useState<{ readonly from?: number; readonly to?: number }>({});
  const [to, from] = [chosen.to ?? versions[0].version, chosen.from ?? versions[1].version];
  const choice = (title: string, value: number, put: (version: number) => void) => (
    <label className="field">
      {title}
      <select value={value} onChange={({ target }) => put(Number(target.value))}>
        {versions.map(({ version, at }) => (
          <option key={version} value={version}>
            {t('version {version}', { version })} · {momentText(at)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section aria-label={t('Difference between two versions')} data-testid="between-versions">
      <div className="row-actions">
        {choice(t('Difference from'), from, (version) => setChosen({ ...chosen, from: version }))}
        {choice(t('to'), to, (version) => setChosen({ ...chosen, to: version }))}
      </div>
      {from === to ? (
        <p className="small muted">{t('Nothing differs.')}</p>
      ) : (
        <Differences from={{ scenarioId, version: from }} to={{ scenarioId, version: to }} />
      )}
    </section>
  );
}

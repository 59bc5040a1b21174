/** Where depots and hubs should stand, what each serves, and what the choice costs. */
import type { SiteLocation } from '../../api/background-jobs.ts';
import { massText, toTenth } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { t } from '../../i18n/text.ts';
import { navigate } from '../../state/address.ts';
import type { PlanWords } from './plans-screen.tsx';

interface SiteResultProps {
  readonly number: number;
  readonly location: SiteLocation;
  readonly words: PlanWords;
}

const hours = (value: number) => `${toTenth(value)}\u00a0${t('h')}`;

export function SiteResult({ number, location, words }: SiteResultProps) {
  const { sites, scenarios, unreached, leftOut } = location;
  const isStock = location.method === 'STOCK';
  const named = (keys: readonly string[]) => keys.map(words.place).join(', ');
  return (
    <Panel title={t('Job {job}: sites', { job: number })} note={statusText(location.status)} className="wide">
      <p data-testid="site-verdict">
        {isStock
          ? t('Mean time to supply {mean}, in the worst attack {worst}.', {
              mean: hours(location.meanHours),
              worst: hours(location.worstHours),
            })
          : t('Mean time to supply {mean}, weighted by demand; the longest {worst}.', {
              mean: hours(location.meanHours),
              worst: hours(location.worstHours),
            })}
      </p>
      {sites.length === 0 ? (
        <EmptyState>{t('No site can be chosen so that all is supplied.')}</EmptyState>
      ) : (
        <table className="data">
          <TableHead columns={[t('Site'), ...(isStock ? [{ figure: t('Stock') }] : []), t('Serves')]} />
          <tbody>
            {sites.map(({ place, stockT, serves }) => (
              <tr key={place}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    title={t('Show it on the map')}
                    onClick={() => navigate({ screen: 'map', query: { place } })}
                  >
                    {words.place(place)}
                  </button>
                </th>
                {isStock && <td className="number">{stockT === null ? '–' : massText(stockT)}</td>}
                <td>{named(serves) || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {scenarios.length > 0 && (
        <table className="data compact">
          <TableHead columns={[t('Attack'), { figure: t('Mean time to supply') }, { figure: t('Missing') }]} />
          <tbody>
            {scenarios.map(({ name, meanHours, missingT }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{hours(meanHours)}</td>
                <td className="number">{massText(missingT)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unreached.length > 0 && (
        <p className="small warn">{t('No site reaches: {places}.', { places: named(unreached) })}</p>
      )}
      {leftOut && leftOut.candidates + leftOut.points + leftOut.attacks > 0 && (
        <p className="small warn" role="note">
          {t(
            'Not looked at, because only so many are: candidates {candidates}, places with the least need {points}, attacks {attacks}.',
            {
              candidates: leftOut.candidates,
              points: leftOut.points,
              attacks: leftOut.attacks,
            },
          )}
        </p>
      )}
      {leftOut?.withoutEffect ? (
        <p className="small">
          {t('Attacks that change no way to a place and no stock: {count}.', { count: leftOut.withoutEffect })}
        </p>
      ) : null}
    </Panel>
  );
}

function statusText(status: string): string {
  if (status === 'optimal') return t('proved to be the best choice');
  return status === 'infeasible' ? t('there is no such choice') : t('its time ran out: a better choice may exist');
}

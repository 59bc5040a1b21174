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
  const { method, meanHours, worstHours, sites, scenarios } = location;
  const times = { mean: hours(meanHours), worst: hours(worstHours) };
  return (
    <Panel title={t('Job {job}: sites', { job: number })} note={statusText(location.status)} className="wide">
      <p data-testid="site-verdict">
        {method === 'STOCK'
          ? t('Mean time to supply {mean}, in the worst attack {worst}.', times)
          : t('Mean time to supply {mean}, weighted by demand; the longest {worst}.', times)}
      </p>
      {sites.length === 0 ? (
        <EmptyState>{t('No site can be chosen so that all is supplied.')}</EmptyState>
      ) : (
        <Sites {...{ sites, words }} hasStock={method === 'STOCK'} />
      )}
      {scenarios.length > 0 && <Attacks attacks={scenarios} />}
      <NotInIt location={location} words={words} />
    </Panel>
  );
}

const namesOf = (keys: readonly string[], words: PlanWords): string => keys.map(words.place).join(', ');

interface SitesProps {
  readonly sites: SiteLocation['sites'];
  readonly hasStock: boolean;
  readonly words: PlanWords;
}

function Sites({ sites, hasStock, words }: SitesProps) {
  return (
    <table className="data">
      <TableHead columns={[t('Site'), ...(hasStock ? [{ figure: t('Stock') }] : []), t('Serves')]} />
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
            {hasStock && <td className="number">{stockT === null ? '–' : massText(stockT)}</td>}
            <td>{namesOf(serves, words) || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Attacks({ attacks }: { readonly attacks: SiteLocation['scenarios'] }) {
  return (
    <table className="data compact">
      <TableHead columns={[t('Attack'), { figure: t('Mean time to supply') }, { figure: t('Missing') }]} />
      <tbody>
        {attacks.map(({ name, meanHours, missingT }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{hours(meanHours)}</td>
            <td className="number">{massText(missingT)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the choice does not serve, and what it did not look at. */
function NotInIt({ location: { unreached, leftOut }, words }: Omit<SiteResultProps, 'number'>) {
  return (
    <>
      {unreached.length > 0 && (
        <p className="small warn">{t('No site reaches: {places}.', { places: namesOf(unreached, words) })}</p>
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
    </>
  );
}

function statusText(status: string): string {
  if (status === 'optimal') return t('proved to be the best choice');
  return status === 'infeasible' ? t('there is no such choice') : t('its time ran out: a better choice may exist');
}

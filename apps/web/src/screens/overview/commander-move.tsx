/** What moves at the clock and what is in its way: arrivals against reception, lines of communication, lift that is short. */
import { useNames } from '../../api/names.ts';
import { toCount, toPercent, toTenth } from '../../app/format.ts';
import { SourceChip } from '../../app/source-chip.tsx';
import { t, word } from '../../i18n/text.ts';
import { useClockStep, useTableMinute } from '../../state/clock.ts';
import { CommanderTable, type Picture, type Rows } from './commander-table.tsx';

export function Arriving({ rows, most: shown }: Rows<'arrivals'>) {
  const step = useClockStep();
  const names = useNames();
  const now = rows
    .map((row) => ({
      ...row,
      day: row.next24.p50[step],
      three: row.next72.p50[step],
      most: row.next72.p90[step],
      free: row.bedsFree?.[step] ?? row.bedsOpen?.[step] ?? row.beds,
    }))
    .filter(({ most }) => most > 0)
    .sort((a, b) => b.most - a.most);
  return (
    <CommanderTable
      most={shown}
      title={t('Arrivals after the clock')}
      note={t('persons, against free beds of the reception')}
      heads={[
        t('Place'),
        { figure: t('24 h') },
        { figure: t('72 h') },
        { figure: t('72 h P90') },
        { figure: t('Free beds') },
      ]}
      empty={t('Nobody arrives in the next three days.')}
      rows={now.map(({ place, isOnTheWay, day, three, most, free, beds }) => ({
        key: place,
        cells: [
          <span key="place">
            {names.place(place)} {isOnTheWay === true && <span className="small muted">{t('port on the way')}</span>}{' '}
            <SourceChip of={{ section: 'places', row: place }} />
          </span>,
          toCount(day),
          toCount(three),
          <span key="most" className={free !== null && most > free ? 'bad strong' : undefined}>
            {toCount(most)}
          </span>,
          free === null || beds === null
            ? '–'
            : free === beds
              ? toCount(beds)
              : t('{open} of {all}', { open: toCount(free), all: toCount(beds) }),
        ],
      }))}
    />
  );
}

const SEVERITY = ['CLOSED', 'REDUCED', 'AT_TIMES', 'QUEUE'] as const;

/** Those that are not free at the clock first, the worst on top. */
export function Communications({ rows, most }: Rows<'communications'>) {
  const minute = useTableMinute();
  const names = useNames();
  const lines = rows
    .map(({ spans, ...row }) => {
      const now = spans.filter(({ fromMin, untilMin }) => fromMin <= minute && minute < untilMin);
      const state = SEVERITY.find((one) => now.some((span) => span.state === one));
      const chances = now.filter((span) => span.state === state).map(({ probability }) => probability ?? 1);
      return { ...row, state, chance: Math.max(0, ...chances) };
    })
    .sort((a, b) => rank(a.state) - rank(b.state) || b.utilisation - a.utilisation);
  return (
    <CommanderTable
      most={most}
      title={t('Lines of communication at the clock')}
      heads={[t('Line of communication'), t('State'), { figure: t('Most used capacity') }]}
      empty={t('No crossing, port or link was used.')}
      rows={lines.map(({ key, kind, utilisation, state, chance }) => ({
        key,
        cells: [
          <span key="name">
            {LINKS.has(kind) ? (
              <>
                {names.resource(`${key}/path`)} <SourceChip of={{ section: 'links', row: key }} />
              </>
            ) : (
              <>
                {withKind(names.place(key), word(kind))} <SourceChip of={{ section: 'places', row: key }} />
              </>
            )}
          </span>,
          state === undefined ? (
            t('open')
          ) : (
            <span key="state" className={state === 'QUEUE' ? 'strong' : 'bad strong'}>
              {word(state)}
              {chance < 1 && <span className="small muted"> {toPercent(chance)}</span>}
            </span>
          ),
          toPercent(utilisation),
        ],
      }))}
    />
  );
}

/** What kind of place it is, where its name does not say so itself. */
export const withKind = (name: string, kind: string) =>
  name.toLowerCase().endsWith(` ${kind.toLowerCase()}`) ? (
    name
  ) : (
    <>
      {name} <span className="small muted">{kind}</span>
    </>
  );

const LINKS: ReadonlySet<string> = new Set(['RAILWAY', 'ROAD', 'WATERWAY', 'SEA_LANE']);

const rank = (state: (typeof SEVERITY)[number] | undefined): number =>
  state === undefined ? SEVERITY.length : SEVERITY.indexOf(state);

export function LiftShort({ commander, most }: { readonly commander: Picture; readonly most?: number }) {
  const names = useNames();
  const { cost, lift } = commander;
  return (
    <CommanderTable
      most={most}
      title={t('Lift short, and the cost of movement')}
      note={t('cost assumed: {total} million EUR on the mean of the replications', {
        total: toTenth(cost.totalEur / 1e6),
      })}
      heads={[t('Lift'), { figure: t('Assets') }, { figure: t('Elements that wait') }, { figure: t('Days') }]}
      empty={t('No element waits a day for lift on average.')}
      rows={lift.map(({ liftType, assets, elements, waitDays }) => ({
        key: liftType,
        cells: [
          <span key="lift">
            {names.resource(`lift/${liftType}`)} <SourceChip of={{ section: 'liftTypes', row: liftType }} />
          </span>,
          assets,
          elements,
          toTenth(waitDays),
        ],
      }))}
    />
  );
}

/** The commander's part of the overview: who must decide by when, what comes, what is in the way, what to ask for, what the answer rests on. */
import type { ReactNode } from 'react';
import type { CommanderData } from '../../api/loaders.ts';
import { useNames, type Names } from '../../api/names.ts';
import { useCommander, useForce, useNamed } from '../../api/sections.ts';
import { toCount, toPercent, toTenth } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { say, t } from '../../i18n/text.ts';
import { useClock, useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';

type Picture = NonNullable<CommanderData['commander']>;

const MOST_ROWS = 8;
const word = (code: string) => say(code.toLowerCase().replaceAll('_', ' '));

export function CommanderPanels() {
  const loaded = useNamed(useCommander());
  return (
    <Await value={loaded} what={t('commander’s picture')}>
      {({ commander, sensitivities }) =>
        commander === null ? null : (
          <>
            <Checkpoints rows={commander.checkpoints} />
            <Decisions rows={commander.decisions} />
            <Requests rows={commander.requests} />
            <Arriving rows={commander.arrivals} />
            <Communications rows={commander.communications} />
            <SinglePoints rows={commander.singlePoints} />
            <Tornado rows={sensitivities} />
            <Means commander={commander} />
          </>
        )
      }
    </Await>
  );
}

const MOST_ON_PAPER = 5;

/** The part that goes on paper: who decides by when, what is asked of whom, what everything hangs on, what the dates rest on. */
export function CommanderOnPaper() {
  const loaded = useNamed(useCommander());
  return (
    <Await value={loaded} what={t('commander’s picture')}>
      {({ commander, sensitivities }) => (
        <>
          {commander !== null && (
            <>
              <Decisions rows={commander.decisions} most={MOST_ON_PAPER} />
              <Requests rows={commander.requests} most={MOST_ON_PAPER} />
              <SinglePoints rows={commander.singlePoints} most={MOST_ON_PAPER} />
            </>
          )}
          <Tornado rows={sensitivities} most={MOST_ON_PAPER} />
        </>
      )}
    </Await>
  );
}

interface TableProps {
  readonly title: string;
  readonly note?: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly empty: string;
  readonly wide?: boolean;
  /** Rows that are shown. */
  readonly most?: number;
}

type Rows<K extends 'decisions' | 'requests' | 'singlePoints'> = { readonly rows: Picture[K]; readonly most?: number };

/** First column names the row; the others are figures. */
function Table({ title, note, heads, rows, empty, wide, most = MOST_ROWS }: TableProps) {
  return (
    <Panel title={title} note={note} flush className={wide ? 'commander-wide' : 'commander-panel'}>
      {rows.length === 0 ? (
        <EmptyState>{empty}</EmptyState>
      ) : (
        <div className="commander-table" tabIndex={0} role="group" aria-label={title}>
          <table className="data">
            <thead>
              <tr>
                {heads.map((head, i) => (
                  <th key={head} scope="col" className={i === 0 ? undefined : 'number'}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map(({ key, cells }) => (
                <tr key={key}>
                  <th scope="row">{cells[0]}</th>
                  {cells.slice(1).map((cell, i) => (
                    <td key={heads[i + 1]} className="number">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > most && (
            <p className="muted small commander-more">{t('{count} more', { count: rows.length - most })}</p>
          )}
        </div>
      )}
    </Panel>
  );
}

function Checkpoints({ rows }: { readonly rows: Picture['checkpoints'] }) {
  return (
    <Table
      title={t('Employable against required')}
      note={t('persons, and lines that are due')}
      heads={[t('Day'), t('Required'), t('Employable P50 (P10–P90)'), t('Lines met'), t('All lines')]}
      empty={t('The run ends before the first of these days.')}
      rows={rows.map(({ name, requiredPersons, employablePersons: e, linesDue, linesMet, allLines }) => ({
        key: name,
        cells: [
          name,
          toCount(requiredPersons),
          `${toCount(e.p50)} (${toCount(e.p10)}–${toCount(e.p90)})`,
          `${linesMet.p50} / ${linesDue}`,
          toPercent(allLines.value),
        ],
      }))}
    />
  );
}

function useNationName(): (id: string | null) => string {
  const force = useForce();
  return (id) => (id === null ? t('all nations') : (force.data?.nationById.get(id)?.name ?? id));
}

function Decisions({ rows, most }: Rows<'decisions'>) {
  const { clock } = useShown().run;
  const names = useNames();
  const nation = useNationName();
  return (
    <Table
      most={most}
      title={t('Who must decide by when')}
      note={t('last date on which all that waits is in time in 8 of 10')}
      heads={[t('Decision'), t('Decided P50'), t('All in time until'), t('Helps until'), t('Elements')]}
      empty={t('No decision of this scenario releases an element with a date.')}
      rows={rows.map(({ gate, owner, decidedMin, allInTimeMin, lastUsefulMin, elements }) => ({
        key: gate,
        cells: [
          `${names.resource(`gate/${gate}`)}${owner === null ? '' : ` · ${nation(owner)}`}`,
          toDDay(clock, decidedMin),
          <span key="all" className={late(decidedMin, allInTimeMin) ? 'bad strong' : undefined}>
            {allInTimeMin === null ? t('never') : toDDay(clock, allInTimeMin)}
          </span>,
          lastUsefulMin === null ? t('never') : toDDay(clock, lastUsefulMin),
          elements,
        ],
      }))}
    />
  );
}

const late = (decided: number | null, until: number | null): boolean =>
  until !== null && (decided === null || decided > until);

function Requests({ rows, most }: Rows<'requests'>) {
  const { clock } = useShown().run;
  const names = useNames();
  const nation = useNationName();
  return (
    <Table
      most={most}
      title={t('Requests to nations and hosts')}
      heads={[t('What'), t('To'), t('By')]}
      empty={t('Nothing has to be asked for.')}
      rows={rows.map(({ to, subject, byMin, text, kind }) => ({
        key: `${kind}|${subject}|${to ?? ''}`,
        cells: [
          <span key="text">
            {subjectName(names, kind, subject)}
            <span className="small muted commander-text">{say(text)}</span>
          </span>,
          nation(to),
          byMin === null ? '–' : toDDay(clock, byMin),
        ],
      }))}
    />
  );
}

function subjectName(names: Names, kind: string, subject: string): string {
  if (kind === 'DECIDE') return names.resource(`gate/${subject}`);
  if (kind === 'LIFT') return names.resource(`lift/${subject}`);
  return kind === 'HOST_CAPACITY' ? names.resource(subject) : names.element(subject);
}

function Arriving({ rows }: { readonly rows: Picture['arrivals'] }) {
  const step = useClockStep();
  const names = useNames();
  const now = rows
    .map((row) => ({ ...row, day: row.next24.p50[step], three: row.next72.p50[step], most: row.next72.p90[step] }))
    .filter(({ most }) => most > 0)
    .sort((a, b) => b.most - a.most);
  return (
    <Table
      title={t('Arrivals after the clock')}
      note={t('persons, against beds of the reception')}
      heads={[t('Place'), '24 h', '72 h', t('72 h P90'), t('Beds')]}
      empty={t('Nobody arrives in the next three days.')}
      rows={now.map(({ place, day, three, most, beds }) => ({
        key: place,
        cells: [
          names.place(place),
          toCount(day),
          toCount(three),
          <span key="most" className={beds !== null && most > beds ? 'bad strong' : undefined}>
            {toCount(most)}
          </span>,
          beds === null ? '–' : toCount(beds),
        ],
      }))}
    />
  );
}

function Communications({ rows }: { readonly rows: Picture['communications'] }) {
  useClockStep();
  const { minute } = useClock();
  const names = useNames();
  return (
    <Table
      title={t('Lines of communication at the clock')}
      heads={[t('Line'), t('State'), t('Most used capacity')]}
      empty={t('No crossing, port or link was used.')}
      rows={rows.map(({ key, kind, utilisation, spans }) => {
        const states = spans.filter(({ fromMin, untilMin }) => fromMin <= minute && minute < untilMin);
        const state = (['CLOSED', 'REDUCED', 'QUEUE'] as const).find((s) => states.some((span) => span.state === s));
        return {
          key,
          cells: [
            <span key="name">
              {kind === 'RAILWAY' || kind === 'ROAD' ? names.resource(`${key}/path`) : names.place(key)}{' '}
              <span className="small muted">{word(kind)}</span>
            </span>,
            state === undefined ? (
              t('open')
            ) : (
              <span key="state" className={state === 'QUEUE' ? 'strong' : 'bad strong'}>
                {word(state)}
              </span>
            ),
            toPercent(utilisation),
          ],
        };
      })}
    />
  );
}

function SinglePoints({ rows, most }: Rows<'singlePoints'>) {
  const names = useNames();
  const nation = useNationName();
  const name = (kind: string, key: string) =>
    kind === 'NATION' ? nation(key) : kind === 'PLACE' ? names.place(key) : names.element(key);
  return (
    <Table
      most={most}
      title={t('Single points of failure')}
      note={t('lines that fall with them')}
      heads={[t('What'), t('Kind'), t('Lines'), t('Persons')]}
      empty={t('No line falls with one nation, element or place.')}
      rows={rows.map(({ kind, key, lines, share }) => ({
        key: `${kind}|${key}`,
        cells: [name(kind, key), word(kind), lines.length, toPercent(share)],
      }))}
    />
  );
}

/** Bars of the days by which readiness moves when one assumption is changed down and up. */
function Tornado({ rows, most }: { readonly rows: CommanderData['sensitivities']; readonly most?: number }) {
  const widest = Math.max(
    0.1,
    ...rows.flatMap(({ lowDays, highDays }) => [Math.abs(lowDays.mean), Math.abs(highDays.mean)]),
  );
  const bar = (days: number) => ({
    width: (Math.abs(days) / widest) * 60,
    x: days < 0 ? 60 - (Math.abs(days) / widest) * 60 : 60,
  });
  const signed = (days: number) => `${days > 0 ? '+' : days < 0 ? '−' : ''}${toTenth(Math.abs(days))}`;
  return (
    <Table
      most={most}
      title={t('What the dates rest on')}
      note={t('mean days later, same draws')}
      heads={[t('Assumption'), t('Down'), t('Up'), t('Drawn')]}
      empty={t('Known when the run has ended.')}
      rows={rows.map(({ assumption, low, high, lowDays, highDays }) => ({
        key: assumption,
        cells: [
          <span key="name" title={`${say(low)} / ${say(high)}`}>
            {say(assumption)}
          </span>,
          signed(lowDays.mean),
          signed(highDays.mean),
          <svg key="bar" width="120" height="14" aria-hidden="true">
            <rect {...bar(lowDays.mean)} y="0" height="6" fill="var(--accent)" />
            <rect {...bar(highDays.mean)} y="7" height="6" fill="var(--bad)" />
            <line x1="60" x2="60" y1="0" y2="14" stroke="var(--faint)" />
          </svg>,
        ],
      }))}
    />
  );
}

function Means({ commander }: { readonly commander: Picture }) {
  const names = useNames();
  const { cost, lift } = commander;
  return (
    <Table
      title={t('Lift short, and the cost of movement')}
      note={t('cost assumed: {total} million EUR in the shown replication', { total: toTenth(cost.totalEur / 1e6) })}
      heads={[t('Lift'), t('Assets'), t('Elements that wait'), t('Days')]}
      empty={t('No element waits a day for lift on average.')}
      rows={lift.map(({ liftType, assets, elements, waitDays }) => ({
        key: liftType,
        cells: [names.resource(`lift/${liftType}`), assets, elements, toTenth(waitDays)],
      }))}
    />
  );
}

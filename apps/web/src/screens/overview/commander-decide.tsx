/** What a commander decides and asks for: the days to come, who must decide by when, requests, and what everything hangs on. */
import { useNames, type Names } from '../../api/names.ts';
import { withRange, toCount, toPercent, toTenth } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { t, word } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';
import { isAnyDay, isTooLate, tooLateFirst } from './decisions.ts';
import { CommanderTable, useNationName, type Picture, type Rows } from './commander-table.tsx';

export function Checkpoints({ rows }: { readonly rows: Picture['checkpoints'] }) {
  return (
    <CommanderTable
      title={t('Employable against required')}
      note={t('persons, and lines that are due')}
      heads={[
        t('Day'),
        { figure: t('Required') },
        { figure: t('Employable P50 (P10–P90)') },
        { figure: t('Lines met') },
        { figure: t('All lines') },
      ]}
      empty={t('The run ends before the first of these days.')}
      rows={rows.map(({ name, requiredPersons, employablePersons: e, linesDue, linesMet, allLines }) => ({
        key: name,
        cells: [
          name,
          toCount(requiredPersons),
          withRange(toCount(e.p50), toCount(e.p10), toCount(e.p90)),
          `${linesMet.p50} / ${linesDue}`,
          toPercent(allLines.value),
        ],
      }))}
    />
  );
}

export function Decisions({ rows, most }: Rows<'decisions'>) {
  const { clock } = useShown().run;
  const names = useNames();
  const nation = useNationName();
  return (
    <CommanderTable
      most={most}
      title={t('Who must decide by when')}
      note={t('last date on which all that waits is in time in 8 of 10')}
      heads={[
        t('Decision'),
        { figure: t('Decided P50') },
        { figure: t('All in time until') },
        { figure: t('Helps until') },
        { figure: t('Elements') },
      ]}
      empty={t('No decision of this scenario releases an element with a date.')}
      rows={tooLateFirst(rows).map(
        ({ gate, owner, decidedMin, allInTimeMin, inTime, inTimeMin, lastUsefulMin, elements }) => ({
          key: gate,
          cells: [
            withOwner(names.resource(`gate/${gate}`), owner === null ? '' : nation(owner)),
            toDDay(clock, decidedMin),
            <span key="all" className={isTooLate({ decidedMin, allInTimeMin, inTimeMin }) ? 'bad strong' : undefined}>
              {allInTimeMin !== null
                ? toDDay(clock, allInTimeMin)
                : isAnyDay({ inTime, inTimeMin, elements })
                  ? t('any day')
                  : t('never')}
              {allInTimeMin === null && inTime !== null && inTimeMin !== null && (
                <span className="cell-note">
                  {t('{count} of {all} until {day}', { count: inTime, all: elements, day: toDDay(clock, inTimeMin) })}
                </span>
              )}
            </span>,
            lastUsefulMin !== null ? toDDay(clock, lastUsefulMin) : (inTime ?? 0) > 0 ? t('any day') : t('never'),
            elements,
          ],
        }),
      )}
    />
  );
}

/** The owner, where the title of the decision does not name it. */
const withOwner = (title: string, owner: string): string => (title.includes(owner) ? title : `${title} · ${owner}`);

export function Requests({ rows, most }: Rows<'requests'>) {
  const { clock } = useShown().run;
  const names = useNames();
  const nation = useNationName();
  return (
    <CommanderTable
      most={most}
      title={t('Requests to nations and hosts')}
      heads={[t('What'), t('To'), { figure: t('By') }]}
      empty={t('Nothing has to be asked for.')}
      rows={rows.map(({ to, subject, byMin, kind, ...figures }) => ({
        key: `${kind}|${subject}|${to ?? ''}`,
        cells: [
          <span key="text">
            {subjectName(names, kind, subject)}
            <span className="small muted commander-text">{requestText(kind, figures)}</span>
          </span>,
          nation(to),
          byMin === null ? '–' : toDDay(clock, byMin),
        ],
      }))}
    />
  );
}

/** What is asked, in the language of the page; results of earlier engines have no figures. */
function requestText(
  kind: Picture['requests'][number]['kind'],
  { elements, waitDays }: Pick<Picture['requests'][number], 'elements' | 'waitDays'>,
) {
  const count = elements ?? '–';
  const days = waitDays === null ? '–' : toTenth(waitDays);
  switch (kind) {
    case 'LIFT_CAVEAT':
      return t('Lift the caveat. Elements that the line could use: {count}.', { count });
    case 'OFFER':
      return t('Offer more elements that can fill the line: {count} {count?is|are} missing.', { count });
    case 'DECIDE':
      return t(
        'Decide by then; after it {count} {count?element that waits misses its day|elements that wait miss their days}.',
        { count },
      );
    case 'LIFT':
      return t('Offer more. {count} {count?element waits|elements wait} {days} {days?day|days} on average.', {
        count,
        days,
      });
    case 'HOURS':
      return t('Find more hours. {count} {count?element waits|elements wait} {days} {days?day|days} on average.', {
        count,
        days,
      });
    case 'HOST_CAPACITY':
      return t('Give it more capacity: a visit waits {days} {days?day|days} on average.', { days });
  }
}

function subjectName(names: Names, kind: string, subject: string): string {
  if (kind === 'DECIDE') return names.resource(`gate/${subject}`);
  if (kind === 'LIFT') return names.resource(`lift/${subject}`);
  return kind === 'HOST_CAPACITY' || kind === 'HOURS' ? names.resource(subject) : names.element(subject);
}

export function SinglePoints({ rows, most }: Rows<'singlePoints'>) {
  const names = useNames();
  const nation = useNationName();
  const name = (kind: string, key: string) =>
    kind === 'NATION' ? nation(key) : kind === 'PLACE' ? names.place(key) : names.element(key);
  return (
    <CommanderTable
      most={most}
      title={t('Single points of failure')}
      note={t('lines that fall with them')}
      heads={[t('What'), t('Kind'), { figure: t('Lines') }, { figure: t('Persons') }]}
      empty={t('No line falls with one nation, element or place.')}
      rows={rows.map(({ kind, key, lines, share }) => ({
        key: `${kind}|${key}`,
        cells: [name(kind, key), word(kind), lines.length, toPercent(share)],
      }))}
    />
  );
}

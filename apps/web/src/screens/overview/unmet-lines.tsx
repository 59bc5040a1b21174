/** The required forces that are not ready in time, line by line of the statement of requirements, and what holds each back. */
import { useState } from 'react';
import type { ElementHead, RequirementLine } from '../../api/model.ts';
import { useElements, useFill, useNamed } from '../../api/sections.ts';
import { toCount, toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { explainLine, personsOf, type LinePersons } from '../../charts/late-line.ts';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';
import { BindingCause } from '../../app/binding-cause.tsx';
import { SourceChip } from '../../app/source-chip.tsx';

const MOST_ROWS = 8;
export const UNMET_LINES = 'unmet-lines';

export function UnmetLines() {
  const { run } = useShown();
  const [open, setOpen] = useState(false);
  const unmet = run.requirements.filter(({ feasible }) => !feasible);
  const shown = open ? unmet : unmet.slice(0, MOST_ROWS);
  return (
    <Panel
      id={UNMET_LINES}
      title={t('Required forces that are not ready in time')}
      note={t('lines of requirement, and what binds most of their late elements')}
      flush
      className="overview-unmet"
    >
      {unmet.length === 0 ? (
        <EmptyState>
          {run.requirements.length === 0
            ? t('The scenario has no line of requirement.')
            : t('Every line of requirement is met as asked.')}
        </EmptyState>
      ) : (
        <UnmetTable lines={shown} linked />
      )}
      {unmet.length > MOST_ROWS && (
        <p className="more small">
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('show fewer') : t('and {count} more', { count: unmet.length - MOST_ROWS })}
          </button>
        </p>
      )}
    </Panel>
  );
}

interface UnmetTableProps {
  readonly lines: readonly RequirementLine[];
  readonly linked?: boolean;
}

export function UnmetTable({ lines, linked }: UnmetTableProps) {
  const { run } = useShown();
  return (
    <table className="data">
      <TableHead
        columns={[
          t('Line'),
          { figure: t('By') },
          { figure: t('Met, median') },
          { figure: t('Met by its date') },
          t('Why'),
        ]}
      />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {linked === true ? (
                <ViewLink to={{ screen: 'forces', query: { view: 'requirements', line: line.id } }}>
                  {line.title}
                </ViewLink>
              ) : (
                line.title
              )}{' '}
              <SourceChip of={{ section: 'requirements', row: line.id }} />
            </th>
            <td className="number">{toDDay(run.clock, line.byMin)}</td>
            <td className="number">{line.metAt.p50 === null ? t('not in run') : toDDay(run.clock, line.metAt.p50)}</td>
            <td className="number nowrap">
              <strong>{toPercent(line.met.value)}</strong> <span className="muted">{askedText(line)}</span>
            </td>
            <td>
              <Why line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const EVEN_ODDS = 0.5;

/** What is asked, where that is not even odds. */
const askedText = ({ confidenceAsked }: RequirementLine): string =>
  confidenceAsked === null || confidenceAsked === EVEN_ODDS
    ? ''
    : t('asked {chance}', { chance: toPercent(confidenceAsked) });

/** What binds a line; while it is on its way a small mark, for a whole look of loading in each row would move the table. */
function Why({ line }: { readonly line: RequirementLine }) {
  const { clock } = useShown().run;
  const fill = useFill();
  const elements = useNamed(useElements());
  if (elements.loading && elements.data === undefined) return <span className="muted">…</span>;
  return (
    <Await value={elements} what={t('results by element')}>
      {(rows) => (
        <Reason
          line={line}
          rows={rows}
          members={fill.data?.members.get(line.id)}
          persons={personsOf(fill.data?.requirements.find(({ key }) => key === line.id)?.persons, clock, line.byMin)}
        />
      )}
    </Await>
  );
}

interface ReasonProps {
  readonly line: RequirementLine;
  readonly rows: readonly ElementHead[];
  readonly members: readonly string[] | undefined;
  readonly persons: LinePersons | null;
}

function Reason({ line, rows, members, persons }: ReasonProps) {
  const { clock } = useShown().run;
  if (line.offered < line.needed)
    return t('{offered} of {needed} {needed?element|elements} offered', { offered: line.offered, needed: line.needed });
  if (members === undefined) return null;
  if (persons !== null && persons.most < persons.needed)
    return t('{there} of {needed} {needed?person|persons}', { there: toCount(persons.most), needed: persons.needed });
  const named = new Set(members);
  const { late, at, of, cause, resource } = explainLine(
    rows.filter(({ id }) => named.has(id)),
    line.byMin,
  );
  const short =
    persons !== null && persons.inTime < persons.needed
      ? t('{there} of {needed} {needed?person|persons} by {date}', {
          there: toCount(persons.inTime),
          needed: persons.needed,
          date: toDDay(clock, line.byMin),
        })
      : null;
  if (late.length === 0) return short ?? <span className="muted">{t('ready at the median, too seldom in time')}</span>;
  const count = { late: late.length, of };
  return (
    <>
      <BindingCause cause={cause} resource={resource} />
      <div className="muted small">
        {at === 'p50' ? t('{late} of {of} late at P50', count) : t('{late} of {of} late at P90', count)}
      </div>
      {short !== null && <div className="muted small">{short}</div>}
    </>
  );
}

/** Each line of the statement of requirements: how many are asked for, offered, and there at the clock. */
import { Fragment, type CSSProperties } from 'react';
import type { FillData } from '../../api/loaders.ts';
import type { RunSummary } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { useChosenRow } from '../../app/chosen-row.ts';
import { rangeBeside, toCount, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { missedShare, shortShare } from '../../charts/fill-heat.ts';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { useClockStep, useTableMinute } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { LineElements } from './line-elements.tsx';
import { whyShort, type Match } from './why-short.ts';

const COLUMNS = 10;

export function FillTable({ requirements, members, forcePackage }: FillData) {
  const { run } = useShown();
  const heads = new Map(run.requirements.map((row) => [row.id, row]));
  const matches = new Map(forcePackage?.lines.map((row) => [row.requirement, row]));
  const best = forcePackage?.plans.find(({ kind }) => kind === 'SOLVER');
  const chosen = useAddress().query['line'];
  return (
    <table className="data sticky-head narrow fill-table">
      <TableHead
        columns={[
          t('Line'),
          { figure: t('By') },
          { figure: t('Needed') },
          { figure: t('Offered') },
          { figure: t('Able') },
          { figure: t('Ordered') },
          { figure: t('In place') },
          { figure: t('Ready') },
          { figure: t('Employable') },
          { figure: t('Met by its date') },
        ]}
      />
      <tbody>
        {requirements.map((row) => {
          const head = heads.get(row.key);
          return (
            <Fragment key={row.key}>
              <FillRow
                row={row}
                head={head}
                match={matches.get(row.key)}
                filled={best?.assignments.filter(({ requirement }) => requirement === row.key).length}
                isChosen={row.key === chosen}
              />
              {row.key === chosen && head !== undefined && (
                <tr>
                  <td colSpan={COLUMNS} className="line-detail">
                    <p className="small">
                      <InputLink of={{ section: 'requirements', row: row.key }} />
                    </p>
                    <LineElements line={head} members={members.get(row.key) ?? []} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

interface FillRowProps {
  readonly row: FillData['requirements'][number];
  /** What the run says of the line. */
  readonly head: RunSummary['requirements'][number] | undefined;
  readonly match: Match | undefined;
  /** Places that the best choice fills; undefined until the run has ended. */
  readonly filled: number | undefined;
  readonly isChosen: boolean;
}

function FillRow({ row, head, match, filled, isChosen }: FillRowProps) {
  const step = useClockStep();
  const minute = useTableMinute();
  const { clock } = useShown().run;
  const chosenRow = useChosenRow(isChosen ? row.key : undefined);
  const isDue = head === undefined || minute >= head.byMin;
  return (
    <tr ref={isChosen ? chosenRow : undefined} className={isChosen ? 'selected' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-expanded={isChosen}
          onClick={() => navigate({ query: { line: isChosen ? null : row.key } })}
        >
          {head?.title ?? row.key}
        </button>
        {filled !== undefined && match && <Shortfall row={row} match={match} filled={filled} />}
      </th>
      <td className="number">{head ? toDDay(clock, head.byMin) : '–'}</td>
      <td className="number strong">
        {row.needed}
        {row.persons && (
          <span className="muted small">
            {' '}
            {t('{there} of {needed} {needed?person|persons}', {
              there: toCount(row.persons.employable.p50[step]),
              needed: row.persons.needed,
            })}
          </span>
        )}
      </td>
      <td className="number">{match?.offered ?? '–'}</td>
      <td className="number">{match?.able ?? '–'}</td>
      <Share value={row.released.p50[step]} of={row.needed} isDue={isDue} />
      <Share value={row.inPlace.p50[step]} of={row.needed} isDue={isDue} />
      <Share value={row.ready.p50[step]} of={row.needed} isDue={isDue} />
      <Share
        value={row.employable.p50[step]}
        of={row.needed}
        isDue={isDue}
        band={[row.employable.p10[step], row.employable.p90[step]]}
      />
      <td
        className="number fill-cell"
        style={heat(head === undefined ? 0 : missedShare(head.met.value, head.confidenceAsked))}
      >
        {head ? toPercent(head.met.value) : '–'}
      </td>
    </tr>
  );
}

function Shortfall({
  row,
  match,
  filled,
}: Pick<FillRowProps, 'row'> & { readonly match: Match; readonly filled: number }) {
  const names = useNames();
  const isShort = filled < row.needed || (match.shortPersons !== null && match.shortPersons > 0);
  if (!isShort) return null;
  return <span className="small fill-reasons">{whyShort({ ...row, filled }, match, names.element).join(' ')}</span>;
}

interface ShareProps {
  readonly value: number;
  readonly of: number;
  readonly isDue: boolean;
  readonly band?: readonly [low: number, high: number];
}

/** The shorter, the stronger the colour; the figure says the same. */
const heat = (missing: number) => ({ '--missing': `${Math.round(missing * 60)}%` }) as CSSProperties;

function Share({ value, of, isDue, band }: ShareProps) {
  const range = band === undefined ? null : rangeBeside(String(band[0]), String(band[1]));
  return (
    <td className="number fill-cell" style={heat(shortShare(value, of, isDue))}>
      {value}
      {range !== null && <span className="muted small"> ({range})</span>}
    </td>
  );
}

import { Fragment, type ReactNode } from 'react';
import type { FillData } from '../../api/loaders.ts';
import { useNames } from '../../api/names.ts';
import { useFill } from '../../api/sections.ts';
import { useChosenRow } from '../../app/chosen-row.ts';
import { rangeText, toCount, toPercent, toTenth } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { LineElements } from './line-elements.tsx';

/** Offers against the statement of requirements: who is where at the clock, what stays short, and why. */
export function RequirementFill({ tools }: { readonly tools: ReactNode }) {
  const fill = useFill();
  return (
    <Panel
      title={t('Offers against the statement of requirements')}
      note={t('elements at the clock, median of the replications')}
      tools={tools}
      flush
      className="forces-matrix"
    >
      <Await value={fill} what={t('requirements')}>
        {(data) =>
          data.requirements.length === 0 ? (
            <EmptyState>{t('This scenario has no statement of requirements.')}</EmptyState>
          ) : (
            <div className="composition" tabIndex={0} role="group" aria-label={t('Fill of the requirements')}>
              <FillTable {...data} />
              <Plans forcePackage={data.forcePackage} />
            </div>
          )
        }
      </Await>
    </Panel>
  );
}

function FillTable({ requirements, members, forcePackage }: FillData) {
  const step = useClockStep();
  const { run } = useShown();
  const names = useNames();
  const heads = new Map(run.requirements.map((row) => [row.id, row]));
  const matches = new Map(forcePackage?.lines.map((row) => [row.requirement, row]));
  const best = forcePackage?.plans.find(({ kind }) => kind === 'SOLVER');
  const chosen = useAddress().query['line'];
  const chosenRow = useChosenRow(chosen);
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
          const match = matches.get(row.key);
          const filled = best?.assignments.filter(({ requirement }) => requirement === row.key).length;
          const isChosen = row.key === chosen;
          return (
            <Fragment key={row.key}>
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
                  {filled !== undefined &&
                    match &&
                    (filled < row.needed || (match.shortPersons !== null && match.shortPersons > 0)) && (
                      <span className="small fill-reasons">
                        {whyShort({ ...row, filled }, match, names.element).join(' ')}
                      </span>
                    )}
                </th>
                <td className="number">{head ? toDDay(run.clock, head.byMin) : '–'}</td>
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
                <Share value={row.released.p50[step]} of={row.needed} />
                <Share value={row.inPlace.p50[step]} of={row.needed} />
                <Share value={row.ready.p50[step]} of={row.needed} />
                <Share
                  value={row.employable.p50[step]}
                  of={row.needed}
                  band={[row.employable.p10[step], row.employable.p90[step]]}
                />
                <td className="number">{head ? toPercent(head.met.value) : '–'}</td>
              </tr>
              {isChosen && head !== undefined && (
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

const COLUMNS = 10;

type Match = NonNullable<FillData['forcePackage']>['lines'][number];

interface Filled extends Pick<FillData['requirements'][number], 'needed' | 'persons'> {
  readonly filled: number;
}

/** Why places of a line stay empty in the best choice, or persons are missing, one sentence each. */
function whyShort(
  { needed, persons, filled }: Filled,
  { shortPersons, offered, able, obstacles }: Match,
  nameOf: (element: string) => string,
): string[] {
  return [
    ...(filled < needed
      ? [t('{missing} of {needed} {needed?place stays|places stay} empty.', { missing: needed - filled, needed })]
      : []),
    ...(shortPersons && persons
      ? [
          t('{missing} of {needed} {needed?person|persons} are missing.', {
            missing: shortPersons,
            needed: persons.needed,
          }),
        ]
      : []),
    offered === 0
      ? t('Nobody offers the capability.')
      : t('Of {offered} that {offered?offers|offer} it {able} could fill it.', { able, offered }),
    ...obstacles.map(({ obstacle, elements }) =>
      OBSTACLES[obstacle]({ count: elements.length, names: elements.map(nameOf).join(', ') }),
    ),
    ...(able > filled
      ? [
          t('{count} {count?is used for another line, or relieves|are used for other lines, or relieve} who is used.', {
            count: able - filled,
          }),
        ]
      : []),
  ];
}

/** Who cannot fill a line. */
interface Barred {
  readonly count: number;
  readonly names: string;
}

const OBSTACLES: Readonly<Record<Match['obstacles'][number]['obstacle'], (of: Barred) => string>> = {
  WITHDRAWN: (of) => t('{count} {count?is|are} withdrawn: {names}.', of),
  COMPONENT: (of) => t('{count} {count?is|are} of another component: {names}.', of),
  PLACE: (of) => t('{count} {count?is|are} meant for another place: {names}.', of),
  STATIONING: (of) => t('{count} {count?is|are} barred from the place by a caveat: {names}.', of),
  TASK: (of) => t('{count} {count?is|are} barred from the task by a caveat: {names}.', of),
  PARTNER: (of) =>
    t('{count} {count?is|are} barred by a caveat from serving under the nation that leads: {names}.', of),
  UNTIL: (of) => t('{count} {count?is|are} available only until an earlier day: {names}.', of),
  GONE: (of) => t('{count} {count?is|are} ordered home by then: {names}.', of),
  COMMAND: (of) => t('{count} {count?is|are} ready, with no headquarters that may lead: {names}.', of),
  NEVER: (of) => t('{count} {count?is|are} not ready within the run: {names}.', of),
};

interface ShareProps {
  readonly value: number;
  readonly of: number;
  readonly band?: readonly [low: number, high: number];
}

/** The shorter, the stronger the colour; the figure says the same. */
function Share({ value, of, band }: ShareProps) {
  const missing = of === 0 ? 0 : Math.max(0, 1 - value / of);
  return (
    <td className="number fill-cell" style={{ '--missing': `${Math.round(missing * 60)}%` } as React.CSSProperties}>
      {value}
      {band && band[0] !== band[1] && (
        <span className="muted small"> ({rangeText(String(band[0]), String(band[1]))})</span>
      )}
    </td>
  );
}

function Plans({ forcePackage }: Pick<FillData, 'forcePackage'>) {
  if (forcePackage === null)
    return <p className="muted small fill-note">{t('The force package is chosen when the run has ended.')}</p>;
  const titles = {
    PLANNER: t('Planner’s own choice'),
    GREEDY: t('By priority, least late first'),
    SOLVER: t('Solver'),
  };
  return (
    <table className="data fill-plans">
      <caption>{t('Force package: who fills which line')}</caption>
      <TableHead
        columns={[
          t('Choice'),
          { figure: t('Empty places') },
          { figure: t('Persons missing') },
          { figure: t('Days late') },
          { figure: t('Splits of nations') },
          t('Proof'),
        ]}
      />
      <tbody>
        {forcePackage.plans.map((plan) => (
          <tr key={plan.kind}>
            <th scope="row">{titles[plan.kind]}</th>
            <td className="number">{plan.unfilled}</td>
            <td className="number">{plan.shortPersons === null ? '–' : toCount(plan.shortPersons)}</td>
            <td className="number">{toTenth(plan.lateDays)}</td>
            <td className="number">{plan.splits}</td>
            <td>
              {plan.proof === 'OPTIMAL'
                ? t('proved: nothing is better')
                : plan.proof === 'STOPPED'
                  ? t('stopped before it was proved')
                  : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

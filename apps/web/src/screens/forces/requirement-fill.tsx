import type { ReactNode } from 'react';
import type { FillData } from '../../api/loaders.ts';
import { useFill } from '../../api/sections.ts';
import { toPercent, toTenth } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { say, t } from '../../i18n/text.ts';
import { useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';

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

function FillTable({ requirements, forcePackage }: FillData) {
  const step = useClockStep();
  const { run } = useShown();
  const heads = new Map(run.requirements.map((row) => [row.id, row]));
  const matches = new Map(forcePackage?.lines.map((row) => [row.requirement, row]));
  const best = forcePackage?.plans.find(({ kind }) => kind === 'SOLVER');
  return (
    <table className="data sticky-head narrow fill-table">
      <thead>
        <tr>
          <th scope="col">{t('Line')}</th>
          <th scope="col" className="number">
            {t('By')}
          </th>
          {[t('Needed'), t('Offered'), t('Able'), t('Ordered'), t('In place'), t('Ready'), t('Employable')].map(
            (title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ),
          )}
          <th scope="col" className="number">
            {t('Met by its date')}
          </th>
        </tr>
      </thead>
      <tbody>
        {requirements.map((row) => {
          const head = heads.get(row.key);
          const match = matches.get(row.key);
          const short =
            best && row.needed - best.assignments.filter(({ requirement }) => requirement === row.key).length;
          return (
            <tr key={row.key}>
              <th scope="row">
                {head?.title ?? row.key}
                {short !== undefined && short > 0 && match && (
                  <span className="small fill-reasons">{match.reasons.map(say).join(' ')}</span>
                )}
              </th>
              <td className="number">{head ? toDDay(run.clock, head.byMin) : '–'}</td>
              <td className="number strong">{row.needed}</td>
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
          );
        })}
      </tbody>
    </table>
  );
}

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
        <span className="muted small">
          {' '}
          ({band[0]}–{band[1]})
        </span>
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
      <thead>
        <tr>
          <th scope="col">{t('Choice')}</th>
          <th scope="col" className="number">
            {t('Empty places')}
          </th>
          <th scope="col" className="number">
            {t('Days late')}
          </th>
          <th scope="col" className="number">
            {t('Splits of nations')}
          </th>
          <th scope="col">{t('Proof')}</th>
        </tr>
      </thead>
      <tbody>
        {forcePackage.plans.map((plan) => (
          <tr key={plan.kind}>
            <th scope="row">{titles[plan.kind]}</th>
            <td className="number">{plan.unfilled}</td>
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

import type { ReactNode } from 'react';
import type { FillData } from '../../api/loaders.ts';
import { useFill } from '../../api/sections.ts';
import { toCount, toTenth } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { t } from '../../i18n/text.ts';
import { FillTable } from './fill-table.tsx';

/** Offers against the statement of requirements: who is where at the clock, what stays short, and why. */
export function RequirementFill({ tools }: { readonly tools: ReactNode }) {
  const fill = useFill();
  return (
    <Panel
      title={t('Offers against the statement of requirements')}
      note={t('elements at the clock, median of the replications; red is short of what is due')}
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

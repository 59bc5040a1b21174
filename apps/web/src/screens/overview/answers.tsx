/** The answers that a planner is asked for first, each with the way to where it comes from. */
import type { ReactNode } from 'react';
import { useNames } from '../../api/names.ts';
import type { Bottleneck, RunSummary } from '../../api/model.ts';
import { rangeText, toPercent, toTenth, withRange } from '../../app/format.ts';
import { reliefProgress, reliefText } from '../../app/relief-text.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { ViewLink } from '../../app/view-link.tsx';
import { findBindingGate } from '../../charts/binding-gate.ts';
import { findBestRelief } from '../../charts/best-relief.ts';
import { t, tr } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';
import { daysEarlier } from '../../what-if/lever-of-resource.ts';
import { TryRelief, WhatIfLink } from '../../what-if/what-if-link.tsx';
import { noBottleneckText } from './bottlenecks.tsx';
import { UNMET_LINES } from './unmet-lines.tsx';

/** What a planner asks first; a scenario whose attack comes sooner is asked for as many days as there are. */
const DAYS_EARLIER = 90;

type DaysGained = NonNullable<Bottleneck['daysGained']>;

export function Answers() {
  const { run } = useShown();
  const { feasible } = run.verdict;
  const days = daysEarlier(run.clock.dDayMin, DAYS_EARLIER);
  return (
    <Panel title={t('In short')} className="overview-answers">
      <p className={`verdict ${feasible ? 'good' : 'bad'}`}>
        <span aria-hidden="true">{feasible ? '●' : '■'}</span>{' '}
        {feasible ? t('The plan can be carried out.') : t('The plan cannot be carried out as it stands.')}
      </p>
      <dl className="answers">
        <Answer question={t('What is not ready in time?')}>
          <NotInTime run={run} />
        </Answer>
        <Answer question={t('What would help most?')}>
          <BestRelief run={run} />
        </Answer>
        <Answer question={t('Whose decision binds?')}>
          <BindingDecision run={run} />
        </Answer>
        {days > 0 && (
          <Answer question={t('And if the attack comes {days} {days?day|days} earlier?', { days })}>
            <WhatIfLink lever={{ kind: 'attack', days: -days }} label={t('Work it out in the what-if')} />
          </Answer>
        )}
      </dl>
    </Panel>
  );
}

function Answer({ question, children }: { readonly question: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{question}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function NotInTime({ run: { requirements, verdict, closures } }: { readonly run: RunSummary }) {
  const unmet = requirements.filter((line) => !line.feasible).length;
  const found = (kind: string) => (verdict.findings ?? []).filter(({ code }) => code.startsWith(kind)).length;
  const elements = found('element-') + verdict.unnamed;
  const stocks = found('stock-');
  // Elements have dates of their own, also where nobody stated a requirement.
  const isAnyoneDue = closures.some(({ required }) => required.some((persons) => persons > 0));
  return (
    <>
      {requirements.length === 0
        ? t('The scenario has no line of requirement.')
        : unmet === 0
          ? t('All lines of requirement are met as asked: {lines} of {lines}.', { lines: requirements.length })
          : tr('Of {lines} {lines?line|lines} of requirement {unmet} {n?is|are} not met as asked.', {
              unmet: <strong>{unmet}</strong>,
              n: unmet,
              lines: requirements.length,
            })}{' '}
      {requirements.length === 0 &&
        elements === 0 &&
        isAnyoneDue &&
        t('Every element with a required date makes it at the median.')}
      {elements > 0 &&
        tr('{count} single force {n?element is|elements are} late or never ready.', {
          count: <strong>{elements}</strong>,
          n: elements,
        })}{' '}
      {stocks > 0 &&
        tr('{count} {n?stock is|stocks are} empty throughout.', { count: <strong>{stocks}</strong>, n: stocks })}{' '}
      {unmet > 0 && (
        <a href={`#${UNMET_LINES}`} onClick={scrollToLines}>
          {t('Which, and why')}
        </a>
      )}
    </>
  );
}

/** The address is the view: a place on the page is no part of it. */
function scrollToLines(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById(UNMET_LINES)?.scrollIntoView({ block: 'start' });
}

/** Names a relief only when it gains time for sure; until all are tried it says how far the trials are. */
function BestRelief({ run }: { readonly run: RunSummary }) {
  const names = useNames();
  const best = findBestRelief(run);
  switch (best.kind) {
    case 'none':
      return noBottleneckText(run);
    case 'trying':
      return reliefProgress(best);
    case 'suspected':
      return t('Most of the waiting, {share}, is at {resource}; what relieves it was not tried yet.', {
        share: toPercent(best.row.shareOfWaiting),
        resource: names.resource(best.row.resource),
      });
    case 'nothing-sure':
      return (
        <>
          <strong>{t('Nothing for sure.')}</strong>{' '}
          {t('{count} reliefs were tried one by one; not even the best, {resource}, is sure to gain time: {gain}.', {
            count: best.tried,
            resource: names.resource(best.row.resource),
            gain: daysText(best.row.daysGained),
          })}{' '}
          <WhatIfLink label={t('Try several together')} />
        </>
      );
    default:
      return (
        <>
          {tr('{resource}: {relief}. What is late gains {gain} on average.', {
            resource: <strong>{names.resource(best.row.resource)}</strong>,
            relief: reliefText(best.row, names),
            gain: daysText(best.row.daysGained),
          })}{' '}
          {reliefProgress(best)} <TryRelief resource={best.row.resource} pool={best.row.pool} />
        </>
      );
  }
}

function daysText({ mean, low, high }: DaysGained): string {
  const days = toTenth(mean);
  return withRange(t('{days} {days?day|days}', { days }), toTenth(low), toTenth(high));
}

const gainText = (gained: DaysGained): string =>
  gained.low > 0
    ? t('A day earlier gains {gain}.', { gain: daysText(gained) })
    : t('A day earlier gains nothing for sure ({range} days).', {
        range: rangeText(toTenth(gained.low), toTenth(gained.high)),
      });

/** Of the decisions that are a nation's own, the one that most waiting is spent on. What a day would gain is said beside it: it may be little. */
function BindingDecision({ run }: { readonly run: RunSummary }) {
  const names = useNames();
  const { gate, row } = findBindingGate(run) ?? {};
  const gained = row?.daysGained ?? null;
  return (
    <span data-testid="binding-decision">
      {row === undefined || gate === undefined
        ? t('No decision of a nation is among what holds the plan back.')
        : tr('{nation}. {gate}, at the median {day}; {share} of all waiting, the most of all nations.', {
            nation: <strong>{names.nation(gate.owner ?? '')}</strong>,
            gate: gate.title,
            day: <span className="nowrap">{toDDay(run.clock, gate.met.p50)}</span>,
            share: toPercent(row.shareOfWaiting),
          })}{' '}
      {gained !== null && gainText(gained)}{' '}
      <ViewLink to={{ screen: 'gates', query: { gate: gate?.id ?? null } }}>{t('All decisions')}</ViewLink>
    </span>
  );
}

import { useState, type ReactNode } from 'react';
import type { RequirementLine } from '../../api/model.ts';
import { useAddress, linkTo, navigate } from '../../state/address.ts';
import { useNames } from '../../api/names.ts';
import { useElements, useNamed, useStocks } from '../../api/sections.ts';
import { toCount, toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { readyShareAt } from '../../charts/closure.ts';
import { causeGroup, causeTitle } from '../../charts/causes.ts';
import { latenessMin } from '../../charts/gantt.ts';
import { CauseSwatch } from '../../drawing/cause-patterns.tsx';
import { ClosureLegend } from '../../drawing/legend.tsx';
import { useClock, useClockStep } from '../../state/clock.ts';
import { DAY_MIN, stepAt, toDDay, toDayLabel, toDuration } from '../../state/time.ts';
import { CurveDrawing, componentCurves, ReadyNow } from '../closure/closure-screen.tsx';
import { CommanderPanels } from './commander.tsx';
import { ComponentsPanel } from './components-panel.tsx';
import { Bottlenecks } from './bottlenecks.tsx';
import { SupplyLights } from './supply-lights.tsx';
import './overview.css';
import { t, tr } from '../../i18n/text.ts';

const HEADLINE_DAYS = [3, 7, 14, 30];
const MOST_ROWS = 8;

export default function OverviewScreen() {
  const { run } = useShown();
  const all = componentCurves(run.closures)[0];
  if (all === undefined)
    return <EmptyState>{t('This scenario has no force elements: there is nothing to sum up.')}</EmptyState>;
  return (
    <div className="overview">
      <Headline />
      <Panel title={t('Closure of the whole force')} note={<ReadyNow curve={all} />} className="overview-curve">
        <ClosureLegend />
        <CurveDrawing curve={all} height={300} />
      </Panel>
      <Verdict />
      <Bottlenecks />
      <LateElements />
      <ComponentsPanel />
      <StockLights />
      <CommanderPanels />
    </div>
  );
}

function Headline() {
  const { run } = useShown();
  const { clock } = run;
  const step = useClockStep();
  const store = useClock();
  const all = componentCurves(run.closures)[0];
  const columns = HEADLINE_DAYS.map((days) => ({ days, minute: clock.dDayMin + days * DAY_MIN })).filter(
    ({ minute }) => minute <= clock.endMin,
  );
  return (
    <section className="headline" aria-label={t('Share of the required force that is ready')}>
      <Tile
        title={t('Clock, {day}', { day: toDayLabel('D', clock.dDayMin, store.minute) })}
        figures={readyShareAt(all, step)}
        now
      />
      {columns.map(({ days, minute }) => (
        <Tile
          key={days}
          title={`D+${days}`}
          figures={readyShareAt(all, stepAt(clock, minute))}
          onSelect={() => store.set(minute)}
        />
      ))}
    </section>
  );
}

interface TileProps {
  readonly title: string;
  readonly figures: ReturnType<typeof readyShareAt>;
  readonly now?: boolean;
  readonly onSelect?: () => void;
}

function Tile({ title, figures, now, onSelect }: TileProps) {
  const { share, required, p50, chance } = figures;
  return (
    <div className={`tile${now ? ' now' : ''}`}>
      <div className="tile-title">
        {onSelect ? (
          <button type="button" className="link" onClick={onSelect} title={t('Set the clock to this day')}>
            {title}
          </button>
        ) : (
          <strong>{title}</strong>
        )}
        <span className="muted small tile-note">{t('ready of required')}</span>
      </div>
      {share === null ? (
        <p className="muted">{t('nothing required yet')}</p>
      ) : (
        <>
          <div className="tile-figure">
            <span className="big">{toPercent(share.p50)}</span>
            <span className="muted small">
              <span className="nowrap">P10–P90</span>{' '}
              <span className="nowrap">
                {Math.round(share.p10 * 100)}–{toPercent(share.p90)}
              </span>
            </span>
          </div>
          <ShareBar share={share} />
          <p className="small muted">
            {t('{part} of {whole} persons', { part: toCount(p50), whole: toCount(required) })}
          </p>
          <p className="small">
            {tr('All of it ready: probability {chance}', { chance: <strong className="nowrap">{chance}</strong> })}
          </p>
        </>
      )}
    </div>
  );
}

function ShareBar({ share }: { readonly share: { readonly p10: number; readonly p50: number; readonly p90: number } }) {
  return (
    <svg className="share-bar" width="100%" height="14" aria-hidden="true">
      <rect y="3" width="100%" height="8" rx="2" fill="var(--grid)" />
      <rect y="3" width={`${share.p50 * 100}%`} height="8" rx="2" fill="var(--all)" opacity="0.85" />
      <rect
        x={`${share.p10 * 100}%`}
        y="6"
        width={`${Math.max(0.6, (share.p90 - share.p10) * 100)}%`}
        height="2"
        fill="var(--dday)"
      />
      <rect x={`calc(${share.p10 * 100}% - 1px)`} y="3" width="2" height="8" fill="var(--dday)" />
      <rect x={`calc(${share.p90 * 100}% - 1px)`} y="3" width="2" height="8" fill="var(--dday)" />
    </svg>
  );
}

function Verdict() {
  const { run } = useShown();
  const names = useNames();
  const [open, setOpen] = useState(false);
  const { feasible } = run.verdict;
  const lines = run.requirements;
  const unmet = lines.filter((line) => !line.feasible);
  const { others, unnamed } = splitReasons(run.verdict.reasons, unmet.length);
  const reasons = [
    ...unmet.map((line) => ({ key: line.id, text: `${line.title}: ${metText(line)}` })),
    ...others.map((text) => ({ key: text, text: toReason(names.inText(text)) })),
  ];
  const hidden = open ? 0 : Math.max(0, reasons.length - MOST_ROWS);
  return (
    <Panel
      title={t('Verdict')}
      className="overview-verdict"
      note={
        lines.length > 0
          ? t('{met} of {lines} requirement lines met as asked', {
              met: lines.length - unmet.length,
              lines: lines.length,
            })
          : undefined
      }
    >
      <p className={`verdict ${feasible ? 'good' : 'bad'}`}>
        <span aria-hidden="true">{feasible ? '●' : '■'}</span>{' '}
        {feasible ? t('The plan can be carried out.') : t('The plan cannot be carried out as it stands.')}
      </p>
      {reasons.length === 0 ? (
        <p className="muted small">{t('No requirement line is without route, lift or chance.')}</p>
      ) : (
        <ul className="reasons">
          {reasons.slice(0, reasons.length - hidden).map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
          {reasons.length > MOST_ROWS && (
            <li>
              <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? t('show fewer') : t('and {count} more', { count: hidden + unnamed })}
              </button>
            </li>
          )}
          {unnamed > 0 && hidden === 0 && (
            <li>
              <ByLateness>{t('{count} more on the timeline, sorted by lateness', { count: unnamed })}</ByLateness>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}

/** What the server says of an element that is seldom ready, in the language of the page. */
function toReason(text: string): string {
  const found = /^(.+) is ready by its date with probability (\S+\s%)\.$/.exec(text);
  return found === null
    ? text
    : t('{name}: ready by its date with probability {chance}', { name: found[1], chance: found[2] });
}

const EVEN_ODDS = 0.5;

/** How often a line is met, and what is asked where that is not even odds. */
function metText({ met, confidenceAsked }: RequirementLine): string {
  const asked =
    confidenceAsked === null || confidenceAsked === EVEN_ODDS
      ? ''
      : ` (${t('asked {chance}', { chance: toPercent(confidenceAsked) })})`;
  return t('met by its date with probability {chance}', { chance: toPercent(met.value) }) + asked;
}

/** The server names requirement lines first, a limited number of reasons in all, and counts the rest in a last sentence. */
function splitReasons(reasons: readonly string[], unmet: number): { others: string[]; unnamed: number } {
  const rest = /^\.\.\. and (\d+) more\.$/;
  const named = reasons.filter((reason) => !rest.test(reason));
  const others = named.filter((reason) => !reason.startsWith('Requirement '));
  const counted = reasons.reduce((sum, reason) => sum + Number(rest.exec(reason)?.[1] ?? 0), 0);
  return { others, unnamed: Math.max(0, counted + named.length - unmet - others.length) };
}

function ByLateness({ children }: { readonly children: ReactNode }) {
  const address = useAddress();
  const change = { screen: 'timeline', query: { sort: null, find: null, component: null, element: null } } as const;
  return (
    <a
      href={linkTo(address, change)}
      onClick={(event) => {
        event.preventDefault();
        navigate(change);
      }}
    >
      {children}
    </a>
  );
}

function LateElements() {
  const { run } = useShown();
  const address = useAddress();
  const elements = useNamed(useElements());
  const names = useNames();
  return (
    <Panel
      title={t('Late force elements')}
      note={t('at the median, with the cause that binds')}
      flush
      className="overview-late"
    >
      <Await value={elements} what={t('results by element')}>
        {(rows) => {
          const late = rows
            .map((row) => ({ row, late: latenessMin(row) }))
            .filter(
              (entry): entry is { row: (typeof rows)[number]; late: number } => entry.late !== null && entry.late > 0,
            )
            .sort((a, b) => b.late - a.late || (a.row.id < b.row.id ? -1 : 1));
          if (late.length === 0)
            return <EmptyState>{t('Every element with a required date makes it at the median.')}</EmptyState>;
          return (
            <>
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{t('Element')}</th>
                    <th scope="col" className="number">
                      {t('Late')}
                    </th>
                    <th scope="col" className="number">
                      {t('Ready P50')}
                    </th>
                    <th scope="col" className="number">
                      {t('On time')}
                    </th>
                    <th scope="col">{t('Binding cause')}</th>
                  </tr>
                </thead>
                <tbody>
                  {late.slice(0, MOST_ROWS).map(({ row, late: minutes }) => (
                    <tr key={row.id}>
                      <th scope="row">
                        <a
                          href={linkTo(address, { screen: 'timeline', query: { element: row.id } })}
                          onClick={(event) => {
                            event.preventDefault();
                            navigate({ screen: 'timeline', query: { element: row.id } });
                          }}
                        >
                          {names.element(row.id)}
                        </a>
                      </th>
                      <td className="number strong">{minutes === Infinity ? t('not in run') : toDuration(minutes)}</td>
                      <td className="number">{toDDay(run.clock, row.ready.p50)}</td>
                      <td className="number">{row.onTime === null ? '–' : toPercent(row.onTime.value)}</td>
                      <td>
                        {row.bindingCause !== null && (
                          <>
                            <CauseSwatch group={causeGroup(row.bindingCause)} /> {causeTitle(row.bindingCause)}
                            {row.bindingResource !== null && (
                              <span className="muted"> · {names.resource(row.bindingResource)}</span>
                            )}
                          </>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {late.length > MOST_ROWS && (
                <p className="more small">
                  <ByLateness>
                    {t('{count} more on the timeline, sorted by lateness', { count: late.length - MOST_ROWS })}
                  </ByLateness>
                </p>
              )}
            </>
          );
        }}
      </Await>
    </Panel>
  );
}

function StockLights() {
  const stocks = useStocks();
  return (
    <Panel
      title={t('Days of supply')}
      note={t('median at the clock, against the target')}
      flush
      className="overview-supply"
    >
      <Await value={stocks} what={t('stocks')}>
        {(rows) => <SupplyLights stocks={rows} />}
      </Await>
    </Panel>
  );
}

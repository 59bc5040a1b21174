/** Each stock as a strip of lights over time, by place, with what stands at the clock beside it. */
import { useElementSize } from '@mantine/hooks';
import { NO_CONSUMPTION_DAYS, type Light } from '@muster/planning/run';
import { useNames } from '../../api/names.ts';
import type { StockHead, StockMedian } from '../../api/model.ts';
import { massText, toDays, toPercent } from '../../app/format.ts';
import { useDrawnWidth } from '../../app/printing.ts';
import { useDomain, useShown } from '../../app/run-context.ts';
import { SourceChip } from '../../app/source-chip.tsx';
import { LIGHT_TITLES, lightAt } from '../../charts/supply.ts';
import { timeScale, timeTicks } from '../../charts/time-axis.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { LIGHT_FILLS, LightPatterns, StockStrip } from '../../drawing/stock-strip.tsx';
import { navigate } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { decimal, say, t, word } from '../../i18n/text.ts';
import type { PlaceGroup } from './stock-groups.ts';
import { PageState, useCourses } from './stock-courses.tsx';

export interface StripsProps {
  /** The courses of a page are asked for at once. */
  readonly pages: readonly (readonly PlaceGroup[])[];
}

/** What the names and figures beside a strip take of a sheet. */
const FIGURES_PX = 460;

interface StripTableProps extends StripsProps {
  readonly selected: string | undefined;
}

export function StripTable({ pages, selected }: StripTableProps) {
  const { ref, width: measured } = useElementSize<HTMLTableCellElement>();
  const width = useDrawnWidth(measured, FIGURES_PX);
  return (
    <div className="strips">
      <LightPatterns />
      <LightLegend />
      <table className="data sticky-head">
        <thead>
          <tr>
            <th scope="col" className="strip-name">
              {t('Place and class')}
            </th>
            <th scope="col" className="strip-column" ref={ref}>
              <StripAxis width={width} />
            </th>
            <th scope="col" className="number strip-days">
              {t('At the clock')}
            </th>
            <th scope="col" className="number strip-stock">
              {t('Stock')}
            </th>
            <th scope="col" className="number strip-target">
              {t('Target')}
            </th>
            <th scope="col" className="number strip-out">
              {t('Runs out: share, median')}
            </th>
          </tr>
        </thead>
        {pages.map((groups, page) => (
          <StripPage key={page} {...{ groups, width, selected }} />
        ))}
      </table>
    </div>
  );
}

interface StripPageProps extends Pick<StripTableProps, 'selected'> {
  readonly groups: readonly PlaceGroup[];
  readonly width: number;
}

function StripPage({ groups, width, selected }: StripPageProps) {
  const courses = useCourses(groups);
  if (courses.data === undefined) return <PageState courses={courses} columns={6} />;
  const { data } = courses;
  return groups.map((group) => (
    <tbody key={group.place}>
      <GroupHead group={group} />
      {group.stocks.map((head) => {
        const stock = data.get(head.id);
        return stock && <StockRow key={head.id} {...{ head, stock, width }} isSelected={head.id === selected} />;
      })}
    </tbody>
  ));
}

const LEGEND: readonly Light[] = ['green', 'amber', 'red', 'out', 'none'];

function LightLegend() {
  return (
    <div className="legend supply-legend">
      {LEGEND.map((light) => (
        <span key={light}>
          <svg width="18" height="11" aria-hidden="true">
            <rect width="18" height="11" fill={LIGHT_FILLS[light]} />
          </svg>
          {say(LIGHT_TITLES[light])}
        </span>
      ))}
      <span>
        <svg width="18" height="11" aria-hidden="true">
          <path d="M0,11V2L18,7V11Z" fill="var(--all)" opacity="0.45" />
        </svg>
        {t('stock left of a place that only issues')}
      </span>
    </div>
  );
}

/** A label nearer to an end than this is written inwards. */
const LABEL_HALF_PX = 14;

function StripAxis({ width }: { readonly width: number }) {
  const { clock } = useShown().run;
  const ticks = timeTicks(clock, useDomain(), [0, width]);
  return (
    <svg className="chart" width={width} height={16} role="img" aria-label={t('Time axis')}>
      {ticks.map(({ x, minute, label }) => (
        <text
          key={minute}
          x={x}
          y={12}
          textAnchor={x < LABEL_HALF_PX ? 'start' : x > width - LABEL_HALF_PX ? 'end' : 'middle'}
          className={label === 'D' ? 'd-day-label' : undefined}
        >
          {label}
        </text>
      ))}
    </svg>
  );
}

function GroupHead({ group }: { readonly group: PlaceGroup }) {
  return (
    <tr className="strip-group">
      <th scope="rowgroup" colSpan={6}>
        {group.name}{' '}
        <span className="muted">
          {group.name.toLowerCase().includes(group.kind.replaceAll('-', ' ')) ? '' : word(group.kind)}
          {group.used ? '' : ` ${t('issues only')}`}
        </span>
      </th>
    </tr>
  );
}

interface StockRowProps {
  readonly head: StockHead;
  readonly stock: StockMedian;
  readonly width: number;
  readonly isSelected: boolean;
}

function StockRow({ head, stock, width, isSelected }: StockRowProps) {
  const names = useNames();
  return (
    <tr className={isSelected ? 'selected' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-pressed={isSelected}
          onClick={() => navigate({ query: { stock: isSelected ? null : stock.id } })}
        >
          {names.stock(stock)}
        </button>{' '}
        <SourceChip of={{ section: 'stocks', row: stock.id }} />
      </th>
      <td className="strip-column">
        <Strip {...{ head, stock, width }} />
      </td>
      <StockNow stock={stock} />
      <td className="number">{stock.targetDays === null ? '–' : `${decimal(String(stock.targetDays))} ${say('d')}`}</td>
      <td className="number">
        <RunsOut firstStockOut={head.firstStockOut} />
      </td>
    </tr>
  );
}

function Strip({ head, stock, width }: Omit<StockRowProps, 'isSelected'>) {
  const domain = useDomain();
  const { clock } = useShown().run;
  const dDayX = timeScale(domain, [0, width])(clock.dDayMin);
  return (
    <div className="strip">
      <StockStrip stock={stock} used={head.isUsed} width={width} domain={domain} clock={clock} />
      <svg className="overlay chart" width={width} height={18} aria-hidden="true">
        {dDayX >= 0 && <line className="d-day" x1={dDayX} x2={dDayX} y1={-4} y2={22} />}
        <ClockCursor domain={domain} left={0} right={width} top={-4} bottom={22} />
      </svg>
    </div>
  );
}

function RunsOut({ firstStockOut }: Pick<StockHead, 'firstStockOut'>) {
  const { clock } = useShown().run;
  const { share, p50 } = firstStockOut;
  if (share === 0) return <span className="muted">{t('never')}</span>;
  return (
    <span
      className={share >= 0.5 ? 'bad' : 'warn'}
      title={t('Share of replications in which it runs out, and the median date over all of them')}
    >
      {toPercent(share)}
      {p50 !== null && ` ${toDDay(clock, p50)}`}
    </span>
  );
}

/** The two figures that follow the clock. */
function StockNow({ stock }: { readonly stock: StockMedian }) {
  const step = useClockStep();
  const days = stock.daysOfSupply.p50[step] ?? NO_CONSUMPTION_DAYS;
  const light = lightAt(stock, step);
  return (
    <>
      <td className="number">
        {days >= NO_CONSUMPTION_DAYS ? (
          <span className="muted">{t('no use')}</span>
        ) : (
          <strong title={say(LIGHT_TITLES[light])}>
            {toDays(days)} {say('d')}
          </strong>
        )}
      </td>
      <td className="number">{massText(stock.levelT.p50[step] ?? 0)}</td>
    </>
  );
}

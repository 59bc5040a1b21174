import { useElementSize } from '@mantine/hooks';
import { useNames } from '../../api/names.ts';
import { useNamed, usePosture, useStocks } from '../../api/sections.ts';
import type { StockResult } from '../../api/model.ts';
import { massText, toDays, toPercent } from '../../app/format.ts';
import { Panel, Segmented } from '../../app/panel.tsx';
import { useDomain, useShown } from '../../app/run-context.ts';
import { Await, EmptyState, Unloaded } from '../../app/states.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { LIGHT_TITLES, lightAt, NO_CONSUMPTION_DAYS, type Light } from '../../charts/supply.ts';
import { timeScale, timeTicks } from '../../charts/time-axis.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { LIGHT_FILLS, LightPatterns, StockStrip } from '../../drawing/stock-strip.tsx';
import { navigate, useAddress } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { isUsed, useGroups, type PlaceGroup } from './stock-groups.ts';
import { StripTwin } from './strip-twin.tsx';
import { StockDetail } from './stock-detail.tsx';
import { Funding, Support } from './support-panels.tsx';
import './supply.css';
import { CLASSES } from '../../i18n/stock-title.ts';
import { decimal, say, t, word } from '../../i18n/text.ts';

/** Stocks, and below them what is built up for the armed forces supported. */
export default function SupplyScreen() {
  const loaded = usePosture();
  const posture = loaded.data;
  return (
    <div className="supply-screen">
      <Stocks />
      {loaded.error !== null && posture === undefined && (
        <Panel title={t('Support of the armed forces')}>
          <Unloaded value={loaded} what={t('Support of the armed forces')} />
        </Panel>
      )}
      {posture && <Support posture={posture} />}
      {posture && <Funding posture={posture} />}
    </div>
  );
}

function Stocks() {
  const { query } = useAddress();
  const stocks = useNamed(useStocks());
  const selected = query['stock'];
  const firstOut = query['order'] === 'out';
  const asTable = query['as'] === 'table';
  return (
    <Await value={stocks} what={t('stocks')}>
      {(rows) => {
        if (rows.length === 0) return <EmptyState>{t('This scenario has no stocks.')}</EmptyState>;
        const stock = rows.find(({ id }) => id === selected);
        const present = CLASSES.filter(({ value }) => value === '' || rows.some((row) => row.class === value)).map(
          ({ value, label }) => ({ value, label: say(label) }),
        );
        return (
          <div className={`supply${stock ? ' with-detail' : ''}`}>
            <Panel
              title={t('Days of supply')}
              note={t('median against the target; a stock that only issues is judged by what is left')}
              tools={
                <>
                  <Segmented
                    label={t('Class of supply')}
                    value={query['class'] ?? ''}
                    options={present}
                    onChange={(value) => navigate({ query: { class: value } }, 'replace')}
                  />
                  <label className="field">
                    {t('Sort')}
                    <select
                      value={firstOut ? 'out' : ''}
                      onChange={(event) => navigate({ query: { order: event.target.value } }, 'replace')}
                    >
                      <option value="">{t('Place')}</option>
                      <option value="out">{t('First to run out')}</option>
                    </select>
                  </label>
                  <button
                    type="button"
                    className="plain framed small"
                    aria-pressed={asTable}
                    onClick={() => navigate({ query: { as: asTable ? null : 'table' } }, 'replace')}
                  >
                    {t('Table')}
                  </button>
                </>
              }
              flush
            >
              <Strips
                stocks={rows.filter((row) => !query['class'] || row.class === query['class'])}
                {...{ selected, firstOut, asTable }}
              />
            </Panel>
            {stock && <StockDetail stock={stock} />}
          </div>
        );
      }}
    </Await>
  );
}

interface StripsProps {
  readonly stocks: readonly StockResult[];
  readonly selected: string | undefined;
  readonly firstOut: boolean;
  readonly asTable: boolean;
}

function Strips({ stocks, selected, firstOut, asTable }: StripsProps) {
  const groups = useGroups(stocks, firstOut);
  return asTable ? <StripTwin groups={groups} /> : <StripTable {...{ groups, selected }} />;
}

interface StripTableProps extends Pick<StripsProps, 'selected'> {
  readonly groups: readonly PlaceGroup[];
}

function StripTable({ groups, selected }: StripTableProps) {
  const names = useNames();
  const domain = useDomain();
  const { clock } = useShown().run;
  const { ref, width } = useElementSize<HTMLTableCellElement>();
  const ticks = timeTicks(clock, domain, [0, width]);
  const dDayX = timeScale(domain, [0, width])(clock.dDayMin);
  return (
    <div className="strips">
      <LightPatterns />
      <div className="legend supply-legend">
        {(['green', 'amber', 'red', 'out', 'none'] as const satisfies readonly Light[]).map((light) => (
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
      <table className="data sticky-head">
        <thead>
          <tr>
            <th scope="col" style={{ width: 178 }}>
              {t('Place and class')}
            </th>
            <th scope="col" className="strip-column" ref={ref}>
              <svg className="chart" width={width} height={16} role="img" aria-label={t('Time axis')}>
                {ticks.map(({ x, minute, label }) => (
                  <text
                    key={minute}
                    x={x}
                    y={12}
                    textAnchor={x < 14 ? 'start' : x > width - 14 ? 'end' : 'middle'}
                    className={label === 'D' ? 'd-day-label' : undefined}
                  >
                    {label}
                  </text>
                ))}
              </svg>
            </th>
            <th scope="col" className="number" style={{ width: 92 }}>
              {t('At the clock')}
            </th>
            <th scope="col" className="number" style={{ width: 80 }}>
              {t('Stock')}
            </th>
            <th scope="col" className="number" style={{ width: 62 }}>
              {t('Target')}
            </th>
            <th scope="col" className="number" style={{ width: 172 }}>
              {t('Runs out: share, median')}
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.place}>
            <tr className="strip-group">
              <th scope="rowgroup" colSpan={6}>
                {group.name}{' '}
                <span className="muted">
                  {group.name.toLowerCase().includes(group.kind.replaceAll('-', ' ')) ? '' : word(group.kind)}
                  {group.used ? '' : ` ${t('issues only')}`}
                </span>
              </th>
            </tr>
            {group.stocks.map((stock) => (
              <tr key={stock.id} className={stock.id === selected ? 'selected' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-pressed={stock.id === selected}
                    onClick={() => navigate({ query: { stock: stock.id === selected ? null : stock.id } })}
                  >
                    {names.stock(stock)}
                  </button>{' '}
                  <SourceChip of={{ section: 'stocks', row: stock.id }} />
                </th>
                <td className="strip-column">
                  <div className="strip">
                    <StockStrip stock={stock} used={isUsed(stock)} width={width} domain={domain} clock={clock} />
                    <svg className="overlay chart" width={width} height={18} aria-hidden="true">
                      {dDayX >= 0 && <line className="d-day" x1={dDayX} x2={dDayX} y1={-4} y2={22} />}
                      <ClockCursor domain={domain} left={0} right={width} top={-4} bottom={22} />
                    </svg>
                  </div>
                </td>
                <StockNow stock={stock} />
                <td className="number">
                  {stock.targetDays === null ? '–' : `${decimal(String(stock.targetDays))} ${say('d')}`}
                </td>
                <td className="number">
                  {stock.firstStockOut.share === 0 ? (
                    <span className="muted">{t('never')}</span>
                  ) : (
                    <span
                      className={stock.firstStockOut.share >= 0.5 ? 'bad' : 'warn'}
                      title={t('Share of replications in which it runs out, and the median date over all of them')}
                    >
                      {toPercent(stock.firstStockOut.share)}
                      {stock.firstStockOut.p50 !== null && ` ${toDDay(clock, stock.firstStockOut.p50)}`}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The two figures that follow the clock. */
function StockNow({ stock }: { readonly stock: StockResult }) {
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

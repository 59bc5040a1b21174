import { useState } from 'react';
import { useElementSize } from '@mantine/hooks';
import type { StockResult } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { rangeText, massText, massUnit, toCount, toDays, toMass, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useOwnFocus } from '../../app/own-focus.ts';
import { Panel } from '../../app/panel.tsx';
import { useDomain, useShown } from '../../app/run-context.ts';
import { SeriesTable } from '../../app/series-table.tsx';
import {
  daysCurve,
  layoutStock,
  levelCurve,
  NO_CONSUMPTION_DAYS,
  valueAt,
  type StockCurve,
} from '../../charts/supply.ts';
import { timeScale, timeTicks } from '../../charts/time-axis.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { navigate } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { t } from '../../i18n/text.ts';
import { StockUse } from './stock-use.tsx';

/** One stock over time with its band, and when it runs out. */
export function StockDetail({ stock }: { readonly stock: StockResult }) {
  const { clock } = useShown().run;
  const names = useNames();
  const focused = useOwnFocus();
  const close = (
    <button type="button" className="plain framed small" onClick={() => navigate({ query: { stock: null } })}>
      {t('Close')}
    </button>
  );
  const used = stock.daysOfSupply.p50.some((days) => days < NO_CONSUMPTION_DAYS);
  return (
    <Panel
      title={t('{place}: class {class}', {
        place: names.place(stock.place),
        class: names.stock(stock),
      })}
      tools={close}
      bodyRef={focused}
      className="stock-detail"
    >
      {used && <CurveView title={t('Days of supply')} unit={t('d')} curve={daysCurve(stock)} format={toDays} />}
      <CurveView
        title={t('Stock')}
        unit={massUnit()}
        curve={levelCurve(stock)}
        format={(tonnes) => toCount(toMass(tonnes))}
      />
      <table className="data compact">
        <tbody>
          <tr>
            <th scope="row">{t('Runs out within the run')}</th>
            <td className="number">{t('{share} of replications', { share: toPercent(stock.firstStockOut.share) })}</td>
          </tr>
          <tr>
            <th scope="row">{t('First stock-out P10 · P50 · P90')}</th>
            <td className="number">
              {stock.firstStockOut.share === 0
                ? t('never')
                : [stock.firstStockOut.p10, stock.firstStockOut.p50, stock.firstStockOut.p90]
                    .map((minute) => toDDay(clock, minute))
                    .join(' · ')}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('Demand not met P50 · P90')}</th>
            <td className="number">
              {massText(stock.unmetT.p50)} · {massText(stock.unmetT.p90)}
            </td>
          </tr>
          {stock.leastT && (
            <tr>
              <th scope="row">{t('Least level P10 · P50')}</th>
              <td className="number">
                {massText(stock.leastT.p10)} · {massText(stock.leastT.p50)}
              </td>
            </tr>
          )}
          {stock.heldBackT && stock.heldBackT.p90 > 0 && (
            <tr>
              <th scope="row">{t('Held back by the controlled supply rate P50 · P90')}</th>
              <td className="number">
                {massText(stock.heldBackT.p50)} · {massText(stock.heldBackT.p90)}
              </td>
            </tr>
          )}
          {stock.account && <AccountRows account={stock.account} />}
        </tbody>
      </table>
      <StockUse stock={stock.id} />
      <p className="small">
        <InputLink of={{ section: 'stocks', row: stock.id }} />
      </p>
    </Panel>
  );
}

/** What became of every tonne; what did not happen needs no line. */
function AccountRows({ account }: { readonly account: NonNullable<StockResult['account']> }) {
  const rows = [
    { title: t('Received P50 · P90'), amount: account.receivedT },
    { title: t('Issued P50 · P90'), amount: account.issuedT },
    { title: t('Consumed P50 · P90'), amount: account.consumedT },
    { title: t('Lost here P50 · P90'), amount: account.lostT },
    { title: t('Lost on its way here P50 · P90'), amount: account.lostOnTheWayT },
    { title: t('On its way here at the end P50 · P90'), amount: account.onTheWayT },
  ];
  return rows
    .filter(({ amount }) => amount.p90 > 0)
    .map(({ title, amount }) => (
      <tr key={title}>
        <th scope="row">{title}</th>
        <td className="number">
          {massText(amount.p50)} · {massText(amount.p90)}
        </td>
      </tr>
    ));
}

interface CurveViewProps {
  readonly title: string;
  readonly unit: string;
  readonly curve: StockCurve;
  readonly format: (value: number) => string;
}

const HEIGHT = 118;
const LEFT = 44;
const BOTTOM = 20;

function CurveView({ title, unit, curve, format }: CurveViewProps) {
  const { clock } = useShown().run;
  const domain = useDomain();
  const step = useClockStep();
  const { ref, width } = useElementSize();
  const inner = { width: Math.max(40, width - LEFT - 6), height: HEIGHT - BOTTOM - 6 };
  const geometry = layoutStock(curve, clock, domain, inner);
  const dDayX = timeScale(domain, [0, inner.width])(clock.dDayMin);
  const now = valueAt(curve, step);
  const [asTable, setAsTable] = useState(false);
  const { series, none } = curve;
  return (
    <div ref={ref}>
      <button
        type="button"
        className="plain framed small curve-twin"
        aria-pressed={asTable}
        aria-label={t('{title} as a table', { title })}
        onClick={() => setAsTable(!asTable)}
      >
        {t('Table')}
      </button>
      <h3>
        {title}{' '}
        <span className="muted">
          {now === null
            ? t('no use at the clock')
            : t('{middle} {unit} ({range}) at the clock', {
                middle: format(now.middle),
                unit,
                range: rangeText(format(now.low), format(now.high)),
              })}
        </span>
      </h3>
      {asTable ? (
        <SeriesTable
          {...{ title, clock, domain }}
          format={(value) => (none !== null && value >= none ? t('no use') : format(value))}
          columns={[
            { title: 'P10', values: series.p10 },
            { title: 'P50', values: series.p50 },
            { title: 'P90', values: series.p90 },
          ]}
        />
      ) : (
        <svg
          className="chart"
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t('{title} over time with P10 to P90; its table has the numbers', { title })}
        >
          <g transform={`translate(${LEFT},6)`}>
            {[0, 0.5, 1].map((part) => (
              <g key={part} transform={`translate(0,${inner.height * (1 - part)})`}>
                <line className="grid" x2={inner.width} />
                <text x={-6} y={4} textAnchor="end">
                  {format(part * curve.top)}
                </text>
              </g>
            ))}
            <path className="band" d={geometry.band} fill="var(--all)" />
            <path className="ready" d={geometry.middle} stroke="var(--all)" />
            {geometry.targetY !== null && <path className="required" d={`M0,${geometry.targetY}H${inner.width}`} />}
            {dDayX >= 0 && <line className="d-day" x1={dDayX} x2={dDayX} y2={inner.height} />}
            {timeTicks(clock, domain, [0, inner.width]).map(({ x, minute, label }) => (
              <text
                key={minute}
                x={x}
                y={inner.height + 16}
                textAnchor="middle"
                className={label === 'D' ? 'd-day-label' : undefined}
              >
                {label}
              </text>
            ))}
            <ClockCursor domain={domain} left={0} right={inner.width} top={0} bottom={inner.height} />
          </g>
        </svg>
      )}
    </div>
  );
}

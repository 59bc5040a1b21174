import { NO_CONSUMPTION_DAYS, type QuantileTimes } from '@muster/planning/run';
import type { StockResult } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { massText, massUnit, toCount, toDays, toMass, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useOwnFocus } from '../../app/own-focus.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { amountCurve, daysCurve } from '../../charts/supply.ts';
import { navigate } from '../../state/address.ts';
import { toDDay } from '../../state/time.ts';
import { t } from '../../i18n/text.ts';
import { stockLever } from '../../what-if/lever-of-resource.ts';
import { WhatIfLink } from '../../what-if/what-if-link.tsx';
import { CurveView } from './curve-view.tsx';
import { StockFlows } from './stock-flows.tsx';
import { StockUse } from './stock-use.tsx';

/** One stock over time with its band, and when it runs out. */
export function StockDetail({ stock }: { readonly stock: StockResult }) {
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
        curve={amountCurve(stock.levelT)}
        format={(tonnes) => toCount(toMass(tonnes))}
      />
      <StockFlows stock={stock.id} />
      <StockFigures stock={stock} />
      <StockUse stock={stock.id} />
      <p className="small">
        <InputLink of={{ section: 'stocks', row: stock.id }} /> ·{' '}
        <WhatIfLink lever={stockLever(stock.id, stock.levelT.p50[0] ?? 0)} label={t('Try it with a quarter more')} />
      </p>
    </Panel>
  );
}

/** When it opens, turns red and runs out, and what became of every tonne. */
function StockFigures({ stock }: { readonly stock: StockResult }) {
  const { clock } = useShown().run;
  const dates = ({ share, p10, p50, p90 }: QuantileTimes) =>
    share === 0 ? t('never') : [p10, p50, p90].map((minute) => toDDay(clock, minute)).join(' · ');
  return (
    <table className="data compact">
      <tbody>
        {stock.opensAt && (
          <tr>
            <th scope="row">{t('Opens for issue P10 · P50 · P90')}</th>
            <td className="number">{dates(stock.opensAt)}</td>
          </tr>
        )}
        {stock.firstRed && (
          <tr>
            <th scope="row">{t('First red, below half of target P10 · P50 · P90')}</th>
            <td className="number">{dates(stock.firstRed)}</td>
          </tr>
        )}
        <tr>
          <th scope="row">{t('Runs out within the run')}</th>
          <td className="number">{t('{share} of replications', { share: toPercent(stock.firstStockOut.share) })}</td>
        </tr>
        <tr>
          <th scope="row">{t('First stock-out P10 · P50 · P90')}</th>
          <td className="number">{dates(stock.firstStockOut)}</td>
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

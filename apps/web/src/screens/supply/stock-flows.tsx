/** What comes to a stock and goes from it over the run, added up, each with its band. */
import { useStockFlow } from '../../api/sections.ts';
import { massUnit, toCount, toMass } from '../../app/format.ts';
import { Await } from '../../app/states.tsx';
import { amountCurve } from '../../charts/supply.ts';
import { t } from '../../i18n/text.ts';
import { CurveView } from './curve-view.tsx';

export function StockFlows({ stock }: { readonly stock: string }) {
  const flow = useStockFlow(stock);
  const format = (tonnes: number) => toCount(toMass(tonnes));
  return (
    <Await value={flow} what={t('Receipts and issues')}>
      {(found) =>
        found === null ? (
          <p className="small muted">{t('Receipts and issues: not in runs of earlier versions.')}</p>
        ) : (
          <>
            <CurveView
              title={t('Received since CF-day')}
              unit={massUnit()}
              curve={amountCurve(found.receivedT)}
              format={format}
            />
            <CurveView
              title={t('Issued, used and lost since CF-day')}
              unit={massUnit()}
              curve={amountCurve(found.goneT)}
              format={format}
            />
          </>
        )
      }
    </Await>
  );
}

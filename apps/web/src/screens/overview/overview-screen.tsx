/** Can the guarantee be kept, and what holds it back: the first screen. */
import { useUsedStocks } from '../../api/sections.ts';
import { toCount } from '../../app/format.ts';
import { Panel, TwinPanel } from '../../app/panel.tsx';
import { useDomain, useShown } from '../../app/run-context.ts';
import { SeriesTable } from '../../app/series-table.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { ClosureLegend } from '../../drawing/legend.tsx';
import { t } from '../../i18n/text.ts';
import { CurveDrawing, componentCurves, ReadyNow } from '../closure/closure-screen.tsx';
import { Answers } from './answers.tsx';
import { Bottlenecks } from './bottlenecks.tsx';
import { CommanderPanels } from './commander.tsx';
import { ComponentsPanel } from './components-panel.tsx';
import { Headline } from './headline.tsx';
import { LateElements } from './late-elements.tsx';
import { SupplyLights } from './supply-lights.tsx';
import { UnmetLines } from './unmet-lines.tsx';
import './overview.css';

export default function OverviewScreen() {
  const { run } = useShown();
  const domain = useDomain();
  const all = componentCurves(run.closures)[0];
  if (all === undefined)
    return <EmptyState>{t('This scenario has no force elements: there is nothing to sum up.')}</EmptyState>;
  return (
    <div className="overview">
      <Headline />
      <TwinPanel
        title={t('Closure of the whole force')}
        note={<ReadyNow curve={all} />}
        className="overview-curve"
        chart={
          <>
            <ClosureLegend />
            <CurveDrawing curve={all} height={300} />
          </>
        }
        table={() => (
          <SeriesTable
            title={t('Closure of the whole force')}
            clock={run.clock}
            domain={domain}
            format={toCount}
            columns={[
              { title: t('Required'), values: all.required },
              { title: t('Ready P10'), values: all.ready.p10 },
              { title: t('Ready P50'), values: all.ready.p50 },
              { title: t('Ready P90'), values: all.ready.p90 },
              { title: t('In place P50'), values: all.inPlace.p50 },
            ]}
          />
        )}
      />
      <Answers />
      <UnmetLines />
      <Bottlenecks />
      <LateElements />
      <ComponentsPanel />
      <StockLights />
      <CommanderPanels />
    </div>
  );
}

function StockLights() {
  const stocks = useUsedStocks();
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

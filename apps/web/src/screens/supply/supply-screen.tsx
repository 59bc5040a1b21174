import { useMemo, useState } from 'react';
import { usePosture, useNamed, useStockHeads, useStocks } from '../../api/sections.ts';
import type { StockHead } from '../../api/model.ts';
import { Panel, Segmented, TableToggle } from '../../app/panel.tsx';
import { Await, EmptyState, Unloaded } from '../../app/states.tsx';
import { navigate, useAddress } from '../../state/address.ts';
import { firstPages, useGroups } from './stock-groups.ts';
import { StripTable } from './strip-table.tsx';
import { StripTwin } from './strip-twin.tsx';
import { StockDetail } from './stock-detail.tsx';
import { Funding, Support } from './support-panels.tsx';
import './supply.css';
import { CLASSES } from '../../i18n/stock-title.ts';
import { say, t } from '../../i18n/text.ts';

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
  const stocks = useNamed(useStockHeads());
  return (
    <Await value={stocks} what={t('stocks')}>
      {(rows) => {
        if (rows.length === 0) return <EmptyState>{t('This scenario has no stocks.')}</EmptyState>;
        const isChosen = rows.some(({ id }) => id === query['stock']);
        return (
          <div className={`supply${isChosen ? ' with-detail' : ''}`}>
            <Panel
              title={t('Days of supply')}
              note={t('median against the target; a stock that only issues is judged by what is left')}
              tools={<Tools stocks={rows} />}
              flush
            >
              <Strips stocks={rows.filter((row) => !query['class'] || row.class === query['class'])} />
            </Panel>
            {isChosen && <Chosen stock={query['stock'] ?? ''} />}
          </div>
        );
      }}
    </Await>
  );
}

function Chosen({ stock }: { readonly stock: string }) {
  return (
    <Await value={useStocks([stock])} what={t('stocks')}>
      {([row]) => row && <StockDetail stock={row} />}
    </Await>
  );
}

interface StocksProps {
  readonly stocks: readonly StockHead[];
}

/** Which of the stocks are shown, in which order, and whether drawn. */
function Tools({ stocks }: StocksProps) {
  const { query } = useAddress();
  const asTable = query['as'] === 'table';
  const present = CLASSES.filter(({ value }) => value === '' || stocks.some((row) => row.class === value)).map(
    ({ value, label }) => ({ value, label: say(label) }),
  );
  return (
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
          value={query['order'] === 'out' ? 'out' : ''}
          onChange={(event) => navigate({ query: { order: event.target.value } }, 'replace')}
        >
          <option value="">{t('Place')}</option>
          <option value="out">{t('First to run out')}</option>
        </select>
      </label>
      <TableToggle isOn={asTable} onToggle={() => navigate({ query: { as: asTable ? null : 'table' } }, 'replace')} />
    </>
  );
}

/** Each strip is a drawing, and each course long: this many at once, and more when asked for. */
const PAGE_STOCKS = 300;

function Strips({ stocks }: StocksProps) {
  const { query } = useAddress();
  const [count, setCount] = useState(1);
  const groups = useGroups(stocks, query['order'] === 'out');
  const { pages, left } = useMemo(() => firstPages(groups, count, PAGE_STOCKS), [groups, count]);
  return (
    <>
      {query['as'] === 'table' ? <StripTwin pages={pages} /> : <StripTable pages={pages} selected={query['stock']} />}
      {left > 0 && (
        <p className="more">
          <button type="button" className="link" onClick={() => setCount(count + 1)}>
            {t('and {count} more', { count: left })}
          </button>
        </p>
      )}
    </>
  );
}

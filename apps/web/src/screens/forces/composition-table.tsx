import type { Nation } from '../../api/model.ts';
import { rangeText, componentColour, toCount } from '../../app/format.ts';
import { TableHead } from '../../app/table-head.tsx';
import type { Composition, CompositionCell, CompositionRow } from '../../charts/composition.ts';
import { navigate } from '../../state/address.ts';
import { nationName } from '../../i18n/nation-name.ts';
import { t } from '../../i18n/text.ts';
import type { Beside } from './matrix-rows.ts';

interface CompositionTableProps {
  readonly composition: Composition;
  /** Another time or run: the change from it to what is shown stands in each cell. */
  readonly beside: Beside | null;
  readonly nations: ReadonlyMap<string, Nation>;
  readonly selected: string | undefined;
  readonly columnTitle: (column: string) => string;
  readonly isByComponent: boolean;
  readonly unit: string;
  /** What is not counted, and why; null where all is. */
  readonly gap: string | null;
}

export function CompositionTable({
  composition,
  beside,
  nations,
  selected,
  columnTitle,
  isByComponent,
  unit,
  gap,
}: CompositionTableProps) {
  const { columns, rows, coalition, total } = composition;
  const widest = Math.max(1, ...rows.flatMap((row) => columns.map((name) => row.cells[name]?.offered ?? 0)));
  const colourOf = (name: string) => (isByComponent ? componentColour(name) : 'var(--all)');
  const shared = { columns, colourOf };
  const before = (nation: string) => beside && (beside.composition.rows.find((row) => row.nation === nation) ?? null);
  const widestTotal = Math.max(1, ...rows.map((row) => row.total.offered));
  return (
    <div className="composition" tabIndex={0} role="group" aria-label={t('Force composition table')}>
      <table className="data sticky-head">
        <TableHead
          columns={[
            t('Nation'),
            ...columns.map((name) =>
              isByComponent
                ? {
                    keyed: columnTitle(name),
                    mark: <span className="component-key" style={{ background: componentColour(name) }} />,
                  }
                : columnTitle(name),
            ),
            isByComponent ? t('All components') : t('All'),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.nation} className={row.nation === selected ? 'selected' : undefined}>
              <th scope="row">
                {row.nation === '' ? (
                  t('Multinational and commercial')
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-pressed={row.nation === selected}
                    onClick={() => navigate({ query: { nation: row.nation === selected ? null : row.nation } })}
                  >
                    {nations.get(row.nation)?.name ?? nationName(row.nation)}
                  </button>
                )}
              </th>
              <Cells {...shared} row={row} before={before(row.nation)} widest={widest} widestTotal={widestTotal} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          {coalition !== null && (
            <tr>
              <th scope="row">{t('Coalition without the supported nation')}</th>
              <Cells
                {...shared}
                row={coalition}
                before={beside && beside.composition.coalition}
                widest={0}
                widestTotal={0}
              />
            </tr>
          )}
          <tr>
            <th scope="row">{t('All nations')}</th>
            <Cells {...shared} row={total} before={beside && beside.composition.total} widest={0} widestTotal={0} />
          </tr>
        </tfoot>
      </table>
      <p className="legend composition-legend">
        <span>
          <svg width="30" height="9" aria-hidden="true">
            <rect x="0.5" y="0.5" width="29" height="8" fill="none" stroke="var(--faint)" />
            <rect y="1" width="20" height="7" fill="var(--all)" opacity="0.3" />
            <rect y="1" width="12" height="7" fill="var(--all)" />
          </svg>
          {t('ready, in place and offered: {unit}', { unit })}
        </span>
        <span>
          {composition.hasBands
            ? t('Figures: ready P50 (P10–P90) of offered. Rows and columns add up the medians.')
            : t('Figures: ready of offered.')}
        </span>
        {gap !== null && <span className="warn">{gap}</span>}
        {beside !== null && <span>{t('± since or against: {what}', { what: beside.title })}</span>}
      </p>
    </div>
  );
}

interface CellsProps {
  readonly row: CompositionRow;
  /** The same row at the other time or of the other run; null where there is none. */
  readonly before: CompositionRow | null;
  readonly columns: readonly string[];
  readonly colourOf: (column: string) => string;
  readonly widest: number;
  readonly widestTotal: number;
}

const Cells = ({ row, before, columns, colourOf, widest, widestTotal }: CellsProps) => (
  <>
    {columns.map((name) => (
      <Cell
        key={name}
        cell={row.cells[name]}
        readyBefore={before && (before.cells[name]?.ready ?? 0)}
        colour={colourOf(name)}
        widest={widest}
      />
    ))}
    <Cell cell={row.total} readyBefore={before && before.total.ready} colour="var(--all)" widest={widestTotal} />
  </>
);

interface CellProps {
  readonly cell: CompositionCell | undefined;
  readonly readyBefore: number | null;
  readonly colour: string;
  /** What fills the width of the cell; 0 draws each cell against itself. */
  readonly widest: number;
}

function Cell({ cell, readyBefore, colour, widest }: CellProps) {
  if (cell === undefined || cell.elements === 0) return <td className="muted">·</td>;
  const part = (value: number) => `${Math.min(100, (value / Math.max(1, widest || cell.offered)) * 100)}%`;
  const change = readyBefore === null ? 0 : cell.ready - readyBefore;
  return (
    <td title={t('{count} in place, elements: {elements}', { count: toCount(cell.inPlace), elements: cell.elements })}>
      <div className="cell-figures">
        <strong>{toCount(cell.ready)}</strong>
        {readyBefore !== null && (
          <span className={change === 0 ? 'muted' : change > 0 ? 'good' : 'bad'}>
            {change > 0 ? '+' : change === 0 ? '±' : ''}
            {toCount(change)}
          </span>
        )}
        <span className="muted">
          {cell.readyLow === cell.readyHigh ? '' : `(${rangeText(toCount(cell.readyLow), toCount(cell.readyHigh))}) `}
          {t('of {whole}', { whole: toCount(cell.offered) })}
        </span>
      </div>
      <svg width="100%" height="7" aria-hidden="true" className="cell-bar">
        <rect width={part(cell.offered)} height="7" fill="var(--grid)" />
        <rect width={part(cell.inPlace)} height="7" fill={colour} opacity="0.32" />
        <rect width={part(cell.ready)} height="7" fill={colour} />
      </svg>
    </td>
  );
}

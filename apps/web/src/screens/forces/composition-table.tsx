import type { Nation } from '../../api/model.ts';
import { rangeText, componentColour, componentTitle, toCount } from '../../app/format.ts';
import { TableHead } from '../../app/table-head.tsx';
import type { Composition, CompositionCell, CompositionRow } from '../../charts/composition.ts';
import { navigate } from '../../state/address.ts';
import { nationName } from '../../i18n/nation-name.ts';
import { t } from '../../i18n/text.ts';

interface CompositionTableProps {
  readonly composition: Composition;
  readonly nations: ReadonlyMap<string, Nation>;
  readonly selected: string | undefined;
}

export function CompositionTable({ composition, nations, selected }: CompositionTableProps) {
  const { components, rows, coalition, total } = composition;
  const widest = Math.max(1, ...rows.flatMap((row) => components.map((name) => row.cells[name]?.offered ?? 0)));
  const widestTotal = Math.max(1, ...rows.map((row) => row.total.offered));
  return (
    <div className="composition" tabIndex={0} role="group" aria-label={t('Force composition table')}>
      <table className="data sticky-head">
        <TableHead
          columns={[
            t('Nation'),
            ...components.map((name) => ({
              keyed: componentTitle(name),
              mark: <span className="component-key" style={{ background: componentColour(name) }} />,
            })),
            t('All components'),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.nation} className={row.nation === selected ? 'selected' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  aria-pressed={row.nation === selected}
                  onClick={() => navigate({ query: { nation: row.nation === selected ? null : row.nation } })}
                >
                  {nations.get(row.nation)?.name ?? nationName(row.nation)}
                </button>
              </th>
              <Cells row={row} components={components} widest={widest} widestTotal={widestTotal} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          {coalition !== null && (
            <tr>
              <th scope="row">{t('Coalition without the supported nation')}</th>
              <Cells row={coalition} components={components} widest={0} widestTotal={0} />
            </tr>
          )}
          <tr>
            <th scope="row">{t('All nations')}</th>
            <Cells row={total} components={components} widest={0} widestTotal={0} />
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
          {t('ready, in place and offered persons')}
        </span>
        <span>{t('Figures: ready P50 (P10–P90) of offered. Rows and columns add up the medians.')}</span>
      </p>
    </div>
  );
}

interface CellsProps {
  readonly row: CompositionRow;
  readonly components: readonly string[];
  readonly widest: number;
  readonly widestTotal: number;
}

const Cells = ({ row, components, widest, widestTotal }: CellsProps) => (
  <>
    {components.map((name) => (
      <Cell key={name} cell={row.cells[name]} colour={componentColour(name)} widest={widest} />
    ))}
    <Cell cell={row.total} colour="var(--all)" widest={widestTotal} />
  </>
);

interface CellProps {
  readonly cell: CompositionCell | undefined;
  readonly colour: string;
  /** Persons that fill the width of the cell; 0 draws each cell against itself. */
  readonly widest: number;
}

function Cell({ cell, colour, widest }: CellProps) {
  if (cell === undefined || cell.elements === 0) return <td className="muted">·</td>;
  const part = (value: number) => `${Math.min(100, (value / Math.max(1, widest || cell.offered)) * 100)}%`;
  return (
    <td title={t('{count} in place, elements: {elements}', { count: toCount(cell.inPlace), elements: cell.elements })}>
      <div className="cell-figures">
        <strong>{toCount(cell.ready)}</strong>
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

import type { Nation } from '../../api/model.ts';
import { componentColour, rangeBeside, toCount } from '../../app/format.ts';
import { TableHead, type Column } from '../../app/table-head.tsx';
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

export function CompositionTable(props: CompositionTableProps) {
  const { composition, beside, nations, selected, columnTitle, isByComponent, unit, gap } = props;
  const { columns, rows } = composition;
  const colourOf = (name: string) => (isByComponent ? componentColour(name) : 'var(--all)');
  const widest = Math.max(1, ...rows.flatMap((row) => columns.map((name) => row.cells[name]?.offered ?? 0)));
  const widestTotal = Math.max(1, ...rows.map((row) => row.total.offered));
  const headOf = (name: string): Column =>
    isByComponent
      ? {
          keyed: columnTitle(name),
          mark: <span className="component-key" style={{ background: componentColour(name) }} />,
        }
      : columnTitle(name);
  return (
    <div className="composition" tabIndex={0} role="group" aria-label={t('Force composition table')}>
      <table className="data sticky-head">
        <TableHead columns={[t('Nation'), ...columns.map(headOf), isByComponent ? t('All components') : t('All')]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.nation} className={row.nation === selected ? 'selected' : undefined}>
              <th scope="row">
                <NationChoice nation={row.nation} nations={nations} isSelected={row.nation === selected} />
              </th>
              <Cells
                {...{ columns, colourOf, row, widest, widestTotal }}
                before={beside && (beside.composition.rows.find(({ nation }) => nation === row.nation) ?? null)}
              />
            </tr>
          ))}
        </tbody>
        <Sums {...{ composition, beside, colourOf }} />
      </table>
      <CompositionLegend {...{ unit, gap, beside }} hasBands={composition.hasBands} />
    </div>
  );
}

interface NationChoiceProps extends Pick<CompositionTableProps, 'nations'> {
  readonly nation: string;
  readonly isSelected: boolean;
}

function NationChoice({ nation, nations, isSelected }: NationChoiceProps) {
  if (nation === '') return t('Multinational and commercial');
  return (
    <button
      type="button"
      className="link"
      aria-pressed={isSelected}
      onClick={() => navigate({ query: { nation: isSelected ? null : nation } })}
    >
      {nations.get(nation)?.name ?? nationName(nation)}
    </button>
  );
}

type SumsProps = Pick<CompositionTableProps, 'composition' | 'beside'> & Pick<CellsProps, 'colourOf'>;

/** What each cell is drawn against: itself. */
const ALONE = { widest: 0, widestTotal: 0 };

function Sums({ composition, beside, colourOf }: SumsProps) {
  const { columns, coalition, total } = composition;
  return (
    <tfoot>
      {coalition !== null && (
        <tr>
          <th scope="row">{t('Coalition without the supported nation')}</th>
          <Cells
            {...{ columns, colourOf }}
            {...ALONE}
            row={coalition}
            before={beside && beside.composition.coalition}
          />
        </tr>
      )}
      <tr>
        <th scope="row">{t('All nations')}</th>
        <Cells {...{ columns, colourOf }} {...ALONE} row={total} before={beside && beside.composition.total} />
      </tr>
    </tfoot>
  );
}

interface CompositionLegendProps extends Pick<CompositionTableProps, 'unit' | 'gap' | 'beside'> {
  readonly hasBands: boolean;
}

function CompositionLegend({ unit, gap, beside, hasBands }: CompositionLegendProps) {
  return (
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
        {hasBands
          ? t('Figures: ready P50 (P10–P90) of offered. Rows and columns add up the medians.')
          : t('Figures: ready of offered.')}
      </span>
      {gap !== null && <span className="warn">{gap}</span>}
      {beside !== null && <span>{t('± since or against: {what}', { what: beside.title })}</span>}
    </p>
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
  const range = rangeBeside(toCount(cell.readyLow), toCount(cell.readyHigh));
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
          {range === null ? '' : `(${range}) `}
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

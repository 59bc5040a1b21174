/** Rows of a section: what tells them apart first, where they come from last. Only what is seen is drawn. */
import { useEffect, useMemo, useRef } from 'react';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Row } from '../../../api/editing.ts';
import { toCount } from '../../../app/format.ts';
import { LeftOut } from '../../../app/left-out.tsx';
import { useDrawnWidth, useListedRows, usePrinting } from '../../../app/printing.ts';
import { TableHead } from '../../../app/table-head.tsx';
import { say, t } from '../../../i18n/text.ts';
import { CONFIDENCE } from '../../../i18n/confidence.ts';
import { navigate } from '../../../state/address.ts';
import { columnsOf, columnsThatFit } from './columns.ts';
import type { Draft } from './drafts.ts';
import type { NameOf } from './reference-names.ts';
import { fieldTitle } from './titles.ts';
import { isDate, valueText } from './value-text.ts';

const ROW_HEIGHT = 28;

interface RowGridProps {
  readonly rows: readonly Row[];
  readonly drafts: readonly Draft[];
  readonly selected: string | undefined;
  readonly nameOf: NameOf;
}

export function RowGrid({ rows, drafts, selected, nameOf }: RowGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width: measured } = useElementSize();
  const width = useDrawnWidth(measured);
  const printing = usePrinting();
  const all = useMemo(() => columnsOf(rows), [rows]);
  const columns = all.slice(0, columnsThatFit(width));
  const drafted = new Set(drafts.map(({ id }) => id));
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is in use, and its functions are called in this render only
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  // A row that was just added, or came by a link, is brought into sight.
  const selectedAt = rows.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (selectedAt >= 0) virtual.scrollToIndex(selectedAt);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the virtualizer is one object for the life of the grid
  }, [selectedAt]);
  const seen = virtual.getVirtualItems();
  const { listed, left } = useListedRows(rows.length, seen);
  const before = printing ? 0 : (seen[0]?.start ?? 0);
  const after = printing ? 0 : virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <div className="row-grid" ref={useMergedRef(scroller, sizeRef)} tabIndex={0} role="group" aria-label={t('Rows')}>
      <table className="data sticky-head">
        <TableHead
          columns={[
            t('Name'),
            ...columns.map((name) => (isFigure(rows, name) ? { figure: fieldTitle(name) } : fieldTitle(name))),
            t('Source'),
          ]}
        />
        <tbody>
          <Space columns={columns.length + 2} height={before} />
          {listed.map(({ index }) => (
            <GridRow
              key={rows[index].id}
              row={rows[index]}
              columns={columns}
              isSelected={rows[index].id === selected}
              isDrafted={drafted.has(rows[index].id)}
              nameOf={nameOf}
            />
          ))}
          <Space columns={columns.length + 2} height={after} />
        </tbody>
      </table>
      <LeftOut left={left} />
    </div>
  );
}

/** Stands for the rows that are not drawn. */
const Space = ({ columns, height }: { readonly columns: number; readonly height: number }) =>
  height > 0 && (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );

interface GridRowProps {
  readonly row: Row;
  readonly columns: readonly string[];
  readonly isSelected: boolean;
  readonly isDrafted: boolean;
  readonly nameOf: NameOf;
}

function GridRow({ row, columns, isSelected, isDrafted, nameOf }: GridRowProps) {
  return (
    <tr className={isSelected ? 'selected' : undefined} style={{ height: ROW_HEIGHT }}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-pressed={isSelected}
          onClick={() => navigate({ query: { row: isSelected ? null : row.id } })}
        >
          {isDrafted && <span className="draft-mark" title={t('not saved')} />}
          {String(row['name'] ?? row['title'] ?? row.id)}
        </button>
      </th>
      {columns.map((name) => {
        const text = nameOf(name, row[name]) ?? toText(row[name]);
        return (
          <td key={name} className={typeof row[name] === 'number' ? 'number' : undefined} title={text}>
            {text}
          </td>
        );
      })}
      <td className="muted nowrap" title={nameOf('source', row['source'])}>
        <Provenance row={{ ...row, source: nameOf('source', row['source']) ?? row['source'] }} />
      </td>
    </tr>
  );
}

/** Confidence by letter, word and mark: an assumption and an unverified figure look like what they are. */
export function Provenance({ row }: { readonly row: Readonly<Record<string, unknown>> }) {
  const confidence = typeof row['confidence'] === 'string' ? row['confidence'] : null;
  return (
    <>
      {confidence !== null && (
        <span className={`confidence confidence-${confidence}`}>{say(CONFIDENCE[confidence] ?? confidence)}</span>
      )}{' '}
      {row['notional'] === true && <span className="tag">{t('notional')}</span>} {toText(row['source'])}
    </>
  );
}

const isFigure = (rows: readonly Row[], name: string) =>
  typeof rows.find((row) => row[name] !== null && row[name] !== undefined)?.[name] === 'number';

function toText(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'object' && !isDate(value)) return '…';
  return Number.isInteger(value) ? toCount(value as number) : valueText(value);
}

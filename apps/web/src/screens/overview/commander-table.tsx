/** The one shape of the commander's tables: what it is about at the left, figures at the right, the first rows only. */
import { useState, type ReactNode } from 'react';
import type { CommanderData } from '../../api/loaders.ts';
import { useForce } from '../../api/sections.ts';
import { Panel } from '../../app/panel.tsx';
import { EmptyState } from '../../app/states.tsx';
import { TableHead, type Column } from '../../app/table-head.tsx';
import { t } from '../../i18n/text.ts';

export type Picture = NonNullable<CommanderData['commander']>;
export type Rows<K extends 'decisions' | 'requests' | 'singlePoints' | 'arrivals' | 'communications'> = {
  readonly rows: Picture[K];
  readonly most?: number;
};

const MOST_ROWS = 8;

interface TableProps {
  readonly title: string;
  readonly note?: string;
  /** The first one names the row. */
  readonly heads: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly empty: string;
  /** Rows that are shown on paper; absent on the screen, where the others are a press away. */
  readonly most?: number;
}

export function CommanderTable({ title, note, heads, rows, empty, most }: TableProps) {
  const [open, setOpen] = useState(false);
  const count = open ? rows.length : (most ?? MOST_ROWS);
  return (
    <Panel title={title} note={note} flush className="commander-panel">
      {rows.length === 0 ? (
        <EmptyState>{empty}</EmptyState>
      ) : (
        <div className="commander-table" tabIndex={0} role="group" aria-label={title}>
          <table className="data">
            <TableHead columns={heads} />
            <tbody>
              {rows.slice(0, count).map(({ key, cells }) => (
                <tr key={key}>
                  <th scope="row">{cells[0]}</th>
                  {cells.slice(1).map((cell, i) => (
                    <td key={i} className={typeof heads[i + 1] === 'string' ? undefined : 'number'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {most !== undefined && rows.length > most && (
            <p className="muted small commander-more">{t('{count} more', { count: rows.length - most })}</p>
          )}
          {most === undefined && rows.length > MOST_ROWS && (
            <p className="small commander-more">
              <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? t('show fewer') : t('and {count} more', { count: rows.length - MOST_ROWS })}
              </button>
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

export function useNationName(): (id: string | null) => string {
  const force = useForce();
  return (id) => (id === null ? t('all nations') : (force.data?.nationById.get(id)?.name ?? id));
}

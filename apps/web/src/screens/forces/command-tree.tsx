import { useMemo, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ForceElement } from '../../api/model.ts';
import { useCommands, useShownReplication } from '../../api/sections.ts';
import { toCount } from '../../app/format.ts';
import { LeftOut } from '../../app/left-out.tsx';
import { useListedRows } from '../../app/printing.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { commandTreeAt, type TreeRow } from '../../charts/command-tree.ts';
import { useTableMinute } from '../../state/clock.ts';
import { say, t } from '../../i18n/text.ts';
import { OrbatRow } from './order-of-battle.tsx';

const ROW_HEIGHT = 40;
const INDENT = 18;

type Row = TreeRow<ForceElement>;

/** The order of battle by command at the clock: it changes with each transfer of authority. */
export function CommandTree({ elements }: { readonly elements: readonly ForceElement[] }) {
  const commands = useCommands();
  const minute = useTableMinute();
  const rows = useMemo((): Row[] => {
    if (commands.data === undefined) return [];
    const { tree, national } = commandTreeAt(minute, commands.data.commands, commands.data.links, elements);
    return [
      ...tree.filter((row) => row.elements > 0),
      ...(national.length === 0
        ? []
        : [{ depth: 0, kind: null, elements: national.length, persons: national.reduce((n, e) => n + e.persons, 0) }]),
      ...national.map((element): Row => ({
        depth: 1,
        element,
        kind: null,
        elements: 1,
        persons: element.persons,
      })),
    ];
  }, [commands.data, elements, minute]);
  return (
    <Await value={commands} what={t('commands')}>
      {({ commands: known }) =>
        known.length === 0 ? (
          <EmptyState>{t('This scenario names no command: every element stands under its nation.')}</EmptyState>
        ) : (
          <TreeRows rows={rows} />
        )
      }
    </Await>
  );
}

function TreeRows({ rows }: { readonly rows: readonly Row[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useShownReplication();
  const shownById = new Map(shown.data?.elements.map((row) => [row.id, row]));
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is in use, and its functions are called in this render only
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const { listed, left } = useListedRows(rows.length, list.getVirtualItems());
  return (
    <div className="orbat" ref={scroller} tabIndex={0} role="group" aria-label={t('Order of battle by command')}>
      <ul style={{ height: list.getTotalSize() }}>
        {listed.map(({ index, start }) => {
          const row = rows[index];
          return (
            <li
              key={index}
              style={{
                transform: `translateY(${start}px)`,
                height: ROW_HEIGHT,
                paddingLeft: 12 + row.depth * INDENT,
              }}
            >
              {row.element ? (
                <OrbatRow
                  element={row.element}
                  shown={shownById.get(row.element.id)}
                  under={row.kind === null ? null : kindTitle(row.kind)}
                />
              ) : (
                <CommandRow row={row} />
              )}
            </li>
          );
        })}
      </ul>
      <LeftOut left={left} />
    </div>
  );
}

function CommandRow({ row }: { readonly row: Row }) {
  const { command, kind } = row;
  return (
    <span className="orbat-name">
      <strong>{command?.name ?? t('Under national command')}</strong>
      <span className="muted">
        {kind !== null && `${kindTitle(kind)} · `}
        {command?.frameworkNation && `${t('framework nation {nation}', { nation: command.frameworkNation })} · `}
        {t('{count} force {count?element|elements}', { count: row.elements })} ·{' '}
        {t('{count} {count?person|persons}', { count: toCount(row.persons) })}
      </span>
    </span>
  );
}

/** Degrees of command are written in capitals in every language; support is a word. */
const kindTitle = (kind: string): string => (kind === 'support' || kind === 'full' ? say(kind) : kind.toUpperCase());

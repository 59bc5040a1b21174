/** The matrix as rows of a file: one for each nation and column, with what another time or run has there. */
import type { Composition, CompositionCell } from '../../charts/composition.ts';
import { t } from '../../i18n/text.ts';

export interface Beside {
  readonly title: string;
  readonly composition: Composition;
}

type Cell = string | number | null;

/** The cell of the same nation and column; null where there is nothing of it. */
export const cellOf = (composition: Composition, nation: string, column: string): CompositionCell | null =>
  composition.rows.find((row) => row.nation === nation)?.cells[column] ?? null;

export function matrixRows(
  composition: Composition,
  beside: Beside | null,
  {
    title,
    unit,
    nationOf,
  }: {
    readonly title: (column: string) => string;
    readonly unit: string;
    readonly nationOf: (id: string) => string;
  },
): (readonly Cell[])[] {
  const { hasBands } = composition;
  const ready = hasBands ? `${t('Ready')} P50` : t('Ready');
  const head = [
    t('Nation'),
    t('Column'),
    t('Unit'),
    t('Elements'),
    t('Offered'),
    t('In place'),
    ...(hasBands ? [ready, `${t('Ready')} P10`, `${t('Ready')} P90`] : [ready]),
    ...(beside === null ? [] : [`${ready}, ${beside.title}`]),
  ];
  const rows = composition.rows.flatMap(({ nation, cells }) =>
    composition.columns.flatMap((column) => {
      const cell = cells[column];
      if (cell === undefined) return [];
      const { elements, offered, inPlace } = cell;
      return [
        [
          nation === '' ? t('Multinational and commercial') : nationOf(nation),
          title(column),
          unit,
          elements,
          offered,
          inPlace,
          ...(hasBands ? [cell.ready, cell.readyLow, cell.readyHigh] : [cell.ready]),
          ...(beside === null ? [] : [cellOf(beside.composition, nation, column)?.ready ?? 0]),
        ],
      ];
    }),
  );
  return [head, ...rows];
}

/** Labels of the map that cover neither each other nor the marks that matter. Greedy, by importance; a few hundred at most. */

/** How far into the order of labels a zoom reaches. */
export const labelsUpTo = (zoom: number): number => (zoom < 1.3 ? 2 : zoom < 2.2 ? 3 : zoom < 4 ? 5 : 9);

export interface LabelRequest {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The least comes first. */
  readonly order: number;
  /** Half the size of the mark that the label stands beside. */
  readonly markPx: number;
}

export interface PlacedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** A mark that no label of another thing may cover. */
export interface Obstacle {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly halfPx: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Left end and baseline of a label. */
type Side = readonly [x: number, baseline: number];

const LABEL_HEIGHT = 13;
const GAP = 3;
const MOST_LABELS = 400;

const meets = (a: Box, b: Box) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/**
 * In order of importance each label takes the first free side of its mark, or is left out. x, y is the left end of the baseline.
 *
 * @param mapWidth a side on which the edge of the map would cut the label comes after all others
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Obstacle[] = [],
  mapWidth = Infinity,
): PlacedLabel[] {
  const sorted = [...requests].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)).slice(0, MOST_LABELS);
  const marks = obstacles.map(({ id, x, y, halfPx }) => ({
    id,
    box: [x - halfPx, y - halfPx, x + halfPx, y + halfPx] as Box,
  }));
  const taken: Box[] = [];
  const placed: PlacedLabel[] = [];
  for (const { id, x, y, width, markPx } of sorted) {
    const away = markPx + GAP;
    const [above, below] = [y - away - 2, y + away + LABEL_HEIGHT - 4];
    const [right, left, middle] = [x + away, x - away - width, x - width / 2];
    const isCut = ([labelX]: Side) => labelX < 0 || labelX + width > mapWidth;
    const sides: readonly Side[] = [
      [right, y + 4],
      [left, y + 4],
      [middle, above],
      [middle, below],
      [right, above + 6],
      [right, below - 6],
      [left, above + 6],
      [left, below - 6],
    ];
    for (const [labelX, baseline] of [...sides.filter((side) => !isCut(side)), ...sides.filter(isCut)]) {
      const box: Box = [labelX - 1, baseline - LABEL_HEIGHT + 2, labelX + width + 1, baseline + 3];
      if (taken.some((other) => meets(box, other)) || marks.some((mark) => mark.id !== id && meets(box, mark.box)))
        continue;
      taken.push(box);
      placed.push({ id, x: labelX, y: baseline });
      break;
    }
  }
  return placed;
}

/** Rows of a drawing on paper: a drawing is not cut between two sheets, so rows are as low as makes them fit, and those of one sheet too many go on the next. */

/** What a drawing may take of a sheet of A4 below the head of its panel, in CSS pixels. */
const SHEET_HEIGHT = 900;
/** Lower ones cannot be read. */
const LOWEST_ROW = 11;

interface Sheets {
  readonly rowHeight: number;
  /** Rows of each sheet but the last, which may have fewer. */
  readonly rowsOfSheet: number;
}

interface Drawn {
  readonly rows: number;
  readonly rowHeight: number;
  /** What stands above the rows on each sheet. */
  readonly headHeight: number;
}

/** Evenly over as few sheets as can be. */
export function layoutSheets({ rows, rowHeight, headHeight }: Drawn): Sheets {
  const room = SHEET_HEIGHT - headHeight;
  const sheets = Math.max(1, Math.ceil(rows / Math.floor(room / LOWEST_ROW)));
  const rowsOfSheet = Math.max(1, Math.ceil(rows / sheets));
  return { rowHeight: Math.min(rowHeight, Math.floor(room / rowsOfSheet)), rowsOfSheet };
}

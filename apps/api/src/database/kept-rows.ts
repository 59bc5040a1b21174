/**
 * Rows that were read, kept for as long as nobody has written anything at all. A moment is a snapshot of PostgreSQL: which transactions are
 * done and which are not. Two transactions of the same moment see the same rows, so what one has read the next need not read again. Nothing
 * is kept across a write, whoever made it and through which server: there is no rule of what becomes stale, and none to forget.
 */
export class KeptRows {
  private moment = '';
  private readonly rows = new Map<string, readonly unknown[]>();
  private count = 0;

  /** @param most rows of all statements together; a statement with more than a tenth of them is not kept */
  constructor(private readonly most = 10_000) {}

  find<R>(moment: string, statement: string): readonly R[] | undefined {
    return moment === this.moment ? (this.rows.get(statement) as readonly R[] | undefined) : undefined;
  }

  keep(moment: string, statement: string, rows: readonly unknown[]): void {
    if (moment !== this.moment) {
      this.rows.clear();
      this.count = 0;
      this.moment = moment;
    }
    // One for the statement itself: those that find nothing take room too.
    const size = rows.length + 1;
    if (size > this.most / 10 || this.count + size > this.most || this.rows.has(statement)) return;
    this.rows.set(statement, rows);
    this.count += size;
  }
}

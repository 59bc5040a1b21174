/**
 * What was read, kept for as long as nobody has written anything at all. A moment is a snapshot of PostgreSQL: which transactions are done and
 * which are not. Two transactions of the same moment see the same rows, so what one has read the next need not read again. Nothing is kept
 * across a write, whoever made it and through which server: there is no rule of what becomes stale, and none to forget.
 */
export class KeptReads<T> {
  private moment = '';
  private readonly values = new Map<string, T>();
  private size = 0;

  /** @param most characters of all questions and values together; what is larger than a tenth of it is not kept */
  constructor(private readonly most: number) {}

  /** Whether it is worth finding out which moment it is. */
  has(question: string): boolean {
    return this.values.has(question);
  }

  find(moment: string, question: string): T | undefined {
    return moment === this.moment ? this.values.get(question) : undefined;
  }

  /** @param characters of the value, about */
  keep(moment: string, question: string, value: T, characters: number): void {
    if (moment !== this.moment) {
      this.values.clear();
      this.size = 0;
      this.moment = moment;
    }
    // A question that finds nothing takes room too.
    const size = question.length + characters;
    if (size > this.most / 10 || this.size + size > this.most || this.values.has(question)) return;
    this.values.set(question, value);
    this.size += size;
  }
}

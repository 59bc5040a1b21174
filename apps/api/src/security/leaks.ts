/** What no answer may ever contain: words of the database, of the program and of the machine. */
const LEAKS: readonly RegExp[] = [
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE)\b.+\b(FROM|SET|VALUES|AND|=)\b/,
  /syntax error at or near|violates|relation "|column "|duplicate key|QueryFailedError|SQLSTATE|pg_|permission denied/i,
  /\bat (?:[\w.<>]+ )?\(?(?:file:|node:|\/)/,
  /node_modules|\/apps\/|\/libs\/|\.ts:\d|\.js:\d/,
  /\/(home|root|tmp|var|usr|work)\//,
  /undefined is not|is not a function|Cannot read propert|TypeError|ReferenceError/,
];

/** The first leak of an answer; undefined when there is none. */
export function findLeak(text: string): string | undefined {
  for (const leak of LEAKS) {
    const found = leak.exec(text);
    if (found !== null) return found[0].slice(0, 200);
  }
  return undefined;
}

/** Which runs the address names, the baseline first; the run on the screen when it names none. */
export function parseChosen(text: string | undefined, shown: number, most: number): readonly number[] {
  const numbers = (text ?? '')
    .split(',')
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0);
  const chosen = [...new Set(numbers)].slice(0, most);
  return chosen.length === 0 ? [shown] : chosen;
}

const PATIENCE_MS = 120_000;

/**
 * Waits until a condition holds.
 *
 * @throws Error after two minutes: it hangs then, also on a busy machine.
 */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const latest = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > latest) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

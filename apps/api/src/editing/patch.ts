/** Fields of the patch that are null are taken away, absent ones stay. */
export function withPatch<T extends object>(value: T, patch: object): T {
  const changed = { ...value } as Record<string, unknown>;
  for (const [field, now] of Object.entries(patch) as [string, unknown][]) {
    if (now === null) delete changed[field];
    else if (now !== undefined) changed[field] = now;
  }
  return changed as T;
}

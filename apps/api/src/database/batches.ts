/** What a request asks for in one breath, row by row, goes out as one statement. Nothing is remembered: what is asked later is read anew. */
import DataLoader from 'dataloader';
import type { RequestContext } from '../identity/request-context.ts';

/** Values by key; keys without one are left out. */
type Load<T> = (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

export class Batches {
  private readonly loaders = new WeakMap<RequestContext, Map<string, DataLoader<string, unknown>>>();

  /** @param name what is loaded: those of one name go together, so the name says everything that `load` depends on */
  async load<T>(context: RequestContext, name: string, key: string, load: Load<T>): Promise<T | undefined> {
    const ofRequest = this.loaders.get(context) ?? new Map<string, DataLoader<string, unknown>>();
    this.loaders.set(context, ofRequest);
    let loader = ofRequest.get(name);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(
        async (keys) => {
          const found = await load([...new Set(keys)]);
          return keys.map((wanted) => found.get(wanted));
        },
        { cache: false, maxBatchSize: 1000 },
      );
      ofRequest.set(name, loader);
    }
    return (await loader.load(key)) as T | undefined;
  }
}

/** Rows by one of their fields, in the order in which they come. */
export function groupBy<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

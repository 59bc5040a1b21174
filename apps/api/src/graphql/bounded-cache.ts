/** A cache that forgets what was not asked for the longest time, by number and by characters. */
export interface CacheLimits {
  readonly entries: number;
  readonly characters: number;
}

export class BoundedCache<T> {
  private readonly kept = new Map<string, { readonly value: T; readonly characters: number }>();
  private characters = 0;

  constructor(private readonly most: CacheLimits) {}

  get(key: string): T | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    // Deleted and set again, so that the map is in order of use.
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.value;
  }

  set(key: string, value: T, characters = key.length): void {
    this.delete(key);
    this.kept.set(key, { value, characters });
    this.characters += characters;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most.entries && this.characters <= this.most.characters) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.characters -= this.kept.get(key)?.characters ?? 0;
    this.kept.delete(key);
  }
}

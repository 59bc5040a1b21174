/** The tree of capabilities: what an element offers meets a need for it and for everything that it is a kind of. */
import type { ScenarioDocument } from '../scenario/document.ts';

/** Deepest tree; deeper ones can only be a cycle, which validation refuses. */
const DEEPEST = 50;

export class CapabilityTree {
  private readonly parentOf: ReadonlyMap<string, string | undefined>;

  constructor(document: ScenarioDocument) {
    this.parentOf = new Map((document.capabilities ?? []).map((row) => [row.id, row.parent]));
  }

  /** A capability and everything that it is a kind of, narrowest first. One that is not in the tree stands alone. */
  lineage(capability: string | undefined): string[] {
    const found: string[] = [];
    for (let at = capability; at !== undefined && found.length < DEEPEST; at = this.parentOf.get(at)) found.push(at);
    return found;
  }

  /** Whether an offer of one capability meets a need for another. */
  meets(offered: string | undefined, needed: string): boolean {
    return this.lineage(offered).includes(needed);
  }
}

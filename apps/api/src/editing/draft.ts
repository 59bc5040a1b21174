/**
 * A scenario document under change: the rows as they are stored, and what an intent makes of them. Nothing is written here; the editor asks
 * for the changes when all of the intent is applied. A row that changed after the version that the caller has seen is a collision.
 */
import { randomUUID } from 'node:crypto';
import { canonicalJson, type ScenarioDocument } from '@muster/planning';
import { forEachInPieces } from '../jobs/pieces.ts';
import { fromRows } from '../scenarios/document-rows.ts';
import {
  inOrder,
  toDocument,
  type Row,
  type RowChange,
  type StoredDocument,
  type StoredRow,
} from '../scenarios/document-store.ts';
import type { ScenarioHead } from '../scenarios/scenario.entity.ts';
import type { SectionName } from '../scenarios/section.ts';

/** A row of a section; the head of the document has no key. */
export interface Subject {
  readonly section: SectionName | 'head';
  readonly key: string;
}

export interface Collision extends Subject {
  /** What the intent would have made of it. */
  readonly yours: unknown;
  /** What others have made of it. */
  readonly theirs: unknown;
  readonly version: number;
}

const HEAD: Subject = { section: 'head', key: '' };

export class Draft {
  private readonly rows = new Map<SectionName, Map<string, StoredRow>>();
  private readonly touched = new Set<SectionName>();
  private readonly overlooked = new Set<string>();
  private readonly nextOrdinals = new Map<SectionName, number>();
  private presentSections: readonly SectionName[];
  private newHead: ScenarioHead;
  readonly collisions: Collision[] = [];
  /** Rows that the intent has looked at by name, whether it changed them or not. */
  readonly seen: Subject[] = [];
  /** Rows that were there and that the intent has put again, whether that changed them or not. */
  readonly replaced: RowChange[] = [];

  /** @param expectedVersion version of the scenario that the caller has seen; what changed later collides */
  constructor(
    private readonly stored: StoredDocument,
    private readonly expectedVersion: number = stored.version,
  ) {
    this.newHead = stored.head;
    this.presentSections = stored.sections;
  }

  /** Version of the scenario that it is drawn on. */
  get version(): number {
    return this.stored.version;
  }

  get head(): ScenarioHead {
    return this.newHead;
  }

  setHead(head: ScenarioHead): void {
    if (this.stored.headVersion > this.expectedVersion)
      this.collide(HEAD, head, this.stored.head, this.stored.headVersion);
    this.newHead = head;
  }

  /** The head that the intent has made, with more to it that its caller does not see. */
  replaceHead(head: ScenarioHead): void {
    this.newHead = head;
  }

  get storedHead(): ScenarioHead {
    return this.stored.head;
  }

  /** The document before the intent. */
  storedDocument(): ScenarioDocument {
    return toDocument(this.stored);
  }

  /** What is stored, with another head. */
  storedWith(head: ScenarioHead): StoredDocument {
    return { ...this.stored, head };
  }

  isStateChanged(): boolean {
    const { initialState: before } = this.stored.head;
    const { initialState: after } = this.newHead;
    return before !== after && canonicalJson(before ?? null) !== canonicalJson(after ?? null);
  }

  find<R extends Row>(section: SectionName, key: string): R | undefined {
    this.seen.push({ section, key });
    return this.of(section).get(key)?.body as R | undefined;
  }

  /** A row as it is stored, before the intent. */
  findStored(section: SectionName, key: string): StoredRow | undefined {
    return this.stored.rows.get(section)?.get(key);
  }

  list<R extends Row>(section: SectionName): readonly R[] {
    return inOrder(this.of(section)) as R[];
  }

  /** Stores a row in place of the one with its id, or as the last one of its section. */
  put(section: SectionName, body: Row, ordinal?: number): void {
    const before = this.of(section).get(body.id);
    if (before !== undefined) this.check(section, before, body);
    const row = {
      uuid: before?.uuid ?? randomUUID(),
      version: before?.version ?? this.stored.version,
      ordinal: ordinal ?? before?.ordinal ?? this.takeOrdinal(section),
      body,
    };
    this.open(section).set(body.id, row);
    if (before !== undefined) this.replaced.push({ section, key: body.id, uuid: row.uuid, before, after: row });
  }

  /** A row that was taken away comes back as the one that it was. */
  restore(section: SectionName, uuid: string, ordinal: number, body: Row): void {
    this.nextOrdinals.delete(section);
    this.open(section).set(body.id, { uuid, ordinal, version: this.stored.version, body });
  }

  remove(section: SectionName, key: string): void {
    const before = this.of(section).get(key);
    if (before === undefined) return;
    this.check(section, before, null);
    this.open(section).delete(key);
  }

  /** Sections that the document has afterwards; those with rows are always there. */
  keepSections(sections: readonly SectionName[]): void {
    this.presentSections = this.presentSections.filter(
      (section) => sections.includes(section) || this.of(section).size > 0,
    );
  }

  get sections(): readonly SectionName[] {
    const added = [...this.touched].filter(
      (section) => !this.presentSections.includes(section) && this.of(section).size > 0,
    );
    return [...this.presentSections, ...added];
  }

  toDocument(): ScenarioDocument {
    return fromRows(
      this.newHead,
      this.sections,
      new Map(this.sections.map((section) => [section, inOrder(this.of(section))])),
    );
  }

  isHeadChanged(): boolean {
    return this.newHead !== this.stored.head && canonicalJson(this.newHead) !== canonicalJson(this.stored.head);
  }

  /** What is different from what is stored. In pieces: an import changes a hundred thousand rows. */
  async listChanges(): Promise<RowChange[]> {
    const changes: RowChange[] = [];
    for (const section of this.touched) {
      const before = this.stored.rows.get(section) ?? NO_ROWS;
      const after = this.of(section);
      await forEachInPieces(after, ([key, row]) => {
        const old = before.get(key);
        if (old === undefined || !isSame(old, row))
          changes.push({ section, key, uuid: row.uuid, before: old ?? null, after: row });
      });
      for (const [key, row] of before)
        if (!after.has(key)) changes.push({ section, key, uuid: row.uuid, before: row, after: null });
    }
    return changes;
  }

  private of(section: SectionName): ReadonlyMap<string, StoredRow> {
    return this.rows.get(section) ?? this.stored.rows.get(section) ?? NO_ROWS;
  }

  private open(section: SectionName): Map<string, StoredRow> {
    let rows = this.rows.get(section);
    if (rows === undefined) {
      rows = new Map(this.stored.rows.get(section));
      this.rows.set(section, rows);
      this.touched.add(section);
    }
    return rows;
  }

  /** The last place of the section; counted once, because an import takes a hundred thousand. */
  private takeOrdinal(section: SectionName): number {
    const next = this.nextOrdinals.get(section) ?? nextOrdinal(this.of(section));
    this.nextOrdinals.set(section, next + 1);
    return next;
  }

  /** Rows of which the caller knows nothing: what others have made of them stands against nothing of his. */
  overlook(section: SectionName, keys: readonly string[]): void {
    for (const key of keys) this.overlooked.add(`${section} ${key}`);
  }

  private check(section: SectionName, { version, body }: StoredRow, yours: Row | null): void {
    if (version > this.expectedVersion && !this.overlooked.has(`${section} ${body.id}`))
      this.collide({ section, key: body.id }, yours, body, version);
  }

  private collide({ section, key }: Subject, yours: unknown, theirs: unknown, version: number): void {
    this.collisions.push({ section, key, yours, theirs, version });
  }
}

const isSame = (old: StoredRow, row: StoredRow): boolean =>
  old === row || (old.ordinal === row.ordinal && canonicalJson(old.body) === canonicalJson(row.body));

const NO_ROWS: ReadonlyMap<string, StoredRow> = new Map();

/** Place behind all rows of a section. */
export function nextOrdinal(rows: ReadonlyMap<string, StoredRow>): number {
  let most = -1;
  for (const { ordinal } of rows.values()) most = Math.max(most, ordinal);
  return most + 1;
}

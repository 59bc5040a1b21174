/**
 * Who may make a change: every row that an intent looks at must be readable, every row that it changes writable as it was and as it becomes,
 * so that nobody gives a row to another nation. What may not be read answers exactly like what is not there.
 */
import {
  findMissingScope,
  may,
  OPEN_LABEL,
  OWN_NATION_LABEL,
  OWNED_SECTIONS,
  ownerOf,
  readWith,
  withoutDanglingReferences,
  type Label,
  type ScenarioDocument,
  type Thing,
} from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { forEachInPieces } from '../jobs/pieces.ts';
import { toRows } from '../scenarios/document-rows.ts';
import type { DocumentStore, RowChange, StoredDocument } from '../scenarios/document-store.ts';
import { listReleases, sawRow, type PastRow, type Releases } from '../scenarios/release-history.ts';
import { asSeenBy } from '../scenarios/scenario-view.ts';
import type { ScenarioHead } from '../scenarios/scenario.entity.ts';
import type { SectionName } from '../scenarios/section.ts';
import type { Draft } from './draft.ts';
import type { RowOwner } from './intent.ts';
import { getNoun, toCode, toWords } from './nouns.ts';

/** A row of a section. */
interface RowSubject {
  readonly section: SectionName;
  readonly key: string;
}

export class EditPolicy {
  private readonly labels = new Map<SectionName, Map<string, Label>>();
  private readonly readable = new Map<string, boolean>();
  private releases: Promise<Releases> | undefined;

  constructor(
    private readonly documents: DocumentStore,
    private readonly manager: EntityManager,
    private readonly context: RequestContext,
    private readonly scenario: string,
    /** What is asked for each row that changes. */
    private readonly action: 'write' | 'propose' = 'write',
  ) {}

  mayReadScenario(): boolean {
    return may(this.context.principal, 'read', { kind: 'scenario', scenario: this.scenario });
  }

  /** @returns why the change may not be made; empty when it may */
  async check(draft: Draft, changes: readonly RowChange[]): Promise<UserError[]> {
    // Who may not change a row is told so too where it would stay as it is: else he could try out what it names until nothing changes.
    const asked = changes.length > 0 ? changes : draft.replaced;
    const looked = [...draft.seen, ...draft.collisions, ...asked].filter(({ section }) => section !== 'head') as {
      section: SectionName;
      key: string;
    }[];
    // What is not stored has no label: an import adds a hundred thousand rows.
    await this.readLabels(looked.filter(({ section, key }) => draft.findStored(section, key) !== undefined));
    const hidden = new Set<SectionName>();
    await forEachInPieces(looked, ({ section, key }) => {
      if (this.isHidden(draft, { section, key })) hidden.add(section);
    });
    for (const { section, key } of [...draft.seen, ...draft.collisions])
      if (section !== 'head' && (await this.isNamedHidden(draft, { section, key }))) hidden.add(section);
    const [first] = hidden;
    if (first !== undefined) return [unknownRow(first)];
    if (draft.isHeadChanged() && !may(this.context.principal, 'write', { kind: 'scenario', scenario: this.scenario }))
      return [userError('access.denied', [], 'The coordination cell keeps the scenario itself.')];
    const denied = new Map<string, UserError>();
    await forEachInPieces(asked, ({ section, key, before, after }) => {
      const bodies = [before?.body, after?.body].filter((body) => body !== undefined);
      if (bodies.every((body) => this.may(this.action, section, key, body))) return;
      const isProposable = bodies.every((body) => this.may('propose', section, key, body));
      const error = isProposable
        ? PROPOSE
        : this.deny(
            section,
            bodies.map((body) => ownerOf(section, body)),
          );
      denied.set(`${error.code} ${error.message}`, error);
    });
    return [...denied.values()];
  }

  /** The same of new rows, of which it matters whose they are. */
  checkNew(owners: readonly RowOwner[]): UserError[] {
    const denied = owners.filter(({ section, nation }) => !this.mayNew(this.action, section, nation));
    return denied.map(({ section, nation }) =>
      this.mayNew('propose', section, nation) ? PROPOSE : this.deny(section, [nation]),
    );
  }

  private mayNew(action: 'write' | 'propose', section: SectionName, nation: string | null): boolean {
    const label = nation === null ? OPEN_LABEL : OWN_NATION_LABEL;
    return may(this.context.principal, action, { kind: 'row', scenario: this.scenario, section, nation, label });
  }

  private deny(section: SectionName, owners: readonly (string | null)[]): UserError {
    const nation = owners.find((one) => one !== null) ?? null;
    const thing = { kind: 'row', scenario: this.scenario, section, nation, label: OWN_NATION_LABEL } as const;
    const scope = findMissingScope(this.context.principal, thing);
    const of = nation === null ? 'the coordination cell' : `the planners of ${nation}`;
    const noun = toWords(getNoun(section));
    if (scope !== undefined)
      return denial(`To change this ${noun}, the key or token of a tool needs the scope ${scope}.`);
    return denial(`Only ${of} may change this ${noun}.`);
  }

  /** The document without the rows that the caller may not read; the same document when he may read all of it. */
  async seenPartOf(document: ScenarioDocument): Promise<ScenarioDocument> {
    const seen: Record<string, unknown> = { ...document };
    let isWhole = true;
    for (const section of OWNED_SECTIONS) {
      const rows = document[section] as readonly { id: string }[] | undefined;
      if (rows === undefined) continue;
      const labelled = rows.filter((body) => !this.mayReadAny(section, body));
      await this.readLabels(labelled.map(({ id }) => ({ section, key: id })));
      const kept: { id: string }[] = [];
      await forEachInPieces(rows, (body) => {
        if (this.may('read', section, body.id, body)) kept.push(body);
      });
      isWhole &&= kept.length === rows.length;
      seen[section] = kept;
    }
    return isWhole ? document : (seen as unknown as ScenarioDocument);
  }

  async mayReadAll(document: ScenarioDocument): Promise<boolean> {
    return (await this.seenPartOf(document)) === document;
  }

  /** The document as the caller reads it: also without what cannot stand without the rows that he may not read. */
  async viewOf(document: ScenarioDocument): Promise<ScenarioDocument> {
    const part = await this.seenPartOf(document);
    return part === document ? document : withoutDanglingReferences(part);
  }

  /** The head of a version as the caller may know it. */
  async headAsSeen(stored: StoredDocument): Promise<ScenarioHead> {
    this.releases ??= listReleases(this.manager, this.scenario);
    return toRows(asSeenBy([this.context.principal], this.scenario, stored, await this.releases)).head;
  }

  /** Whether a row as it was in a version may be told to the caller; one that is gone only to its nation. */
  async mayReadPast(row: PastRow): Promise<boolean> {
    this.releases ??= listReleases(this.manager, this.scenario);
    const releases = await this.releases;
    const saw = (past: PastRow) => sawRow(this.context.principal, this.scenario, past, releases);
    const named = readWith(row.section, row.body);
    if (named === null || !saw(row)) return saw(row);
    const { version } = row;
    const then = await this.documents.findRowOfVersion(this.manager, this.scenario, version, named);
    return then !== null && saw({ ...then, section: named.section, version });
  }

  /** Keys of the rows of a section that are read with a row that the caller may not read. */
  async listNamedHidden(draft: Draft, section: SectionName): Promise<string[]> {
    const hidden: string[] = [];
    for (const { id } of draft.list(section))
      if (await this.isNamedHidden(draft, { section, key: id })) hidden.push(id);
    return hidden;
  }

  private async isNamedHidden(draft: Draft, { section, key }: RowSubject): Promise<boolean> {
    const row = draft.findStored(section, key);
    const named = row === undefined ? null : readWith(section, row.body);
    if (named === null) return false;
    await this.readLabels([named]);
    return this.isHidden(draft, named);
  }

  private isHidden(draft: Draft, { section, key }: RowSubject): boolean {
    const row = draft.findStored(section, key);
    return row !== undefined && !this.may('read', section, key, row.body);
  }

  private async readLabels(rows: readonly { section: SectionName; key: string }[]): Promise<void> {
    const bySection = new Map<SectionName, Set<string>>();
    for (const { section, key } of rows) bySection.set(section, (bySection.get(section) ?? new Set()).add(key));
    for (const [section, keys] of bySection) {
      const known = this.labels.get(section) ?? new Map<string, Label>();
      const missing = [...keys].filter((key) => !known.has(key));
      for (const [key, label] of await this.documents.findLabels(this.manager, this.scenario, section, missing))
        known.set(key, label);
      this.labels.set(section, known);
    }
  }

  /** Whether he may read it however it is labelled. Asked once for each section and nation: what is his own may be a hundred thousand rows. */
  private mayReadAny(section: SectionName, body: object): boolean {
    const nation = ownerOf(section, body);
    const name = JSON.stringify([section, nation]);
    let mayRead = this.readable.get(name);
    if (mayRead === undefined) {
      const thing: Thing = { kind: 'row', scenario: this.scenario, section, nation, label: HIDDEN_LABEL };
      mayRead = nation === null || may(this.context.principal, 'read', thing);
      this.readable.set(name, mayRead);
    }
    return mayRead;
  }

  private may(action: 'read' | 'write' | 'propose', section: SectionName, key: string, body: object): boolean {
    const nation = ownerOf(section, body);
    const label = nation === null ? OPEN_LABEL : (this.labels.get(section)?.get(key) ?? OWN_NATION_LABEL);
    const thing: Thing = { kind: 'row', scenario: this.scenario, section, nation, label };
    return may(this.context.principal, action, thing);
  }
}

/** Of what is told to nobody else, not even that it is there. */
const HIDDEN_LABEL: Label = { level: 'existence', releasableTo: [], caveats: [] };

const PROPOSE = userError(
  'access.propose',
  [],
  'This belongs to a nation: propose the change, and the nation decides.',
);

const denial = (message: string): UserError => userError('access.denied', [], message);

export function unknownRow(section: SectionName): UserError {
  const noun = getNoun(section);
  return userError(`${toCode(noun)}.unknown`, ['input', 'key'], `There is no such ${toWords(noun)}.`);
}

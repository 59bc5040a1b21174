/**
 * Import in two steps. A file is read and held against the scenario: what would be added, changed, removed, rejected, and what belongs to
 * others. Applying it is one edit like any other: validated whole, one version, one undo.
 */
import { randomUUID } from 'node:crypto';
import { may, OWN_NATION_LABEL, OWNED_SECTIONS, type Principal, type ScenarioDocument } from '@muster/planning';
import { decode } from '@muster/planning/interchange';
import { ENGINE_VERSION } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { DocumentCheck } from '../editing/document-check.ts';
import { nextOrdinal } from '../editing/draft.ts';
import { EditPolicy } from '../editing/edit-policy.ts';
import type { EditRequest, Intent } from '../editing/intent.ts';
import { refused, ScenarioEditor, type Edited } from '../editing/scenario-editor.ts';
import { Turns } from '../editing/turns.ts';
import type { Connection, Page } from '../graphql/connection.ts';
import { toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { BoundedPool } from '../jobs/bounded-pool.ts';
import { DocumentStore, toDocument } from '../scenarios/document-store.ts';
import { toText } from '../scenarios/document-text.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { findReader, IMPORT_FORMATS, mayBeComplete } from './file-formats.ts';
import { ImportPlan } from './import-plan.ts';
import type { FilePreview, PreviewTask } from './import-preview.task.ts';
import { ImportStore, type StoredImport } from './import-store.ts';
import type { ImportCounts, ImportLine, ScenarioImport } from './import.types.ts';
import { ImportsUnderWay, READ_SHARES, toReadingId, type Progress } from './imports-under-way.ts';

/** What an upload answers: the first lines that would change something, and the first that cannot be taken over. */
export interface Uploaded extends ScenarioImport {
  readonly rejected: readonly ImportLine[];
  readonly shown: readonly ImportLine[];
}

export interface PreviewOptions {
  readonly format: string;
  readonly isComplete: boolean;
  /** Of a file with several sides, the one that is meant. */
  readonly side?: string;
  /** Under which the caller asks how far it is while it is read. */
  readonly key?: string;
}

interface CreatedScenario {
  readonly id: string;
  readonly key: string;
}

/** Tells how far a part of reading a file is. */
type Reach = (part: keyof typeof READ_SHARES, from: number, progress: Progress) => void;
const DONE: Progress = { done: 1, total: 1 };

/** A scenario as it is, and what of it the caller may not read. */
interface WholeScenario {
  readonly version: number;
  readonly document: ScenarioDocument;
  /** Keys by section. */
  readonly hidden: PreviewTask['hidden'];
  readonly nextOrdinals: PreviewTask['nextOrdinals'];
}

@Injectable()
export class ImportService {
  private readonly turns = new Turns();
  /** Of the uploads that are being taken over. */
  readonly progress = new ImportsUnderWay();
  /** Of those that are being read. */
  readonly reading = new ImportsUnderWay();

  constructor(
    private readonly database: Database,
    private readonly documents: DocumentStore,
    private readonly scenarios: ScenarioService,
    private readonly editor: ScenarioEditor,
    private readonly validation: DocumentCheck,
    private readonly pool: BoundedPool,
    private readonly store: ImportStore,
  ) {}

  /** Why no file of the caller is read at all; looked at before it is taken in. */
  async findObstacle(
    context: RequestContext,
    scenarioUuid: string | null,
    { format, isComplete }: PreviewOptions = { format: '', isComplete: false },
  ): Promise<UserError | undefined> {
    if (scenarioUuid === null)
      return may(context.principal, 'create-scenario', { kind: 'scenario', scenario: null }) ? undefined : NO_SCENARIO;
    if (findReader(format) === undefined)
      return userError('format.unknown', ['format'], `The format is one of ${IMPORT_FORMATS.join(', ')}.`);
    if ((await this.scenarios.findById(context, scenarioUuid)) === null) return UNKNOWN;
    if (!mayWriteIn(context.principal, scenarioUuid)) return DENIED;
    return isComplete && !mayBeComplete(format) ? NEVER_COMPLETE : undefined;
  }

  /** What a file would do. Nothing of the scenario is changed; a refusal is in the audit trail. */
  async preview(
    context: RequestContext,
    scenarioUuid: string,
    how: PreviewOptions,
    bytes: Uint8Array,
  ): Promise<Uploaded | UserError> {
    const reading = toReadingId(context, how.key ?? '');
    if (how.key !== undefined) this.reading.begin(reading, READ_SHARES.kept);
    const reach = (part: keyof typeof READ_SHARES, from: number, { done, total }: Progress) =>
      this.reading.reach(reading, from + ((READ_SHARES[part] - from) * done) / Math.max(1, total));
    const answer = await this.look(context, scenarioUuid, { ...how, reach }, bytes).finally(() =>
      this.reading.end(reading),
    );
    if ('code' in answer) await this.noteRefusal(context, 'importPreview', answer, scenarioUuid);
    return answer;
  }

  private async look(
    context: RequestContext,
    scenarioUuid: string,
    { format, isComplete, side, reach }: PreviewOptions & { readonly reach: Reach },
    bytes: Uint8Array,
  ): Promise<Uploaded | UserError> {
    const obstacle = await this.findObstacle(context, scenarioUuid, { format, isComplete });
    if (obstacle !== undefined) return obstacle;
    // Of one caller one after another: each holds a whole document, and edits of everybody wait for the same thread.
    const held = await this.turns.take(context.principal.id, async () => {
      const whole = await this.readWhole(context, scenarioUuid);
      if (whole === undefined) return undefined;
      const { principal } = context;
      const text = await toText(whole.document);
      reach('scenario', 0, DONE);
      const { version, hidden, nextOrdinals } = whole;
      const file = { format, bytes, isComplete, side };
      const task: PreviewTask = { ...file, principal, scenario: scenarioUuid, document: text, hidden, nextOrdinals };
      const onProgress = (progress: Progress) => reach('thread', READ_SHARES.scenario, progress);
      return { version, preview: await this.pool.run<FilePreview>('import.preview', task, onProgress) };
    });
    if (held === undefined) return UNKNOWN;
    reach('thread', READ_SHARES.scenario, DONE);
    const { version, preview } = held;
    const { counts, warnings, rejected, shown, pieces, hash, staged } = preview;
    const told = staged && { amount: staged.amount, owners: staged.owners };
    const stored: StoredImport = {
      ...{ id: randomUUID(), scenario_id: scenarioUuid, format, is_complete: isComplete, scenario_version: version },
      content: { counts, warnings, sound: hash === null ? null : { hash, engine: ENGINE_VERSION, staged: told } },
    };
    await this.store.insert(context, stored, { pieces, staged: staged?.pieces ?? [] }, (progress) =>
      reach('kept', READ_SHARES.thread, progress),
    );
    return { ...toImport(stored), rejected, shown };
  }

  private readWhole(context: RequestContext, scenario: string): Promise<WholeScenario | undefined> {
    return this.database.withContext(context, async (manager) => {
      const policy = new EditPolicy(this.documents, manager, context, scenario);
      if (!policy.mayReadScenario()) return undefined;
      return this.database.elevate(manager, context, async () => {
        const stored = await this.documents.find(manager, scenario);
        if (stored === undefined) return undefined;
        const document = toDocument(stored);
        const seen = await policy.seenPartOf(document);
        const nextOrdinals = new Map([...stored.rows].map(([section, rows]) => [section, nextOrdinal(rows)]));
        return { version: stored.version, document, hidden: findHidden(document, seen), nextOrdinals };
      });
    });
  }

  /** A new scenario from a document; everything that is wrong with it when it cannot be one. */
  async createScenario(context: RequestContext, bytes: Uint8Array): Promise<CreatedScenario | UserError[]> {
    const answer = await this.create(context, bytes);
    if (Array.isArray(answer)) await this.noteRefusal(context, 'scenarioImport', answer[0]);
    return answer;
  }

  private async create(context: RequestContext, bytes: Uint8Array): Promise<CreatedScenario | UserError[]> {
    const obstacle = await this.findObstacle(context, null);
    if (obstacle !== undefined) return [obstacle];
    const text = decode(bytes);
    if (text === undefined) return [userError('file.encoding', [], 'The file is neither UTF-8 nor UTF-16 text.')];
    const { parsed, hash } = await this.validation.parse(text);
    if (!parsed.ok) return parsed.issues.map(({ code, path, message }) => userError(code, path.split('.'), message));
    const uuid = await this.database.withContext(context, async (manager, audit) => {
      const id = await this.scenarios.insert(manager, context, parsed.value, { intent: 'scenarioImport', hash });
      const thing = { type: 'Scenario', id: id ?? '' };
      if (id !== undefined)
        audit({ action: 'scenarioImport', outcome: 'done', scenarioId: id, thing, versionAfter: 1 });
      return id;
    });
    if (uuid === undefined)
      return [
        userError('key.taken', ['id'], `There is a scenario ${parsed.value.id} already; give the document another id.`),
      ];
    return { id: toGlobalId('Scenario', uuid), key: parsed.value.id };
  }

  async find(context: RequestContext, id: string): Promise<ScenarioImport | null> {
    const stored = await this.store.find(context, id);
    return stored && toImport(stored);
  }

  /** Null when there is no such upload of the caller. */
  async listLines(
    context: RequestContext,
    id: string,
    page: Page,
    outcomes: readonly string[] | undefined,
  ): Promise<Connection<ImportLine> | null> {
    const stored = await this.store.find(context, id);
    return stored && this.store.listLines(context, stored, page, outcomes);
  }

  async apply(
    context: RequestContext,
    request: EditRequest & { readonly importId: string },
  ): Promise<Edited & { readonly counts: ImportCounts | null }> {
    const stored = await this.store.find(context, request.importId);
    if (stored === null || toGlobalId('Scenario', stored.scenario_id) !== request.scenarioId) {
      const unknown = userError(
        'import.unknown',
        ['input', 'importId'],
        'There is no such upload of yours for this scenario.',
      );
      await this.noteRefusal(context, 'importApply', unknown);
      return { ...refused(unknown), counts: null };
    }
    const plan = new ImportPlan(this.store, context.principal, stored, this.progress);
    const { apply, pathOf, mostErrors, onWritten, tell } = plan;
    const found = foundOf(stored);
    if (found?.staged !== undefined) this.progress.begin(stored.id, found.staged.amount);
    const intent = { name: 'importApply', request, apply, pathOf, mostErrors, onWritten, tell, found };
    const edited = await this.editor.edit(context, intent).finally(() => this.progress.end(stored.id));
    if (edited.userErrors.length > 0) return { ...edited, counts: null };
    // Of a key that another version of Muster has kept nothing is told but what was looked at.
    return { ...edited, counts: (edited.told as ImportCounts | undefined) ?? stored.content.counts };
  }

  /** Also of what the route refuses before it has read the file. */
  noteRefusal(
    context: RequestContext,
    action: 'importPreview' | 'importApply' | 'scenarioImport',
    { code }: Pick<UserError, 'code'>,
    scenarioId?: string,
  ): Promise<void> {
    return this.database.withContext(context, (_, audit) => {
      audit({ action, outcome: 'refused', reason: code, scenarioId });
      return Promise.resolve();
    });
  }
}

/** What was found of the document with an upload when it was held against the scenario, by the rules that hold here. */
function foundOf({ id, scenario_version: version, content: { sound } }: StoredImport): Intent['found'] {
  if (sound?.engine !== ENGINE_VERSION) return undefined;
  const { hash, staged } = sound;
  if (staged === null) return { version, hash };
  const sections = [...new Set(staged.owners.map(({ section }) => section))];
  return { version, hash, staged: { ...staged, importId: id, sections } };
}

/** Rows that only the whole document has. */
function findHidden(document: ScenarioDocument, seen: ScenarioDocument): PreviewTask['hidden'] {
  const hidden = new Map<string, string[]>();
  if (seen === document) return hidden;
  for (const section of OWNED_SECTIONS) {
    const rows = (document[section] ?? []) as readonly { id: string }[];
    const left = new Set(((seen[section] ?? []) as readonly { id: string }[]).map(({ id }) => id));
    if (left.size < rows.length)
      hidden.set(
        section,
        rows.flatMap(({ id }) => (left.has(id) ? [] : [id])),
      );
  }
  return hidden;
}

const UNKNOWN = userError('scenario.unknown', ['scenario'], 'There is no such scenario.');
const NEVER_COMPLETE = userError(
  'complete.format',
  ['complete'],
  'A file of this format holds some of the places or units at most: what it does not have is not removed.',
);
const DENIED = userError('access.denied', [], 'A file is read for those who may change something in the scenario.');
const NO_SCENARIO = userError('access.denied', [], 'The coordination cell keeps scenarios.');

/** Whether there is anything in the scenario that he may change. */
const mayWriteIn = (principal: Principal, scenario: string): boolean =>
  may(principal, 'write', { kind: 'scenario', scenario }) ||
  OWNED_SECTIONS.some((section) =>
    may(principal, 'write', { kind: 'row', scenario, section, nation: principal.nation, label: OWN_NATION_LABEL }),
  );

const toImport = ({ id, format, scenario_version, content }: StoredImport): ScenarioImport => ({
  id,
  format,
  scenarioVersion: scenario_version,
  counts: content.counts,
  warnings: [...content.warnings],
});

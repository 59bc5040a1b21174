/**
 * Import in two steps. A file is read and held against the scenario: what would be added, changed, removed, rejected, and what belongs to
 * others. Applying it is one edit like any other: validated whole, one version, one undo.
 */
import { randomUUID } from 'node:crypto';
import { may, OWN_NATION_LABEL, OWNED_SECTIONS, ownerOf, type Principal } from '@muster/planning';
import {
  decode,
  previewLines,
  type Imported,
  type ImportedRow,
  type ImportIssue,
  type KnownUnit,
  type PreviewLine,
} from '@muster/planning/interchange';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { DocumentCheck } from '../editing/document-check.ts';
import type { Draft } from '../editing/draft.ts';
import { refused, ScenarioEditor, type Edited, type EditRequest, type Intent } from '../editing/scenario-editor.ts';
import type { Connection, Page } from '../graphql/connection.ts';
import { toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { BoundedPool } from '../jobs/bounded-pool.ts';
import { forEachInPieces, mapInPieces } from '../jobs/pieces.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { findReader, IMPORT_FORMATS, looksAtScenario, mayBeComplete, toOwner } from './file-formats.ts';
import type { ReadFile } from './import-read.task.ts';
import { collect, countDone, countOf, findMissingColumns, findUnread, rejectRest, toLines } from './import-lines.ts';
import { ImportStore, type StoredImport } from './import-store.ts';
import type { ImportCounts, ImportLine, ScenarioImport } from './import.types.ts';

/** Lines that the document refuses are found in rounds, each without those of the round before, until it refuses none or time is up. */
const MOST_CHECK_MS = 60_000;
/** Refused in one round. */
const MOST_ERRORS = 20_000;
/** Lines that the answer to an upload shows; all of them are read with `scenarioImport`. */
const SHOWN = 100;

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
}

interface CreatedScenario {
  readonly id: string;
  readonly key: string;
}

@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
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
    const answer = await this.look(context, scenarioUuid, how, bytes);
    if ('code' in answer) await this.noteRefusal(context, 'importPreview', answer, scenarioUuid);
    return answer;
  }

  private async look(
    context: RequestContext,
    scenarioUuid: string,
    { format, isComplete, side }: PreviewOptions,
    bytes: Uint8Array,
  ): Promise<Uploaded | UserError> {
    const obstacle = await this.findObstacle(context, scenarioUuid, { format, isComplete });
    if (obstacle !== undefined) return obstacle;
    const scenario = await this.scenarios.findById(context, scenarioUuid);
    if (scenario === null) return UNKNOWN;
    // Read last, and only for a reader that looks at it: it is large.
    const document = looksAtScenario(format) ? await this.scenarios.findDocument(context, scenarioUuid) : undefined;
    const places = document?.places ?? [];
    const units = (document?.forceElements ?? []).map(({ id, home, destination, deployment }): KnownUnit => ({
      id,
      home,
      destination,
      deployment,
    }));
    const makesPlaces = may(context.principal, 'write', { kind: 'scenario', scenario: scenarioUuid });
    const movements = (document?.movements ?? []).map(({ id }) => id);
    const known = { places, units, movements, nation: context.principal.nation, side, makesPlaces };
    const { pieces, ...said } = await this.pool.run<ReadFile>('import.read', { format, bytes, known });
    const rows = (await mapInPieces(pieces, (piece) => JSON.parse(piece) as ImportedRow[], 1)).flat();
    const imported: Imported = { ...said, rows };
    const wrong = new Map<string, ImportIssue[]>();
    let preview: readonly PreviewLine[] = [];
    // A file without lines changes nothing: it does not say of which section it would be all there is.
    const end = performance.now() + MOST_CHECK_MS;
    for (let isRefused = rows.length > 0; isRefused;) {
      const plan = this.plan(context, scenarioUuid, imported, isComplete, wrong, (lines) => (preview = lines));
      const { userErrors } = await this.editor.check(context, {
        ...plan,
        name: 'importPreview',
        request: { scenarioId: toGlobalId('Scenario', scenarioUuid) },
      });
      isRefused = collect(userErrors, preview, wrong) > 0;
      if (isRefused && performance.now() > end) {
        rejectRest(preview, wrong);
        break;
      }
    }
    const lines = await toLines(preview, imported, wrong);
    const stored: StoredImport = {
      ...{
        id: randomUUID(),
        scenario_id: scenarioUuid,
        format,
        is_complete: isComplete,
        scenario_version: scenario.version,
      },
      content: {
        counts: countOf(lines, imported),
        warnings: [...findUnread(imported, isComplete), ...findMissingColumns(imported, wrong), ...imported.warnings],
      },
    };
    await this.store.insert(context, stored, lines);
    const first = (...outcomes: string[]): ImportLine[] => {
      const found: ImportLine[] = [];
      for (const { line } of lines) {
        if (found.length === SHOWN) break;
        if (outcomes.includes(line.outcome)) found.push(line);
      }
      return found;
    };
    return { ...toImport(stored), rejected: first('rejected'), shown: first('added', 'changed', 'removed') };
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
    const wrong = new Map<string, unknown>();
    const rows: ImportedRow[] = [];
    let rejectedLines = 0;
    for await (const lines of this.store.walk(context, stored))
      for (const { line, source } of lines) {
        if (source !== null) rows.push(source);
        else if (line.outcome === 'rejected') rejectedLines++;
        if (line.outcome === 'rejected' && line.key !== null) wrong.set(`${line.section} ${line.key}`, line.reasons);
      }
    // Held against the document of now, in which others may have done meanwhile what the file says.
    let done: readonly PreviewLine[] = [];
    const plan = this.plan(
      context,
      stored.scenario_id,
      { rows, rejectedLines },
      stored.is_complete,
      wrong,
      (lines) => (done = lines),
    );
    const tell = () => countDone(done, stored.content.counts, wrong);
    const edited = await this.editor.edit(context, { ...plan, name: 'importApply', request, tell });
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

  /** The edit that an import is, without the lines that are wrong. */
  private plan(
    context: RequestContext,
    scenario: string,
    imported: Pick<Imported, 'rows' | 'rejectedLines'>,
    isComplete: boolean,
    wrong: ReadonlyMap<string, unknown>,
    tell: (lines: PreviewLine[]) => void,
  ): Pick<Intent, 'apply' | 'pathOf' | 'mostErrors'> {
    const isOurs = (section: PreviewLine['section'], row: object) =>
      may(context.principal, 'write', {
        kind: 'row',
        scenario,
        section,
        nation: ownerOf(section, row),
        label: OWN_NATION_LABEL,
      });
    const ofNew = (section: PreviewLine['section'], fields: ImportedRow['fields']) =>
      toOwner(section, fields, context.principal.nation);
    const lineOf = new Map<string, number>();
    return {
      mostErrors: MOST_ERRORS,
      pathOf: (section, key) => {
        const line = lineOf.get(`${section} ${key}`);
        return line === undefined ? undefined : ['input', 'lines', String(line)];
      },
      apply: async (draft: Draft, { policy }) => {
        // What the caller may not read is not there for him: a line is held against the rest, and cannot take its key.
        const seen = await policy.seenPartOf(draft.toDocument());
        const preview = previewLines(seen, imported, { isOurs, ofNew, isComplete });
        const lines = await mapInPieces(preview, (line) => line);
        const taken: UserError[] = [];
        let index = 0;
        await forEachInPieces(lines, ({ section, id, outcome, after }) => {
          const at = index++;
          if (wrong.has(`${section} ${id}`)) return;
          lineOf.set(`${section} ${id}`, at);
          if (outcome === 'removed') draft.remove(section, id);
          else if (outcome === 'added' && draft.findStored(section, id) !== undefined)
            taken.push(userError('key.taken', ['input', 'lines', String(at)], 'This key cannot be used.'));
          else if ((outcome === 'added' || outcome === 'changed') && after !== null) draft.put(section, after);
        });
        tell(lines);
        return taken;
      },
    };
  }
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

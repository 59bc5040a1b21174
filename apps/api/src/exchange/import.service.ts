/**
 * Import in two steps. A file is read and held against the scenario: what would be added, changed, removed, rejected, and what belongs to
 * others. Applying it is one edit like any other: validated whole, one version, one undo.
 */
import { randomUUID } from 'node:crypto';
import { may, OWN_NATION_LABEL, ownerOf, parseScenario } from '@muster/planning';
import { decode, previewImport, type Imported, type ImportIssue, type PreviewLine } from '@muster/planning/interchange';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import type { Draft } from '../editing/draft.ts';
import { refused, ScenarioEditor, type Edited, type EditRequest, type Intent } from '../editing/scenario-editor.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import { toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { toAuthor } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { findReader, IMPORT_FORMATS } from './file-formats.ts';
import type { ImportCounts, ImportLine, ScenarioImport } from './import.types.ts';

/** What an upload is kept as until it is applied. */
interface Content {
  readonly imported: Imported;
  readonly lines: readonly ImportLine[];
}

interface StoredImport {
  readonly id: string;
  readonly scenario_id: string;
  readonly format: string;
  readonly is_complete: boolean;
  readonly scenario_version: number;
  readonly content: Content;
}

/** Lines that the document refuses are found in this many rounds; each takes out those of the round before. */
const MOST_ROUNDS = 5;
/** Uploads that nobody applied are forgotten. */
const KEEP_HOURS = 24;

@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenarioService,
    private readonly editor: ScenarioEditor,
  ) {}

  async preview(
    context: RequestContext,
    scenarioUuid: string,
    { format, isComplete }: { readonly format: string; readonly isComplete: boolean },
    bytes: Uint8Array,
  ): Promise<ScenarioImport | UserError> {
    const reader = findReader(format);
    if (reader === undefined)
      return userError('format.unknown', ['format'], `The format is one of ${IMPORT_FORMATS.join(', ')}.`);
    const scenario = await this.scenarios.findById(context, scenarioUuid);
    const document = await this.scenarios.findDocument(context, scenarioUuid);
    if (scenario === null || document === undefined)
      return userError('scenario.unknown', ['scenario'], 'There is no such scenario.');
    const imported = reader(bytes, { document, nation: context.principal.nation });
    const wrong = new Map<string, ImportIssue[]>();
    let preview: readonly PreviewLine[] = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const plan = this.plan(context, scenarioUuid, imported, isComplete, wrong, (lines) => (preview = lines));
      const { userErrors } = await this.editor.check(context, {
        ...plan,
        name: 'importPreview',
        request: { scenarioId: toGlobalId('Scenario', scenarioUuid) },
      });
      if (collect(userErrors, preview, wrong) === 0) break;
    }
    const lines = toLines(preview, imported, wrong);
    const content: Content = { imported, lines };
    const id = randomUUID();
    await this.database.withContext(context, async (manager) => {
      await manager.query(
        `DELETE FROM import_file WHERE author = $1 AND created_at < now() - make_interval(hours => $2)`,
        [toAuthor(context), KEEP_HOURS],
      );
      await manager.query(
        `INSERT INTO import_file (id, scenario_id, author, format, is_complete, scenario_version, content) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, scenarioUuid, toAuthor(context), format, isComplete, scenario.version, JSON.stringify(content)],
      );
    });
    return toImport(id, format, scenario.version, content);
  }

  /** A new scenario from a document; everything that is wrong with it when it cannot be one. */
  async createScenario(
    context: RequestContext,
    bytes: Uint8Array,
  ): Promise<{ readonly id: string; readonly key: string } | UserError[]> {
    if (!may(context.principal, 'create-scenario', { kind: 'scenario', scenario: null }))
      return [userError('access.denied', [], 'The coordination cell keeps scenarios.')];
    const text = decode(bytes);
    if (text === undefined) return [userError('file.encoding', [], 'The file is neither UTF-8 nor UTF-16 text.')];
    const parsed = parseScenario(text);
    if (!parsed.ok) return parsed.issues.map(({ code, path, message }) => userError(code, path.split('.'), message));
    const uuid = await this.database.withContext(context, async (manager, audit) => {
      const id = await this.scenarios.insert(manager, context, parsed.value, { intent: 'scenarioImport' });
      const thing = { type: 'Scenario', id: id ?? parsed.value.id };
      if (id === undefined) audit({ action: 'scenarioImport', outcome: 'refused', reason: 'key.taken', thing });
      else audit({ action: 'scenarioImport', outcome: 'done', scenarioId: id, thing, versionAfter: 1 });
      return id;
    });
    if (uuid === undefined)
      return [
        userError('key.taken', ['id'], `There is a scenario ${parsed.value.id} already; give the document another id.`),
      ];
    return { id: toGlobalId('Scenario', uuid), key: parsed.value.id };
  }

  async find(context: RequestContext, id: string): Promise<ScenarioImport | null> {
    const stored = await this.findStored(context, id);
    return stored && toImport(stored.id, stored.format, stored.scenario_version, stored.content);
  }

  /** Null when there is no such upload of the caller. */
  async listLines(
    context: RequestContext,
    id: string,
    page: Page,
    outcomes: readonly string[] | undefined,
  ): Promise<Connection<ImportLine> | null> {
    const stored = await this.findStored(context, id);
    if (stored === null) return null;
    const all = stored.content.lines
      .map((line, index) => ({ line, index }))
      .filter(({ line }) => outcomes === undefined || outcomes.includes(line.outcome));
    const after = page.after !== undefined && /^\d{1,9}$/.test(page.after) ? Number(page.after) : -1;
    return toConnection(
      page,
      all.filter(({ index }) => index > after).slice(0, page.first + 1),
      ({ index }) => String(index),
      ({ line }) => line,
      () => Promise.resolve(all.length),
    );
  }

  async apply(
    context: RequestContext,
    request: EditRequest & { readonly importId: string },
  ): Promise<Edited & { readonly counts: ImportCounts | null }> {
    const stored = await this.findStored(context, request.importId);
    if (stored === null || toGlobalId('Scenario', stored.scenario_id) !== request.scenarioId) {
      const unknown = userError(
        'import.unknown',
        ['input', 'importId'],
        'There is no such upload of yours for this scenario.',
      );
      return { ...refused(unknown), counts: null };
    }
    const { imported, lines } = stored.content;
    const wrong = new Map(
      lines
        .filter(({ outcome, key }) => outcome === 'rejected' && key !== null)
        .map(({ section, key, reasons }) => [`${section} ${key}`, reasons]),
    );
    const plan = this.plan(context, stored.scenario_id, imported, stored.is_complete, wrong, () => undefined);
    const edited = await this.editor.edit(context, { ...plan, name: 'importApply', request });
    return { ...edited, counts: edited.userErrors.length > 0 ? null : countOf(lines) };
  }

  private async findStored(context: RequestContext, id: string): Promise<StoredImport | null> {
    if (!/^[0-9a-f-]{36}$/.test(id)) return null;
    const [stored]: StoredImport[] = await this.database.read(context, (manager) =>
      manager.query('SELECT * FROM import_file WHERE id = $1 AND author = $2', [id, toAuthor(context)]),
    );
    return stored ?? null;
  }

  /** The edit that an import is, without the lines that are wrong. */
  private plan(
    context: RequestContext,
    scenario: string,
    imported: Imported,
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
    const lineOf = new Map<string, number>();
    return {
      mostErrors: 1000,
      pathOf: (section, key) => {
        const line = lineOf.get(`${section} ${key}`);
        return line === undefined ? undefined : ['input', 'lines', String(line)];
      },
      apply: (draft: Draft) => {
        const lines = previewImport(draft.toDocument(), imported, { isOurs, isComplete });
        lines.forEach(({ section, id, outcome, after }, index) => {
          if (wrong.has(`${section} ${id}`)) return;
          lineOf.set(`${section} ${id}`, index);
          if (outcome === 'removed') draft.remove(section, id);
          else if ((outcome === 'added' || outcome === 'changed') && after !== null) draft.put(section, after);
        });
        tell(lines);
        return [];
      },
    };
  }
}

/** Books what the document refuses to the lines that it comes from. */
function collect(
  errors: readonly UserError[],
  lines: readonly PreviewLine[],
  wrong: Map<string, ImportIssue[]>,
): number {
  let count = 0;
  for (const { code, path, message } of errors) {
    const line = path[1] === 'lines' ? lines[Number(path[2])] : undefined;
    // What stands against the file as a whole stops every line that would change something.
    const concerned =
      line === undefined ? lines.filter(({ outcome }) => outcome !== 'ignored' && outcome !== 'unchanged') : [line];
    for (const { section, id, line: row } of concerned) {
      const key = `${section} ${id}`;
      const issues = wrong.get(key) ?? [];
      if (issues.length < 20) issues.push({ code, row, column: path.slice(3).join('.') || null, message });
      wrong.set(key, issues);
      count++;
    }
  }
  return count;
}

function toLines(
  preview: readonly PreviewLine[],
  { rejected }: Imported,
  wrong: ReadonlyMap<string, ImportIssue[]>,
): ImportLine[] {
  const unread = new Map<number | null, ImportIssue[]>();
  for (const issue of rejected) unread.set(issue.row, [...(unread.get(issue.row) ?? []), issue]);
  return [
    ...preview.map(({ outcome, section, id, line, before, after }): ImportLine => {
      const reasons = wrong.get(`${section} ${id}`) ?? [];
      return {
        outcome: reasons.length > 0 ? 'rejected' : outcome,
        section,
        key: id,
        line,
        before: outcome === 'ignored' ? null : before,
        after,
        reasons,
      };
    }),
    ...[...unread].map(([line, reasons]): ImportLine => ({
      outcome: 'rejected',
      section: null,
      key: null,
      line,
      before: null,
      after: null,
      reasons,
    })),
  ];
}

function countOf(lines: readonly ImportLine[]): ImportCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0, rejected: 0, ignored: 0 };
  for (const { outcome } of lines) counts[outcome as keyof ImportCounts]++;
  return counts;
}

const toImport = (
  uuid: string,
  format: string,
  scenarioVersion: number,
  { imported, lines }: Content,
): ScenarioImport => ({
  uuid,
  id: uuid,
  format,
  scenarioVersion,
  counts: countOf(lines),
  warnings: [...imported.warnings],
});

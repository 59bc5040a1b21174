/**
 * The edit that an upload is. Where the scenario is as it was when the file was held against it, the lines say what becomes of each row.
 * Otherwise the file is held against what is there now, in which others may have done meanwhile what it says.
 */
import type { Principal } from '@muster/planning';
import { previewLines, type ImportedRow, type PreviewLine } from '@muster/planning/interchange';
import type { EntityManager } from 'typeorm';
import type { Draft } from '../editing/draft.ts';
import type { EditPolicy } from '../editing/edit-policy.ts';
import type { Intent } from '../editing/intent.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import { forEachInPieces, mapInPieces } from '../jobs/pieces.ts';
import type { Row } from '../scenarios/document-store.ts';
import { toOwner } from './file-formats.ts';
import { countDone } from './import-lines.ts';
import type { ImportStore, StoredImport } from './import-store.ts';
import type { ImportCounts } from './import.types.ts';
import type { ImportsUnderWay } from './imports-under-way.ts';
import { judgeOwnership } from './line-ownership.ts';

/** Lines that are told when something stands against the document. */
const MOST_ERRORS = 20_000;

type RowSection = PreviewLine['section'];

export class ImportPlan implements Pick<Intent, 'apply' | 'pathOf' | 'mostErrors' | 'onWritten' | 'tell'> {
  readonly mostErrors = MOST_ERRORS;
  /** What came of the lines. */
  private counts: ImportCounts;
  /** Sections and keys of the lines in the order of the file. */
  private names: string[] = [];
  private places: ReadonlyMap<string, number> | undefined;

  constructor(
    private readonly store: ImportStore,
    private readonly principal: Principal,
    private readonly stored: StoredImport,
    private readonly progress: ImportsUnderWay,
  ) {
    this.counts = stored.content.counts;
  }

  readonly tell = (): ImportCounts => this.counts;

  readonly onWritten = (rows: number): void => this.progress.add(this.stored.id, rows);

  readonly pathOf = (section: string, key: string): readonly string[] | undefined => {
    this.places ??= new Map(this.names.map((name, at) => [name, at]));
    const place = this.places.get(`${section} ${key}`);
    return place === undefined ? undefined : ['input', 'lines', String(place)];
  };

  readonly apply: Intent['apply'] = (draft, { manager, policy }) => {
    this.names = [];
    this.places = undefined;
    const { counts } = this.stored.content;
    const lines = Object.values(counts).reduce((sum, count) => sum + count, 0);
    this.progress.begin(this.stored.id, lines + counts.added + counts.changed + counts.removed);
    return draft.version === this.stored.scenario_version
      ? this.takeOver(draft, manager)
      : this.holdAgain(draft, manager, policy);
  };

  private async takeOver(draft: Draft, manager: EntityManager): Promise<readonly UserError[]> {
    this.counts = this.stored.content.counts;
    for await (const lines of this.store.walkLines(manager, this.stored)) {
      this.progress.add(this.stored.id, lines.length);
      for (const { line } of lines) {
        const { outcome, section, key, after } = line;
        this.names.push(`${section} ${key}`);
        if (section === null || key === null) continue;
        if (outcome === 'removed') draft.remove(section as RowSection, key);
        else if (outcome === 'added' || outcome === 'changed') draft.put(section as RowSection, after as Row);
      }
    }
    return [];
  }

  private async holdAgain(draft: Draft, manager: EntityManager, policy: EditPolicy): Promise<readonly UserError[]> {
    const { rows, wrong, rejectedLines } = await this.readAgain(manager);
    // What the caller may not read is not there for him: a line is held against the rest, and cannot take its key.
    const seen = await policy.seenPartOf(draft.toDocument());
    const preview = previewLines(
      seen,
      { rows, rejectedLines },
      {
        isOurs: judgeOwnership(this.principal, this.stored.scenario_id),
        ofNew: (section, fields) => toOwner(section, fields, this.principal.nation),
        isComplete: this.stored.is_complete,
      },
    );
    const lines = await mapInPieces(preview, (line) => line);
    const taken: UserError[] = [];
    await forEachInPieces(lines, ({ section, id, outcome, after }) => {
      const at = this.names.push(`${section} ${id}`) - 1;
      if (wrong.has(`${section} ${id}`)) return;
      if (outcome === 'removed') draft.remove(section, id);
      else if (outcome === 'added' && draft.findStored(section, id) !== undefined)
        taken.push(userError('key.taken', ['input', 'lines', String(at)], 'This key cannot be used.'));
      else if ((outcome === 'added' || outcome === 'changed') && after !== null) draft.put(section, after);
    });
    this.counts = countDone(lines, this.stored.content.counts, wrong);
    return taken;
  }

  /** What was read from the file, and which lines of it were rejected. */
  private async readAgain(manager: EntityManager) {
    const wrong = new Set<string>();
    const rows: ImportedRow[] = [];
    const read = new Set<number>();
    const refused: number[] = [];
    for await (const lines of this.store.walkLines(manager, this.stored)) {
      this.progress.add(this.stored.id, lines.length);
      for (const { line: told, source } of lines) {
        if (source !== null) {
          rows.push(source);
          read.add(source.line);
        }
        const { outcome, section, key, line } = told;
        if (outcome !== 'rejected') continue;
        if (key !== null) wrong.add(`${section} ${key}`);
        if (line !== null) refused.push(line);
      }
    }
    return { rows, wrong, rejectedLines: refused.filter((line) => !read.has(line)).length };
  }
}

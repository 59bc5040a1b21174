/** What the mutations of every noun do alike: add a row, change fields of it, take it away. */
import { Injectable } from '@nestjs/common';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { findUuid } from '../graphql/node.ts';
import type { Row } from '../scenarios/document-store.ts';
import type { Draft } from './draft.ts';
import { unknownRow } from './edit-policy.ts';
import { toWords, type Noun } from './nouns.ts';
import { withPatch } from './patch.ts';
import type { EditRequest, EditTools, Intent } from './intent.ts';
import { ScenarioEditor, type Edited } from './scenario-editor.ts';

export interface RowEdit extends EditRequest {
  readonly key: string;
}

export type Edited1 = Edited & { readonly thing: unknown };

@Injectable()
export class RowEdits {
  constructor(
    private readonly editor: ScenarioEditor,
    private readonly rows: RowStore,
  ) {}

  async add(context: RequestContext, noun: Noun, name: string, request: EditRequest, row: Row): Promise<Edited1> {
    return this.editRow(context, noun, row.id, {
      name,
      request,
      pathOf: (section, key) => (section === noun.sectionName && key === row.id ? ['input', noun.name] : undefined),
      apply: (draft) => {
        if (draft.find(noun.sectionName, row.id) !== undefined)
          return [
            userError('id.duplicate', ['input', noun.name, 'id'], `There is a ${toWords(noun)} ${row.id} already.`),
          ];
        draft.put(noun.sectionName, row);
        return [];
      },
    });
  }

  /** Fields that are null are taken away, absent ones stay. */
  change(
    context: RequestContext,
    noun: Noun,
    name: string,
    request: RowEdit,
    patch: Readonly<Record<string, unknown>>,
  ): Promise<Edited1> {
    return this.changeBy(context, noun, name, request, (row) => withPatch(row, patch), ['input', 'change']);
  }

  /** @param path where in the input the fields of the row stand */
  changeBy<R extends Row>(
    context: RequestContext,
    noun: Noun,
    name: string,
    request: RowEdit,
    change: (row: R, draft: Draft) => Row | UserError,
    path: readonly string[] = ['input'],
  ): Promise<Edited1> {
    const { key } = request;
    return this.editRow(context, noun, key, {
      name,
      request,
      pathOf: (section, other) => (section === noun.sectionName && other === key ? path : undefined),
      apply: async (draft, tools) => {
        const row = draft.find<R>(noun.sectionName, key);
        if (row === undefined) return this.unknown(noun, key, tools);
        const changed = change(row, draft);
        if ('code' in changed) return [changed as UserError];
        draft.put(noun.sectionName, changed as Row);
        return [];
      },
    });
  }

  async remove(context: RequestContext, noun: Noun, name: string, request: RowEdit): Promise<Edited1> {
    return this.editRow(context, noun, request.key, {
      name,
      request,
      apply: async (draft, tools) => {
        const { sectionName } = noun;
        if (draft.find(sectionName, request.key) === undefined) return this.unknown(noun, request.key, tools);
        draft.remove(sectionName, request.key);
        return [];
      },
    });
  }

  /** A row that is not there: taken away by somebody else in the meantime, which collides, or never there. */
  async unknown(noun: Noun, key: string, tools: EditTools): Promise<UserError[]> {
    if (await tools.isTakenAway(noun.sectionName, key)) return [];
    return [unknownRow(noun.sectionName)];
  }

  /** Edits and reads the row afterwards; null when it is gone or nothing was done. */
  async editRow(context: RequestContext, noun: Noun, key: string, intent: Intent): Promise<Edited1> {
    const edited = await this.editor.edit(context, intent);
    const uuid = findUuid(intent.request.scenarioId, 'Scenario');
    const thing =
      edited.userErrors.length > 0 || uuid === undefined
        ? null
        : await this.rows.findByKey(context, noun.section as never, uuid, key);
    return { ...edited, thing };
  }
}

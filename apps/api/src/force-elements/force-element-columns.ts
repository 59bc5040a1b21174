/** What lists and maps show of all force elements of a scenario, read in one statement and without a row as a whole. */
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../identity/request-context.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { FORCE_ELEMENTS, UNIT_TEMPLATES } from '../scenarios/section.ts';
import type { ForceElementColumns } from './force-element-columns.types.ts';

interface Cargo {
  readonly pax?: number;
  readonly wheeled?: number;
  readonly tracked?: number;
  readonly pieces?: readonly { readonly count: number }[];
}

const field = (name: string): string => `"row".body -> '${name}'`;

const EXPRESSIONS = {
  key: '"row".key',
  name: field('name'),
  component: field('component'),
  capability: field('capability'),
  sidc: field('sidc'),
  status: field('status'),
  confidence: field('confidence'),
  notional: `COALESCE(${field('notional')}, CAST('false' AS jsonb))`,
  tourDays: field('tourDays'),
  relievedBy: field('relievedBy'),
  nation: field('nation'),
  parent: field('parent'),
  home: field('home'),
  destination: field('destination'),
  template: field('template'),
  cargo: field('cargo'),
} as const;

type Read = Omit<ForceElementColumns, 'persons' | 'vehicles'> & {
  readonly template: readonly (string | null)[];
  readonly cargo: readonly (Cargo | null)[];
};

@Injectable()
export class ForceElementColumnStore {
  constructor(private readonly rows: RowStore) {}

  async read(context: RequestContext, scenarioId: string): Promise<ForceElementColumns> {
    const found = await this.rows.columns(context, FORCE_ELEMENTS, scenarioId, EXPRESSIONS);
    const { template, cargo, ...columns } = found as unknown as Read;
    const named = [...new Set(template)].filter((key) => key !== null);
    const templates = await this.rows.listFields(context, UNIT_TEMPLATES, scenarioId, named, ['sidc', 'cargo']);
    const cargoOfTemplate = new Map(
      [...templates].map(([key, { cargo: text }]) => [key, text === null ? {} : (JSON.parse(text) as Cargo)]),
    );
    const whole = cargo.map((own, i): Cargo => ({ ...cargoOfTemplate.get(template[i] ?? ''), ...own }));
    const seen = new Set(columns.key);
    return {
      ...columns,
      sidc: columns.sidc.map((own, i) => own ?? templates.get(template[i] ?? '')?.sidc ?? null),
      // What the caller does not see is not named to him.
      parent: columns.parent.map((key) => (key !== null && seen.has(key) ? key : null)),
      persons: whole.map(({ pax = 0 }) => pax),
      vehicles: whole.map(
        ({ wheeled = 0, tracked = 0, pieces = [] }) =>
          wheeled + tracked + pieces.reduce((sum, { count }) => sum + count, 0),
      ),
    };
  }
}

/** The first layer of access: the where-clause of every read of rows, made from what the policy says the caller reaches. */
import { reachOf, type Principal, type Reach } from '@muster/planning';

export interface Clause {
  readonly sql: string;
  readonly parameters: Record<string, unknown>;
}

const ALL: Clause = { sql: 'TRUE', parameters: {} };
const NONE: Clause = { sql: 'FALSE', parameters: {} };

/** What columns say whose a row is: a nation and a label, a label and who started it, or nothing but its scenario. */
export type RowKind = 'owned' | 'run' | 'scenario-row';

/**
 * @param alias of the table in the statement, quoted
 * @param scenarioColumn column that holds the scenario of the row
 */
export function visibleRows(
  principal: Principal,
  kind: RowKind,
  alias = '"row"',
  scenarioColumn = `${alias}.scenario_id`,
): Clause {
  if (principal.kind === 'system') return ALL;
  const named = [...new Set(principal.grants.map(({ scenario }) => scenario))].filter((scenario) => scenario !== null);
  const parameters: Record<string, unknown> = {};
  const terms: string[] = [];
  const add = (where: string, reach: Reach | undefined, suffix: string): void => {
    if (reach === undefined) return;
    const seen = kind === 'scenario-row' ? 'TRUE' : toSql(kind, alias, reach, suffix);
    terms.push(where === '' ? seen : `(${where} AND ${seen})`);
    if (kind === 'owned') parameters[`own${suffix}`] = reach.own;
    if (kind !== 'scenario-row') parameters[`to${suffix}`] = reach.to;
    if (kind === 'run') parameters['starter'] = principal.id;
  };
  if (named.length === 0) add('', reachOf(principal, null), '');
  else {
    add(`${scenarioColumn} <> ALL(:namedScenarios)`, reachOf(principal, null), '');
    if (terms.length > 0) parameters['namedScenarios'] = named;
    named.forEach((scenario, i) => {
      const before = terms.length;
      add(`${scenarioColumn} = :scenario${i}`, reachOf(principal, scenario), String(i));
      if (terms.length > before) parameters[`scenario${i}`] = scenario;
    });
  }
  return terms.length === 0 ? NONE : { sql: `(${terms.join(' OR ')})`, parameters };
}

function toSql(kind: 'owned' | 'run', alias: string, reach: Reach, suffix: string): string {
  const levels = reach.restricted ? `${alias}.level IN ('open', 'restricted')` : `${alias}.level = 'open'`;
  const admitted = `(${levels} AND (${alias}.releasable_to IS NULL OR ${alias}.releasable_to && CAST(:to${suffix} AS text[])))`;
  return kind === 'run'
    ? `(${alias}.started_by = :starter OR ${admitted})`
    : // Which rows nobody else is admitted to is told by an index: they are most of them, and none is looked at.
      `(${alias}.nation IS NULL OR ${alias}.nation = ANY(:own${suffix}) OR ${alias}.is_shared AND ${admitted})`;
}

/** The same with numbered parameters, for statements that are not built: `base` are those that come before. */
export function numbered({ sql, parameters }: Clause, base: readonly unknown[]): { sql: string; values: unknown[] } {
  const values = [...base];
  const places = new Map<string, number>();
  const text = sql.replaceAll(/(?<!:):([a-zA-Z]\w*)/g, (_, name: string) => {
    let place = places.get(name);
    if (place === undefined) {
      place = values.push(parameters[name]);
      places.set(name, place);
    }
    return `$${place}`;
  });
  return { sql: text, values };
}

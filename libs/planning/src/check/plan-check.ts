/** Plan mode for scenario documents: violations of fixed ports, modes, routes and dates as issues with the path of their row. */
import { checkPlan, type PlannedRoute, type Violation } from '@muster/logistics/check';
import { z } from 'zod';
import { deliveryConditionId } from '../mapping/packages.ts';
import { deliveryRowId } from '../mapping/deliveries.ts';
import { toWorld } from '../mapping/to-world.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { findDoubledKeys } from '../scenario/doubled-keys.ts';
import { MOST_ISSUES, shorten, type Issue, type Parsed } from '../scenario/issue.ts';
import { modeSchema } from '../scenario/network-section.ts';
import { idSchema } from '../scenario/quantities.ts';
import { supposed } from '../hypothesis/levers.ts';
import { toShapeSentence } from '../scenario/shape-sentence.ts';

export type { PlannedLeg, PlannedRoute } from '@muster/logistics/check';

/**
 * @param routes whole routes to check in place of what the lines fix themselves; `requirement` is the id of a movement, or of a force element and
 * one of its streams (`<element>/wheeled`)
 */
export function checkScenarioPlan(document: ScenarioDocument, routes: readonly PlannedRoute[] = []): Issue[] {
  return checkPlan(toWorld(supposed(document)), routes).map((violation) => toIssue(document, routes, violation));
}

/** A date that cannot be kept is no obstacle to a run; everything else is. */
function toIssue(
  document: ScenarioDocument,
  routes: readonly PlannedRoute[],
  { code, requirement, field, message }: Violation,
): Issue {
  const severity = code === 'plan.date' || code === 'plan.closed' ? 'warning' : 'error';
  // What does not move stands nowhere in the document, or in a row of another kind that bears the name.
  const row =
    code === 'plan.requirement-unknown'
      ? `routes.${routes.findIndex((route) => route.requirement === requirement)}`
      : pathOf(document, requirement);
  return { code, path: `${row}.${field}`, message, severity };
}

/** Sections whose rows move: what has no route is one of them, whatever else bears its name. */
const LINES = ['forceElements', 'movements', 'replenishments', 'deliveries'];

/** Where the row of an engine id stands in the document; `<element>/<stream>` and its way home, `return:<element>/<stream>`, belong to the element. */
export function pathOf(document: ScenarioDocument, engineId: string): string {
  const packed = (document.packages ?? []).flatMap(({ id, deliveries }, i) =>
    (deliveries ?? []).flatMap((_, k) =>
      deliveryConditionId(id, k) === engineId ? `packages.${i}.deliveries.${k}` : [],
    ),
  );
  if (packed.length > 0) return packed[0];
  const id = deliveryRowId(engineId);
  const names = [id, id.replace(/^return:/, '')].flatMap((name) => [name, name.replace(/\/[^/]*$/, '')]);
  const sections = Object.entries(document).filter(([section, rows]) => Array.isArray(rows) && section !== 'sources');
  const isLine = ([section]: [string, unknown]) => LINES.includes(section);
  for (const group of [sections.filter(isLine), sections.filter((row) => !isLine(row))])
    for (const name of names)
      for (const [section, rows] of group) {
        const index = (rows as { id: string }[]).findIndex((row) => row.id === name);
        if (index >= 0) return `${section}.${index}`;
      }
  return '';
}

const MOST_ROUTES = 5000;
const routesSchema = z
  .array(
    z.strictObject({
      requirement: z.string().min(1).max(200),
      legs: z
        .array(
          z.strictObject({
            mode: modeSchema,
            from: idSchema,
            to: idSchema,
            links: z.array(z.string().min(1).max(200)).max(500).optional(),
          }),
        )
        .min(1)
        .max(20),
    }),
  )
  .max(MOST_ROUTES);

/** Planned routes from JSON text; what is wrong with it comes back as issues. */
export function parsePlannedRoutes(text: string): Parsed<readonly PlannedRoute[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse([
      { code: 'json.syntax', path: '', message: `This is not JSON: ${(error as Error).message}`, severity: 'error' },
    ]);
  }
  const doubled = findDoubledKeys(text, MOST_ISSUES);
  if (doubled.length > 0) return refuse(doubled);
  const parsed = routesSchema.safeParse(value, { error: toShapeSentence });
  if (parsed.success) return { ok: true, value: parsed.data, warnings: [] };
  return refuse(
    parsed.error.issues.map(({ code, path, message }) => ({ code, path: path.join('.'), message, severity: 'error' })),
  );
}

const refuse = (issues: readonly Issue[]): Parsed<never> => ({
  ok: false,
  issues: shorten(issues),
  total: issues.length,
});

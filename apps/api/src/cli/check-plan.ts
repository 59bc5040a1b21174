/**
 * `npm run check-plan -- FILE [ROUTES]`: checks what a scenario fixes (ports, modes, dates), and whole routes from a second file. Issues as JSON on
 * stdout. Exit 0 when nothing is violated, 1 when something is, 2 when the input is bad.
 */
import { MOST_ISSUES, parseScenario, type Issue } from '@muster/planning';
import { checkScenarioPlan, parsePlannedRoutes, type PlannedRoute } from '@muster/planning/run';
import { readScenarioFile } from './scenario-file.ts';
import type { Output } from './simulate.ts';

export const USAGE = `Usage: npm run --silent check-plan -- FILE [ROUTES]

  FILE    a scenario document in JSON
  ROUTES  planned routes in JSON: [{"requirement": "<movement> or <element>/<stream>", "legs": [{"mode", "from", "to", "links"?}]}]

Exit code 0; 1 the plan has violations, as JSON; 2 bad input, with all issues as JSON.
`;

export async function checkPlan(args: readonly string[], output: Output): Promise<number> {
  const tell = (issues: readonly Issue[], code: number): number => {
    output.data(`${JSON.stringify({ issues: issues.slice(0, MOST_ISSUES), total: issues.length }, null, 2)}\n`);
    return code;
  };
  if (args.includes('--help') || args.includes('-h')) {
    output.data(USAGE);
    return 0;
  }
  if (args.length < 1 || args.length > 2)
    return tell(
      [{ code: 'usage', path: '', message: 'Give one scenario file, and one of routes at most.', severity: 'error' }],
      2,
    );
  const [file, second] = await Promise.all(args.map(readScenarioFile));
  const unread = [file, second].flatMap((read) => (read && !read.ok ? read.issues : []));
  if (!file.ok || unread.length > 0) return tell(unread, 2);
  const parsed = parseScenario(file.text);
  if (!parsed.ok) return tell(parsed.issues, 2);
  let routes: readonly PlannedRoute[] = [];
  if (second?.ok) {
    const given = parsePlannedRoutes(second.text);
    if (!given.ok) return tell(given.issues, 2);
    routes = given.value;
  }
  const issues = checkScenarioPlan(parsed.value, routes);
  return tell(issues, issues.length > 0 ? 1 : 0);
}

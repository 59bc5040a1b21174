/** From a document to what a run depends on, and the check that it can run at all. */
import { compile, Program, Simulator, WorldError } from '@muster/logistics';
import { checkScenarioPlan, pathOf } from '../check/plan-check.ts';
import { outwardOf } from '../mapping/returns.ts';
import { toWorld } from '../mapping/to-world.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { shorten, type Issue, type Parsed } from '../scenario/issue.ts';
import { parseScenario } from '../parse/parse.ts';
import { contentHash } from '../scenario/snapshot.ts';
import type { Snapshot } from '../result/contract.ts';
import { supposed } from '../hypothesis/levers.ts';
import { ENGINE_VERSION } from './engine-version.ts';

/** @param hash of the document as it is stored, where it is known */
export function toSnapshot(document: ScenarioDocument, hash = contentHash(document)): Snapshot {
  return { engineVersion: ENGINE_VERSION, hash, document: supposed(document) };
}

/** Programs of the snapshots used last; compiling finds routes, so chunks of one run share it. */
const MOST_PROGRAMS = 4;
const simulators = new Map<string, Simulator>();

export function simulatorOf(snapshot: Snapshot): Simulator {
  return adoptProgram(snapshot.hash, () => compile(toWorld(snapshot.document)));
}

/** What a snapshot compiles to, for another thread: plain data that structured clone carries. */
export const programOf = (snapshot: Snapshot): Program => simulatorOf(snapshot).program;

/** Makes this thread know the program of the snapshot with this hash, which another one may have compiled. */
export function adoptProgram(hash: string, read: () => Program): Simulator {
  let simulator = simulators.get(hash);
  if (!simulator) {
    if (simulators.size >= MOST_PROGRAMS) simulators.delete(simulators.keys().next().value as string);
    // What comes from another thread is a plain object with the same fields.
    simulator = new Simulator(new Program(read()));
    simulators.set(hash, simulator);
  }
  return simulator;
}

/** Parses a document and compiles it: what comes back can be run. Lines without a route or lift are errors with their path. */
export function prepare(input: unknown): Parsed<Snapshot> {
  const parsed = parseScenario(input);
  if (!parsed.ok) return parsed;
  const snapshot = toSnapshot(parsed.value);
  try {
    simulatorOf(snapshot);
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    const noWay = new Set(error.problems.flatMap(({ code, id }) => (code === 'route.none' ? [id] : [])));
    // Who cannot come needs no second sentence on the way home.
    const problems = error.problems.filter(
      ({ id }) => !(outwardOf(id) !== id && noWay.has(id) && noWay.has(outwardOf(id))),
    );
    const issues = problems.map(({ code, id, message }): Issue => ({
      code,
      path: pathOf(parsed.value, id),
      message,
      severity: 'error',
    }));
    // Where the planner has fixed ports or modes, plan mode says why there is no route.
    if (error.problems.some((problem) => problem.code === 'route.none'))
      for (const issue of checkScenarioPlan(parsed.value)) if (fixesRoute(parsed.value, issue.path)) issues.push(issue);
    return { ok: false, issues: shorten(issues), total: issues.length };
  }
  return { ok: true, value: snapshot, warnings: parsed.warnings };
}

function fixesRoute(document: ScenarioDocument, path: string): boolean {
  const [section, index] = path.split('.');
  if (section !== 'forceElements' && section !== 'movements') return false;
  const row = document[section]?.[Number(index)];
  return row !== undefined && (row.modes !== undefined || (row.via?.length ?? 0) > 0);
}

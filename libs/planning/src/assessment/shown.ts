/** The shown replication in full: chains for the Gantt, movements for the map. */
import {
  CAUSES,
  MODES,
  resourceName,
  type MovementLog,
  type Program,
  type ReplicationOutcome,
} from '@muster/logistics';
import { deliveryRowId } from '../mapping/deliveries.ts';
import { isDeliveryCondition } from '../mapping/packages.ts';
import { OPEN_MIN } from '../command/command.ts';
import type { Employment } from '../readiness/employment.ts';
import type { ShownReplication, ShownRuns } from '../result/shown.ts';
import type { Subject } from '../figures/subjects.ts';

export function shownOf(
  program: Program,
  subjects: readonly Subject[],
  o: ReplicationOutcome,
  employment: Employment,
): ShownReplication {
  const time = (value: number) => (value < 0 ? null : value);
  const end = (value: number) => (value === OPEN_MIN ? null : value);
  const log = o.movements;
  const { places, requirements, replenishments, deliveries, elements } = program.world;
  // What goes home is still the element that it is.
  const carried = new Map(elements.flatMap(({ id, returns }) => (returns === undefined ? [] : [[id, returns]])));
  const supplyName = (line: number) => {
    const pushed = program.ruleDelivery[line];
    return pushed < 0 ? replenishments[line].id : deliveryRowId(deliveries[pushed].id);
  };
  const owner = (r: number) =>
    r < 0
      ? ''
      : r < requirements.length
        ? (carried.get(requirements[r].element ?? '') ?? requirements[r].element ?? requirements[r].id)
        : supplyName(r - requirements.length);
  return {
    replication: o.replication,
    hash: o.hash,
    elements: subjects.map(({ id, index }) => ({
      id,
      chain: Array.from({ length: o.chainStart[index + 1] - o.chainStart[index] }, (_, k) => {
        const i = o.chainStart[index] + k;
        return {
          cause: CAUSES[o.chainCause[i]],
          resource: resourceName(program, o.chainResource[i]),
          startMin: o.chainFrom[i],
          endMin: o.chainTo[i],
        };
      }),
      orderedMin: time(o.ordered[index]),
      atPodMin: time(o.atPod[index]),
      atDestinationMin: time(o.atDestination[index]),
      readyMin: time(o.ready[index]),
      employableMin: time(employment.employableAt[index]),
      employableUntilMin: end(employment.employableUntil[index]),
      leavesMin: end(employment.leavesAt[index]),
      homeMin: time(employment.homeAt[index]),
    })),
    movements: {
      mode: (log?.mode ?? []).map((mode) => MODES[mode]),
      from: (log?.from ?? []).map((p) => places[p].id),
      to: (log?.to ?? []).map((p) => places[p].id),
      startMin: log?.start ?? [],
      endMin: log?.end ?? [],
      persons: log?.pax ?? [],
      vehicles: log?.vehicles ?? [],
      massT: (log?.massKg ?? []).map((kg) => kg / 1000),
      of: (log?.requirement ?? []).map(owner),
    },
    supply: { ...supplyOf(log, supplyName), ...paidOf(program, o) },
    runs: runsOf(log, program),
  };
}

/** What packages have brought or sent, in the order of their rows. */
function paidOf({ world }: Program, { conditionFirstMetAt }: ReplicationOutcome) {
  const met = world.conditions.map(({ id }, i) => ({ id, atMin: conditionFirstMetAt[i] }));
  const paid = met.filter(({ id, atMin }) => isDeliveryCondition(id) && atMin >= 0);
  return { paid: paid.map(({ id }) => id), paidAtMin: paid.map(({ atMin }) => atMin) };
}

/** Lines of the engine that are parts of one row as one. */
function supplyOf(log: MovementLog | null, nameOf: (line: number) => string) {
  const supply = { line: [] as string[], atMin: [] as number[], underWayT: [] as number[], owedT: [] as number[] };
  const parts = new Map<string, Map<number, { readonly underWayKg: number; readonly owedKg: number }>>();
  log?.line.forEach((line, i) => {
    const name = nameOf(line);
    const of = parts.get(name) ?? new Map<number, { readonly underWayKg: number; readonly owedKg: number }>();
    parts.set(name, of.set(line, { underWayKg: log.underWayKg[i], owedKg: log.owedKg[i] }));
    const last = supply.line.length - 1;
    // Two parts that change in one minute are one change.
    const at = supply.line[last] === name && supply.atMin[last] === log.at[i] ? last : last + 1;
    const rows = [...of.values()];
    supply.line[at] = name;
    supply.atMin[at] = log.at[i];
    supply.underWayT[at] = rows.reduce((sum, { underWayKg }) => sum + underWayKg, 0) / 1000;
    supply.owedT[at] = rows.reduce((sum, { owedKg }) => sum + owedKg, 0) / 1000;
  });
  return supply;
}

/** While one of the activities of a row runs, a run of the row is under way; one may end and the next begin in one step. */
function runsOf(log: MovementLog | null, { world: { activities } }: Program): ShownRuns {
  const runs = { row: [] as string[], atMin: [] as number[], isUnderWay: [] as boolean[] };
  const busy = new Map<string, number>();
  log?.activity.forEach((activity, i) => {
    const { row } = activities[activity];
    if (row === undefined) return;
    const count = (busy.get(row) ?? 0) + (log.activityBusy[i] === 1 ? 1 : -1);
    busy.set(row, count);
    runs.row.push(row);
    runs.atMin.push(log.activityAt[i]);
    runs.isUnderWay.push(count > 0);
  });
  return runs;
}

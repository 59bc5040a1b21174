/** Puts together what a commander reads, from the outcomes of all replications and the one that is shown. */
import { type Program, type ReplicationOutcome } from '@muster/logistics';
import { needsOf } from '../capability/matching.ts';
import { CapabilityTree } from '../capability/tree.ts';
import { CommandBook } from '../command/command.ts';
import { caveatBook } from '../force/caveat.ts';
import type { Employment } from '../readiness/employment.ts';
import type { CommanderRequest, CommanderResult, DecisionPoint, LiftShortfall } from '../result/commander.ts';
import type {
  ElementResult,
  GateResult,
  LiftUse,
  RequirementResult,
  ResourceResult,
  RunClock,
  ShownReplication,
} from '../result/result.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { arrivalsOf } from './arrivals.ts';
import { absencesOf, checkpointsOf } from './commander-force.ts';
import { communicationsOf, liftOf, singlePointsOf, spentHoursOf, waitingAt } from './commander-ways.ts';
import { costOf } from './lift-use.ts';
import { decisionsOf } from './decision-points.ts';
import type { LineFill } from './requirements.ts';
import { expectationsOf } from '../figures/expectations.ts';
import type { Subject } from '../figures/subjects.ts';

/** Everything that the figures for the commander are made from. */
export interface Evidence {
  readonly document: ScenarioDocument;
  readonly program: Program;
  readonly clock: RunClock;
  readonly subjects: readonly Subject[];
  readonly outcomes: readonly ReplicationOutcome[];
  readonly employments: readonly Employment[];
  readonly elements: readonly ElementResult[];
  readonly gates: readonly GateResult[];
  readonly requirements: readonly RequirementResult[];
  readonly lines: LineFill;
  readonly resources: readonly ResourceResult[];
  readonly lift: readonly LiftUse[];
  readonly shown: ShownReplication;
}

export function commanderOf(evidence: Evidence): CommanderResult {
  const decisions = decisionsOf(evidence);
  const lift = liftOf(evidence);
  return {
    checkpoints: checkpointsOf(evidence),
    decisions,
    arrivals: arrivalsOf(evidence),
    communications: communicationsOf(evidence),
    lift,
    singlePoints: singlePointsOf(evidence),
    requests: requestsOf(evidence, decisions, lift),
    cost: costOf(evidence.document, evidence.lift),
    absences: absencesOf(evidence),
  };
}

const MOST_REQUESTS = 40;
/** A mean wait of one visit that is worth asking a host about, minutes. */
const LONG_WAIT_MIN = 720;

/** What to ask of whom: caveats and offers for lines that are not met, decisions that come too late, lift, capacity of hosts. */
function requestsOf(
  evidence: Evidence,
  decisions: readonly Required<DecisionPoint>[],
  lift: readonly LiftShortfall[],
): CommanderRequest[] {
  return [
    ...decisionsInTime(decisions),
    ...forcesForLines(evidence),
    ...moreLift(lift),
    ...spentHoursOf(evidence).slice(0, 3),
    ...roomOfHosts(evidence),
  ].slice(0, MOST_REQUESTS);
}

/** Lines that are not met: nations whose caveats keep who could fill them, for good or until after the date, and offers where too few can. */
function forcesForLines({ document, program, outcomes, employments, requirements }: Evidence): CommanderRequest[] {
  const rows = new Map((document.requirements ?? []).map((row) => [row.id, row]));
  const expected = expectationsOf(program, outcomes, employments);
  const needs = new Map(needsOf(document, expected).map((need) => [need.id, need]));
  const lapse = lapsesOf(document);
  return requirements
    .filter(({ feasible }) => !feasible)
    .flatMap((line): CommanderRequest[] => {
      const need = needs.get(line.id);
      const title = rows.get(line.id)?.title ?? line.id;
      if (need === undefined) return [];
      const barred = need.candidates.filter(({ element, obstacles }) =>
        obstacles.length === 0
          ? lapse(element, line.byMin) > line.byMin
          : obstacles.every((o) => o === 'task' || o === 'stationing' || o === 'partner' || o === 'until'),
      );
      const able = need.candidates.filter(({ obstacles }) => obstacles.length === 0).length;
      const asked = [...new Set(barred.map(({ nation }) => nation))].map((nation): CommanderRequest => {
        const count = barred.filter((row) => row.nation === nation).length;
        return {
          kind: 'lift-caveat',
          to: nation === '' ? null : nation,
          subject: line.id,
          byMin: line.byMin,
          elements: count,
          waitDays: null,
          text: `Lift the caveat for ${count} element(s) that "${title}" could use.`,
        };
      });
      if (able >= need.needed) return asked;
      return [
        ...asked,
        {
          kind: 'offer',
          to: null,
          subject: line.id,
          byMin: line.byMin,
          elements: need.needed - able,
          waitDays: null,
          text: `Offer ${need.needed - able} more for "${title}": ${able} of ${need.needed} can fill it.`,
        },
      ];
    });
}

/**
 * When the last caveat has lapsed on where an element stands, what it does and who leads it on the day of a line; 0 where none lapses. Who waits for
 * that until after the date of the line is late by the caveat alone.
 */
function lapsesOf(document: ScenarioDocument): (element: string, byMin: number) => number {
  const clock = new ScenarioClock(document.clock);
  const caveatsOf = caveatBook(document, clock);
  const command = new CommandBook(document, clock);
  const tree = new CapabilityTree(document);
  const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  return (element, byMin) => {
    const row = rows.get(element);
    if (row === undefined) return 0;
    const caveats = caveatsOf(row.contribution);
    const leader = command.at(element, byMin)?.superior.frameworkNation;
    return Math.max(
      caveats.mayStandFrom(row.destination) ?? 0,
      row.capability === undefined ? 0 : (caveats.mayDoFrom(tree.lineage(row.capability)) ?? 0),
      leader === undefined ? 0 : (caveats.mayServeUnderFrom(leader) ?? 0),
    );
  };
}

function decisionsInTime(decisions: readonly Required<DecisionPoint>[]): CommanderRequest[] {
  return decisions.flatMap(({ gate, owner, decidedMin, inTimeMin, inTime, elements }): CommanderRequest[] => {
    if (inTimeMin === null || (decidedMin !== null && decidedMin <= inTimeMin)) return [];
    const rest = elements - inTime;
    return [
      {
        kind: 'decide',
        to: owner,
        subject: gate,
        byMin: inTimeMin,
        elements: inTime,
        waitDays: null,
        text:
          `Decide by then: ${inTime} element(s) wait for it, and later they are not ready on their days.` +
          (rest === 0 ? '' : ` ${rest} more would be late whenever it is decided.`),
      },
    ];
  });
}

const moreLift = (lift: readonly LiftShortfall[]): CommanderRequest[] =>
  lift.slice(0, 3).map(({ liftType, elements: waiting, waitDays }): CommanderRequest => ({
    kind: 'lift',
    to: null,
    subject: liftType,
    byMin: null,
    elements: waiting,
    waitDays,
    text: `Offer more: ${waiting} element(s) wait ${waitDays.toFixed(1)} days for it on average.`,
  }));

function roomOfHosts({ document, resources }: Evidence): CommanderRequest[] {
  // A crossing often has no country of its own: the one that it leads into is asked.
  const country = new Map(document.places.map(({ id, country: own, crossing }) => [id, own ?? crossing?.into ?? null]));
  return resources
    .filter(({ place, meanWaitMin }) => place !== null && meanWaitMin >= LONG_WAIT_MIN)
    .sort((a, b) => waitingAt(b) - waitingAt(a))
    .slice(0, 6)
    .map((row): CommanderRequest => ({
      kind: 'host-capacity',
      to: country.get(row.place!) ?? null,
      subject: row.id,
      byMin: null,
      elements: null,
      waitDays: row.meanWaitMin / 1440,
      text: `Give it more capacity: a visit waits ${(row.meanWaitMin / 1440).toFixed(1)} days on average.`,
    }));
}

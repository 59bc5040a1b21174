/**
 * Gates to conditions. A gate is an `after` on all it requires and its opening date. A gate of kind detection or attribution takes the latency
 * of the kind of breach where the document has one. A gate with a record is what the record says, and falls with what it rests on. Where the plan
 * begins with a state of now, what is decided by somebody and has no record is open then: it takes its time from that instant on.
 */
import { scaleDistribution, type Cause, type Condition } from '@muster/logistics';
import { opensMin } from '../activation/earliest-met.ts';
import { gateFactors } from '../activation/gate-factors.ts';
import { EVENT_KINDS, type GateRow } from '../scenario/activation-section.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { foundationOf } from './foundation.ts';
import { AS_OF } from './initial-state.ts';
import { latencyConditions } from './monitoring.ts';
import { never } from './never.ts';
import { toDistribution } from './quantities.ts';

const GATE_CAUSE: Readonly<Record<GateRow['kind'], Extract<Cause, 'detection' | 'attribution' | 'decision' | 'gate'>>> =
  {
    ceasefire: 'gate',
    cessation: 'gate',
    'host-request': 'gate',
    'national-approval': 'gate',
    breach: 'gate',
    detection: 'detection',
    attribution: 'attribution',
    consultation: 'decision',
    'national-decision': 'decision',
    order: 'decision',
  };

export function toGateConditions(document: ScenarioDocument, clock: ScenarioClock): Condition[] {
  const factors = gateFactors(document);
  const records = new Map((document.gates ?? []).map(({ id, record }) => [id, record ?? []]));
  return (document.gates ?? []).flatMap((gate) =>
    gate.record
      ? recordConditions(gate, gate.record, records, clock)
      : decisionConditions(gate, document, clock, factors.get(gate.id) ?? 1),
  );
}

/** What is yet to be decided: after all that comes first, by a drawn time, which intelligence multiplies by the factor. */
function decisionConditions(
  gate: GateRow,
  document: ScenarioDocument,
  clock: ScenarioClock,
  factor: number,
): Condition[] {
  const conditions: Condition[] = [];
  const first: string[] = [];
  if (gate.requires && gate.requires.length > 0) {
    const id = `${gate.id}:requires`;
    conditions.push(
      gate.requiresCount !== undefined
        ? { id, type: 'at-least', count: gate.requiresCount, of: gate.requires }
        : { id, type: 'all', of: gate.requires },
    );
    first.push(id);
  }
  if (document.initialState !== undefined && !EVENT_KINDS.has(gate.kind)) first.push(AS_OF);
  const opens = opensMin(gate, clock);
  if (opens !== undefined || first.length === 0) {
    const id = `${gate.id}:opens`;
    conditions.push({ id, type: 'date', atMin: opens ?? 0 });
    first.push(id);
  }
  if (first.length > 1) conditions.push({ id: `${gate.id}:before`, type: 'all', of: first });
  const before = first.length > 1 ? `${gate.id}:before` : first[0];
  const latency = latencyConditions(document, clock, gate, before, factor);
  return [
    ...conditions,
    ...latency.conditions,
    {
      id: gate.id,
      type: 'after',
      of: latency.of,
      duration: latency.duration ?? scaleDistribution(toDistribution(gate.duration ?? { fixed: 0 }), factor),
      cause: GATE_CAUSE[gate.kind],
      refusalPermille: gate.refusal === undefined ? undefined : Math.round(gate.refusal * 1000),
      factor: gate.correlatedWith,
      modifiers: latency.modifiers,
      leastPermille: latency.leastPermille,
      office: gate.office,
      ...withdrawalOf(gate, clock),
    },
    ...restorations(gate, clock),
  ];
}

const withdrawalOf = (gate: GateRow, clock: ScenarioClock) => ({
  revokedMin: gate.withdrawnAt && clock.minute(gate.withdrawnAt),
  revokedBy: gate.withdrawnBy,
  restoredBy: gate.restoredBy ?? (gate.restoredAt && `${gate.id}:restored`),
});

const restorations = (gate: GateRow, clock: ScenarioClock): Condition[] =>
  gate.restoredAt ? [{ id: `${gate.id}:restored`, type: 'date', atMin: clock.minute(gate.restoredAt) }] : [];

type GateRecord = NonNullable<GateRow['record']>;

/** What has happened: met at its date, or never when it was refused; held from each withdrawal until it is restored. What withdraws it later counts too. */
function recordConditions(
  gate: GateRow,
  record: GateRecord,
  records: ReadonlyMap<string, GateRecord>,
  clock: ScenarioClock,
): Condition[] {
  const minute = (at: GateRecord[number]['at']) => Math.max(0, clock.minute(at));
  const met = record.find((entry) => entry.event === 'met');
  if (met === undefined) return [never(gate.id, clock)];
  const conditions: Condition[] = [{ id: `${gate.id}:met`, type: 'date', atMin: minute(met.at) }];
  const of = [`${gate.id}:met`];
  record.forEach((entry, i) => {
    if (entry.event !== 'withdrawn') return;
    const restored = record[i + 1];
    const restoredBy = restored && `${gate.id}:restored-${i}`;
    if (restored) conditions.push({ id: restoredBy, type: 'date', atMin: minute(restored.at) });
    conditions.push({ id: `${gate.id}:kept-${i}`, type: 'date', atMin: 0, revokedMin: minute(entry.at), restoredBy });
    of.push(`${gate.id}:kept-${i}`);
  });
  const foundation = foundationOf(gate, minute(met.at), (one) => {
    const before = (records.get(one) ?? []).filter(({ at }) => clock.minute(at) <= clock.minute(met.at));
    const last = before.at(-1)?.event;
    return last === 'met' || last === 'restored';
  });
  conditions.push(...foundation.conditions);
  of.push(...foundation.of);
  // What is yet to come of it counts behind what has happened.
  return [...conditions, { id: gate.id, type: 'all', of, ...withdrawalOf(gate, clock) }, ...restorations(gate, clock)];
}

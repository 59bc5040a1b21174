/** What gates, their records and what waits for them must satisfy beyond their shape. Part of `validateScenario`. */
import { isResponse } from '../activation/after-breach.ts';
import { earliestMet } from '../activation/earliest-met.ts';
import { firstImpossible, isOpen, stateAfter } from '../activation/gate-machine.ts';
import { isTimedByBreach, timedBy } from '../activation/latency.ts';
import { calledId, readyId, Waits, type Wait } from '../activation/waits.ts';
import type { GateRow } from '../scenario/activation-section.ts';
import { participant, type Checks } from './checks.ts';

export function validateGates(checks: Checks): void {
  const waits = new Waits(checks.document);
  dates(checks);
  owners(checks);
  prerequisites(checks);
  breaches(checks);
  circles(checks, waits);
  approvals(checks, waits);
}

type GateRecord = NonNullable<GateRow['record']>;
const CANNOT = { met: 'be met', refused: 'be refused', withdrawn: 'be withdrawn', restored: 'be restored' } as const;

/** What happened to one gate follows as its states allow, in order of time. */
export function validateRecord(checks: Checks, gate: string, entries: GateRecord, path: string): void {
  const impossible = firstImpossible(entries.map((entry) => entry.event));
  if (impossible >= 0)
    checks.add(
      'gate.transition',
      `${path}.${impossible}.event`,
      `${gate} cannot ${CANNOT[entries[impossible].event]} ${impossible === 0 ? 'before it has been met' : `after it was ${entries[impossible - 1].event}`}.`,
    );
  checks.ascending(
    entries.map((entry) => entry.at),
    path,
  );
}

function dates(checks: Checks): void {
  const { document, clock, add, known } = checks;
  const earliest = earliestMet(document, clock);
  (document.gates ?? []).forEach((gate, i) => {
    const path = `gates.${i}`;
    known(['offices'], gate.office, `${path}.office`);
    for (const by of ['withdrawnBy', 'restoredBy'] as const)
      if (gate[by] === gate.id) add('gate.withdraws-itself', `${path}.${by}`, `${gate.id} cannot be its own ${by}.`);
    if (gate.record) validateRecord(checks, gate.id, gate.record, `${path}.record`);
    if (gate.record && gate.withdrawnAt)
      add('gate.record', `${path}.withdrawnAt`, `${gate.id} has a record: the withdrawal belongs there.`);
    if (gate.restoredAt && (!gate.withdrawnAt || clock.minute(gate.restoredAt) <= clock.minute(gate.withdrawnAt)))
      add('date.order', `${path}.restoredAt`, `${gate.id} can only be restored after it is withdrawn.`);
    const first = earliest.get(gate.id) ?? 0;
    if (gate.withdrawnAt && !gate.record && clock.minute(gate.withdrawnAt) <= first)
      add(
        'gate.withdrawn-before-met',
        `${path}.withdrawnAt`,
        `${gate.id} cannot be met before CF+${(first / 1440).toFixed(1)} d, so it cannot be withdrawn by then.`,
      );
    const timing = timedBy(document, gate);
    if (gate.duration !== undefined && timing !== null && timing !== 'record')
      add(
        'gate.duration-unused',
        `${path}.duration`,
        `${gate.id} takes the time of the latency ${timing.id}; its own duration counts for nothing.`,
        'warning',
      );
    if (gate.duration === undefined && timing === null && document.attack && isTimedByBreach(gate))
      add(
        'gate.no-latency',
        path,
        `${gate.id} takes no time: no row of latencies is for ${gate.kind} of a breach of kind ${document.attack.breach}, and it has no duration of its own.`,
        'warning',
      );
  });
}

/** A nation decides on what is national, and takes part in the coalition. */
function owners(checks: Checks): void {
  const { document } = checks;
  const nations = new Set((document.nations ?? []).map(({ id }) => id));
  (document.gates ?? []).forEach(({ kind, owner }, i) => {
    const isNation = kind.startsWith('national-') || (kind === 'host-request' && nations.has(owner ?? ''));
    if (isNation) participant(checks, owner, `gates.${i}.owner`);
  });
  const made = new Map<string, string>();
  (document.commitments ?? []).forEach((row, i) => {
    participant(checks, row.nation, `commitments.${i}.nation`);
    const what = [row.nation, row.kind, row.trigger, row.title.trim().toLowerCase()].join('|');
    const first = made.get(what);
    if (first === undefined) made.set(what, row.id);
    else checks.add('commitment.duplicate', `commitments.${i}`, `${row.nation} commits "${row.title}" twice: also as ${first}.`, 'warning'); // prettier-ignore
  });
}

/** What has been met after what it requires was refused, which stands, or before that was met. */
function prerequisites({ document, clock, add }: Checks): void {
  const { initialState: now, gates = [], remedies = [], commitments = [] } = document;
  const inRecord = (path: string) => (entry: number) => `${path}.record.${entry}.at`;
  const recorded = [
    ...gates.map(({ id, record }, i) => ({ id, record, pathOf: inRecord(`gates.${i}`) })),
    ...(now?.gates ?? []).map(({ gate, record }, i) => ({ id: gate, record, pathOf: inRecord(`initialState.gates.${i}`) })), // prettier-ignore
    ...(now?.response ?? []).map(({ id, state, since }, i) => ({
      id,
      record: [{ event: state === 'refused' ? ('refused' as const) : ('met' as const), at: since ?? now!.asOf }],
      pathOf: () => `initialState.response.${i}.since`,
    })),
  ];
  const records = new Map(recorded.flatMap(({ id, record }) => (record ? [[id, record]] : [])));
  const rows = new Map<string, Pick<GateRow, 'requires' | 'requiresCount'>>([
    ...gates.map((gate) => [gate.id, gate] as const),
    ...remedies.map(({ id, requires }) => [id, { requires }] as const),
    ...commitments.map(({ id, trigger, decision }) => [id, { requires: decision === undefined ? [trigger] : [trigger, decision] }] as const), // prettier-ignore
  ]);
  const isOpenBy = (id: string, atMin: number) => {
    // What has no record may have been met.
    const before = records.get(id)?.filter(({ at }) => clock.minute(at) <= atMin);
    return before === undefined || isOpen(stateAfter(before.map(({ event }) => event)));
  };
  for (const { id, record, pathOf } of recorded) {
    const met = record?.findIndex(({ event }) => event === 'met') ?? -1;
    if (record === undefined || met < 0) continue;
    const { requires = [], requiresCount = requires.length } = rows.get(id) ?? {};
    const lacking = (isThere: (one: string) => boolean) =>
      requires.filter(isThere).length < requiresCount ? requires.filter((one) => !isThere(one)).join(', ') : null;
    const refused = lacking((one) => !(records.get(one) ?? []).some(({ event }) => event === 'refused'));
    const open = lacking((one) => isOpenBy(one, clock.minute(record[met].at)));
    const at = pathOf(met);
    if (refused !== null)
      add('gate.prerequisite', at, `${id} requires ${refused}, which was refused: it cannot be met.`);
    else if (open !== null)
      add('gate.prerequisite', at, `${id} was met while ${open}, which it requires, did not stand.`, 'warning');
  }
}

/** One breach, on D-day. */
function breaches({ document, clock, add }: Checks): void {
  let first: string | undefined;
  (document.gates ?? []).forEach(({ id, kind, opensAt }, i) => {
    if (kind !== 'breach') return;
    if (first !== undefined) add('gate.breach-twice', `gates.${i}.kind`, `${first} is the breach already.`);
    first ??= id;
    if (opensAt !== undefined && clock.minute(opensAt) !== clock.dDayMin)
      add('gate.breach-date', `gates.${i}.opensAt`, `The breach ${id} does not open on D-day.`, 'warning');
  });
}

/** Circles that lead over elements, movements or activities; those of one kind alone are told where its rows are read. */
function circles({ document, add }: Checks, waits: Waits): void {
  const { initialState, gates = [] } = document;
  const settled = new Set([
    ...gates.flatMap(({ id, record }) => (record ? [id] : [])),
    ...(initialState?.gates ?? []).map(({ gate }) => gate),
    ...(initialState?.response ?? []).map(({ id }) => id),
    ...(initialState?.elements ?? []).flatMap(({ element }) => [calledId(element), readyId(element)]),
  ]);
  const nameOf = ({ id }: Wait) => id.replace(/^(called|ready|committed|done):/, '');
  for (const circle of waits.circles(settled)) {
    const kinds = new Set(circle.map(({ path }) => path.split('.')[0]));
    const moved = circle.find(({ path }) =>
      /^(forceElements|movements|activities)\..*\.(releasedBy|startsWhen)$/.test(path),
    );
    if (moved === undefined || kinds.size === 1) continue;
    const names = [...circle, circle[0]].map(nameOf).filter((name, i, all) => name !== all[i - 1]);
    add('reference.cycle', moved.path, `It waits for itself: ${names.slice(0, 12).join(' -> ')}.`);
  }
}

/** Forces of the posture are ordered with the approval of their nation. */
function approvals({ document, add }: Checks, waits: Waits): void {
  const countryOf = new Map(document.places.map(({ id, country }) => [id, country]));
  const gates = new Map((document.gates ?? []).map((gate) => [gate.id, gate]));
  const withdrawn = new Set(
    (document.contributions ?? []).flatMap(({ id, status }) => (status === 'withdrawn' ? [id] : [])),
  );
  const there = new Set((document.initialState?.elements ?? []).map(({ element }) => element));
  (document.nations ?? []).forEach(({ id, role, approvalGate }, i) => {
    const gate = gates.get(approvalGate ?? '');
    if (gate === undefined || role === 'supported') return;
    const path = `nations.${i}.approvalGate`;
    if (gate.kind !== 'national-approval' || (gate.owner !== undefined && gate.owner !== id))
      add('approval.gate', path, `${gate.id} is no approval that ${id} decides on.`, 'warning');
    const held = waits.without([gate.id]);
    const free = (document.forceElements ?? []).filter(
      (row) =>
        row.nation === id &&
        row.status !== 'withdrawn' &&
        !withdrawn.has(row.contribution ?? '') &&
        !there.has(row.id) &&
        countryOf.get(row.destination) !== id &&
        !held.has(calledId(row.id)) &&
        !isResponse(document, row),
    );
    if (free.length > 0)
      add(
        'approval.bypassed',
        path,
        `${free.length} of the elements of ${id} are ordered without ${gate.id}, ${free[0].id} for instance.`,
        'warning',
      );
  });
}

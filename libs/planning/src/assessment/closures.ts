/** Closure curves: required against ready, by component, nation, capability and priority. */
import { wilson, type ReplicationOutcome } from '@muster/logistics';
import type { ClosureCurve, ClosureKey, RunClock } from '../run/result.ts';
import { cumulative, seriesOf, timesOf } from './quantiles.ts';
import type { Subject } from './subjects.ts';

export function closuresOf(
  subjects: readonly Subject[],
  outcomes: readonly ReplicationOutcome[],
  bounds: readonly Int32Array[],
  clock: RunClock,
): ClosureCurve[] {
  return groupsOf(subjects).map(({ key, members }) => closureOf(key, members, outcomes, bounds, clock));
}

/** What closure curves count, in the order in which they are shown. */
export function groupsOf(subjects: readonly Subject[]): { key: ClosureKey; members: Subject[] }[] {
  const found = new Map<string, { key: ClosureKey; members: Subject[] }>();
  const put = (kind: ClosureKey['kind'], id: string | null, subject: Subject) => {
    if (id === null) return;
    const name = `${kind}|${id}`;
    const group = found.get(name);
    if (group) group.members.push(subject);
    else found.set(name, { key: { kind, id }, members: [subject] });
  };
  for (const subject of subjects) put('all', '', subject);
  for (const subject of subjects) {
    put('component', subject.component, subject);
    put('nation', subject.nation, subject);
    put(
      'nation-component',
      subject.nation !== null && subject.component !== null ? `${subject.nation}/${subject.component}` : null,
      subject,
    );
    put('capability', subject.capability, subject);
    put('priority', String(subject.priority), subject);
  }
  const order: readonly ClosureKey['kind'][] = [
    'all',
    'component',
    'nation',
    'nation-component',
    'capability',
    'priority',
  ];
  return [...found.values()].sort(
    (a, b) =>
      order.indexOf(a.key.kind) - order.indexOf(b.key.kind) || (a.key.id < b.key.id ? -1 : a.key.id > b.key.id ? 1 : 0),
  );
}

function closureOf(
  key: ClosureKey,
  members: readonly Subject[],
  outcomes: readonly ReplicationOutcome[],
  bounds: readonly Int32Array[],
  clock: RunClock,
): ClosureCurve {
  const { steps, stepMin } = clock;
  const curve = (field: 'ready' | 'atDestination') =>
    outcomes.map((o) =>
      cumulative(
        steps,
        stepMin,
        members.map((m) => ({ atMin: o[field][m.index], amount: m.persons })),
      ),
    );
  const ready = curve('ready');
  const inPlace = curve('atDestination');
  const last = (o: ReplicationOutcome, field: 'ready' | 'atDestination') =>
    members.reduce((latest, m) => (latest < 0 || o[field][m.index] < 0 ? -1 : Math.max(latest, o[field][m.index])), 0);
  const dated = members.filter((m) => m.requiredMin !== null);
  const onTime = outcomes.filter((o) =>
    dated.every((m) => o.ready[m.index] >= 0 && o.ready[m.index] <= m.requiredMin!),
  ).length;
  const bound = timesOf(
    bounds.map((ready) =>
      members.reduce((latest, m) => (latest < 0 || ready[m.index] < 0 ? -1 : Math.max(latest, ready[m.index])), 0),
    ),
  ).p50;
  return {
    key,
    persons: members.reduce((sum, m) => sum + m.persons, 0),
    elements: members.length,
    required: Array.from(
      cumulative(
        steps,
        stepMin,
        dated.map((m) => ({ atMin: m.requiredMin!, amount: m.persons })),
      ),
    ),
    ready: seriesOf(outcomes.length, steps, (r, i) => ready[r][i]),
    inPlace: seriesOf(outcomes.length, steps, (r, i) => inPlace[r][i]),
    closure: timesOf(outcomes.map((o) => last(o, 'ready'))),
    closureAtDestination: timesOf(outcomes.map((o) => last(o, 'atDestination'))),
    requiredMin: dated.length > 0 ? Math.max(...dated.map((m) => m.requiredMin!)) : null,
    onTime: wilson(onTime, outcomes.length),
    bound: bound === null ? null : { closureMin: bound, method: 'critical path without capacity' },
  };
}

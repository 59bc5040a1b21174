/** What closures and bounds are reported for: all, and by component, nation, capability and priority. */
import type { ClosureKey } from '../result/result.ts';
import type { Subject } from './subjects.ts';

/** What closures are reported for, in the order of every list of closures and bounds. */
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

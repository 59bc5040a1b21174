/** What holds up what has a record: it is met because it is said so, and falls with what it rests on. */
import type { Condition } from '@muster/logistics';

interface Recorded {
  readonly id: string;
  readonly requires?: readonly string[];
  readonly requiresCount?: number;
}

/**
 * What a gate, a remedy or a commitment that has been met still rests on. What stood when it was met holds it by itself. What did not, by its record or because it has none and
 * may be drawn later, holds it from its first fall afterwards on only, until it is there again.
 */
export function foundationOf(
  { id, requires = [], requiresCount = requires.length }: Recorded,
  metMin: number,
  stood: (one: string) => boolean,
): { readonly conditions: Condition[]; readonly of: string[] } {
  const kept = (after: string, name: string): Condition[] => [
    { id: `${id}:from-${name}`, type: 'date', atMin: metMin + 1 },
    { id: `${id}:since-${name}`, type: 'all', of: [`${id}:from-${name}`, after] },
    { id: `${id}:lost-${name}`, type: 'fallen', after: `${id}:since-${name}` },
    { id: `${id}:rests-${name}`, type: 'date', atMin: 0, revokedBy: `${id}:lost-${name}`, restoredBy: after },
  ];
  if (requiresCount === requires.length) {
    return {
      conditions: requires.flatMap((one) => (stood(one) ? [] : kept(one, one))),
      of: requires.map((one) => (stood(one) ? one : `${id}:rests-${one}`)),
    };
  }
  const enough: Condition = { id: `${id}:requires`, type: 'at-least', count: requiresCount, of: requires };
  if (requires.filter(stood).length >= requiresCount) return { conditions: [enough], of: [enough.id] };
  return { conditions: [enough, ...kept(enough.id, 'enough')], of: [`${id}:rests-enough`] };
}

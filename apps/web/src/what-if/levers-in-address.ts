/** Levers as one value of the address: `attack:-90;notice:0.5;gate:gate-order:2;berths:PLGDN:1;lift:p-ships:2;stock:st-1:500`. */
import type { Lever, LeverFacility } from '@muster/planning/run';

/** Written out, since importing the list would bring the whole engine to every page. */
const FACILITIES: readonly LeverFacility[] = ['berths', 'ramps', 'parking-wide', 'parking-narrow'];

/** Resources of a place that a lever adds to have the names of what is added. */
export const isFacility = (name: string): name is LeverFacility => FACILITIES.includes(name as LeverFacility);

/** As many as a scenario may suppose, and the attack. */
const MOST_LEVERS = 101;
/** As the scenario allows an id. What stands between the first and the last colon of a lever is one, so it may hold colons itself. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,79}$/;

export function formatLevers(levers: readonly Lever[]): string | null {
  const text = levers
    .map((lever) => {
      switch (lever.kind) {
        case 'attack':
          return `attack:${lever.days}`;
        case 'notice':
          return `notice:${lever.share}`;
        case 'gate':
          return `gate:${lever.gate}:${lever.days}`;
        case 'facility':
          return `${lever.facility}:${lever.place}:${lever.more}`;
        case 'lift':
          return `lift:${lever.pool}:${lever.more}`;
        case 'stock':
          return `stock:${lever.stock}:${lever.tonnes}`;
      }
    })
    .join(';');
  return text === '' ? null : text;
}

/** What cannot be read is passed over, as with every other part of the address. */
export function parseLevers(text: string | undefined): Lever[] {
  return (text ?? '')
    .split(';')
    .slice(0, MOST_LEVERS)
    .flatMap((part): Lever[] => {
      const [kind, ...rest] = part.split(':');
      const value = Number(rest.at(-1));
      const id = rest.slice(0, -1).join(':');
      if (!Number.isFinite(value) || Math.abs(value) > 1e9) return [];
      if (rest.length === 1) {
        if (kind === 'attack') return [{ kind, days: value }];
        return kind === 'notice' && value >= 0 && value <= 10 ? [{ kind, share: value }] : [];
      }
      if (!ID.test(id)) return [];
      if (kind === 'gate') return [{ kind, gate: id, days: value }];
      if (kind === 'lift') return [{ kind, pool: id, more: Math.round(value) }];
      if (kind === 'stock') return [{ kind, stock: id, tonnes: value }];
      return isFacility(kind) ? [{ kind: 'facility', facility: kind, place: id, more: Math.round(value) }] : [];
    });
}

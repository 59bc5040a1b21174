/** What time is spent at, by number in the arrays of a program and by name for a reader. */
import type { Program } from './program.ts';

/**
 * Numbers of what time is spent at, one range behind the other: resources, `lift/<type>`, `gate/<condition>`, `quota/<pool>/<owner>`, `ban/<link>`,
 * `permission/<place>`, `supply/<stock>`, `office/<office>`.
 */
export function nameRanges({ facilities, world, quotaPool }: Pick<Program, 'facilities' | 'world' | 'quotaPool'>) {
  const lift = facilities.list.length;
  const gate = lift + world.liftTypes.length;
  const quota = gate + world.conditions.length;
  const ban = quota + quotaPool.length;
  const permission = ban + world.links.length;
  const supply = permission + world.places.length;
  const office = supply + world.stocks.length;
  return { lift, gate, quota, ban, permission, supply, office, end: office + world.offices.length };
}

/** Name of what time was spent at, null for -1. */
export function resourceName(program: Program, number: number): string | null {
  if (number < 0) return null;
  const { facilities, world } = program;
  const { lift, gate, quota, ban, permission, supply, office } = nameRanges(program);
  if (number < lift) return facilities.list[number].id;
  if (number < gate) return `lift/${world.liftTypes[number - lift].id}`;
  if (number < quota) return `gate/${world.conditions[number - gate].id}`;
  if (number >= office) return `office/${world.offices[number - office].id}`;
  if (number >= supply) return `supply/${world.stocks[number - supply].id}`;
  if (number >= permission) return `permission/${world.places[number - permission].id}`;
  if (number >= ban) return `ban/${world.links[number - ban].id}`;
  const pool = world.liftPools[program.quotaPool[number - quota]];
  return `quota/${pool.id}/${pool.quotas![program.quotaRow[number - quota]].owner}`;
}

/** The number that a name stands for; the other way round than `resourceName`. */
export function resourceNumber(program: Program, name: string): number {
  const { end } = nameRanges(program);
  for (let number = 0; number < end; number++) if (resourceName(program, number) === name) return number;
  throw new Error(`there is no resource ${name}`);
}

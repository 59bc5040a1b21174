/**
 * Monitoring to conditions. Every monitor is a condition that is met while it watches; detection runs in each attacked sector from the attack on it
 * and is shortened by what covers that sector then; the first sector that sees the breach is enough. Attribution is shortened by the mean coverage
 * of the sectors that are attacked first.
 */
import { scaleDistribution, type Condition, type Distribution } from '@muster/logistics';
import { attackedSectors } from '../activation/attacked.ts';
import { latencyOf } from '../activation/latency.ts';
import type { GateRow } from '../scenario/activation-section.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';
import { toThousandths, watchesOf } from '../scenario/watch.ts';
import type { AbleBook } from './able.ts';
import { never } from './never.ts';
import { toDistribution } from './quantities.ts';

export const monitorConditionId = (monitor: string): string => `monitor:${monitor}`;
/** Met from the start: what is watched whatever is contributed. */
const ALWAYS = 'monitor:always';

export const detectionConditionId = (sector: string): string => `detection:${sector}`;

export function toMonitorConditions(
  document: ScenarioDocument,
  clock: ScenarioClock,
  able: AbleBook,
  withdrawn: ReadonlySet<string>,
): Condition[] {
  if ((document.sectors ?? []).length === 0) return [];
  return [
    { id: ALWAYS, type: 'date', atMin: 0 },
    ...(document.monitors ?? []).flatMap((monitor): Condition[] => {
      const id = monitorConditionId(monitor.id);
      if (withdrawn.has(monitor.id)) return [never(id, clock)];
      const ready = monitor.element ? able.conditionsOf(`${id}:ready`, monitor.element) : undefined;
      const of = [...(ready?.of ?? []), ...(monitor.releasedBy ? [monitor.releasedBy] : [])];
      return [...(ready?.conditions ?? []), { id, type: 'all', of: of.length > 0 ? of : [ALWAYS] }];
    }),
  ];
}

interface Latency {
  readonly conditions: readonly Condition[];
  /** What the gate itself waits for, and how long. */
  readonly of: string;
  readonly duration?: Distribution;
  readonly modifiers?: readonly { readonly condition: string; readonly permille: number }[];
  readonly leastPermille?: number;
}

/**
 * The latency of a gate of kind detection or attribution; for other gates just what comes before.
 *
 * @param factor what intelligence multiplies the time of the gate by, beside what watches the sectors
 */
export function latencyConditions(
  document: ScenarioDocument,
  clock: ScenarioClock,
  gate: GateRow,
  before: string,
  factor: number,
): Latency {
  const row = latencyOf(document, gate.kind);
  if (row === undefined) return { conditions: [], of: before };
  const attacked = attackedSectors(document, clock);
  const shortened = (watched: readonly SectorRow[]) => ({
    duration: scaleDistribution(toDistribution(row.duration), factor),
    modifiers: coverageModifiers(document, watched, row.coverageShortens),
    leastPermille: 1000 - Math.round(row.coverageShortens * 1000),
  });
  if (row.process === 'attribution' || attacked.length === 0) {
    const firstMin = Math.min(...attacked.map(({ fromMin }) => fromMin));
    const first = attacked.filter(({ fromMin }) => fromMin === firstMin).map(({ sector }) => sector);
    return { conditions: [], of: before, ...shortened(first) };
  }
  const found = attacked.flatMap(({ sector, fromMin }): Condition[] => {
    const id = detectionConditionId(sector.id);
    // Nothing is seen in a sector before it is attacked.
    const isLater = fromMin > clock.dDayMin;
    return [
      ...(isLater
        ? ([
            { id: `${id}:attack`, type: 'date', atMin: fromMin },
            { id: `${id}:from`, type: 'all', of: [before, `${id}:attack`] },
          ] satisfies Condition[])
        : []),
      {
        id,
        type: 'after',
        of: isLater ? `${id}:from` : before,
        cause: 'detection',
        factor: gate.correlatedWith,
        ...shortened([sector]),
      },
    ];
  });
  const first = `${gate.id}:first`;
  return {
    conditions: [
      ...found,
      { id: first, type: 'any', of: attacked.map(({ sector }) => detectionConditionId(sector.id)) },
    ],
    of: first,
    duration: { kind: 'fixed', value: 0 },
  };
}

/**
 * Each monitor takes away its share of the sectors times its coverage times what full coverage takes away, in thousandths that add up to that of all
 * of them together.
 */
function coverageModifiers(
  document: ScenarioDocument,
  sectors: readonly SectorRow[],
  shortens: number,
): { condition: string; permille: number }[] {
  if (sectors.length === 0) return [];
  const watchOf = watchesOf(document);
  const watched = sectors.reduce((sum, sector) => sum + (sector.monitored ?? 0), 0);
  const sources = [
    ...(watched > 0 ? [{ condition: ALWAYS, coverage: watched }] : []),
    ...(document.monitors ?? []).flatMap((monitor) => {
      const covered = sectors.filter((sector) => monitor.sectors.includes(sector.id)).length;
      return covered === 0
        ? []
        : [{ condition: monitorConditionId(monitor.id), coverage: watchOf(monitor).share * covered }];
    }),
  ];
  const permilles = toThousandths(sources.map(({ coverage }) => (shortens * coverage) / sectors.length));
  return sources.flatMap(({ condition }, i) => (permilles[i] === 0 ? [] : [{ condition, permille: -permilles[i] }]));
}

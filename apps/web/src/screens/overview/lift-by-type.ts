import type { CommanderData } from '../../api/loaders.ts';

type Use = Pick<CommanderData['lift'][number], 'liftType' | 'assets' | 'trips' | 'hoursUnderWay' | 'useShare'>;

export interface TypeUse {
  readonly liftType: string;
  readonly assets: number;
  readonly trips: number;
  /** Medians of the pools added up. */
  readonly hours: number;
  /** Mean over the assets, however long each is to hand. */
  readonly share: number;
}

/** Use of the pools of each type together, the most used first; types that nobody called are left out. */
export function byType(rows: readonly Use[]): TypeUse[] {
  const types = new Map<string, TypeUse>();
  for (const { liftType, assets, trips, hoursUnderWay, useShare } of rows) {
    const own = types.get(liftType) ?? { liftType, assets: 0, trips: 0, hours: 0, share: 0 };
    const all = own.assets + assets;
    types.set(liftType, {
      liftType,
      assets: all,
      trips: own.trips + trips,
      hours: own.hours + hoursUnderWay.p50,
      share: all === 0 ? 0 : (own.share * own.assets + useShare * assets) / all,
    });
  }
  return [...types.values()]
    .filter(({ trips }) => trips > 0)
    .sort((a, b) => b.share - a.share || (a.liftType < b.liftType ? -1 : 1));
}

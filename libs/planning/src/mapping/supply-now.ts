/** What of supply is under way at the instant of the initial state: what the state says of it, and an assumption where it says nothing. */
import { geodesicM } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { InitialState } from '../scenario/posture-section.ts';
import { supplyKey } from '../scenario/supply-key.ts';
import type { DeliveryRow } from '../scenario/supply-section.ts';

/** A way without `requiredDays` takes a day and one more for each so many km of straight line (A). */
const KM_A_DAY = 300;
const DAY_MIN = 1440;

type Way = Pick<DeliveryRow, 'stock' | 'from' | 'requiredDays'>;
type Said = NonNullable<InitialState['supply']>[number];

export interface UnderWay {
  readonly underWayT: number;
  /** Due and not issued. */
  readonly owedT: number;
  /** Days from the instant within which it is required; absent where it is not required by a day. */
  readonly requiredDays: number | undefined;
}

interface Instalment {
  readonly amountT: number;
  readonly atMin: number;
}

const tonnesOf = (rows: readonly Instalment[]): number => rows.reduce((sum, { amountT }) => sum + amountT, 0);

export class SupplyNow {
  private readonly said: ReadonlyMap<string, Said>;
  private readonly places: ReadonlyMap<string, ScenarioDocument['places'][number]>;
  private readonly placeOfStock: ReadonlyMap<string, string>;

  /** @param asOfMin instant of the initial state */
  constructor(
    { initialState, places, stocks = [] }: ScenarioDocument,
    private readonly asOfMin: number,
  ) {
    this.said = new Map((initialState?.supply ?? []).map((row) => [supplyKey(row), row]));
    this.places = new Map(places.map((place) => [place.id, place]));
    this.placeOfStock = new Map(stocks.map(({ id, place }) => [id, place]));
  }

  /** What a rule has ordered and is on its way, t. */
  ordered(rule: string): number {
    return this.said.get(rule)?.underWayT ?? 0;
  }

  /**
   * What of a line of deliveries is under way, of what was due or set out by the instant, in that order.
   *
   * @param key as in the state, see {@link supplyKey}
   */
  of(key: string, row: Way, due: readonly Instalment[]): UnderWay {
    const transitMin = this.transitMin(row);
    const open = due.filter(({ atMin }) => atMin + transitMin > this.asOfMin);
    const { underWayT, owedT = 0 } = this.said.get(key) ?? { underWayT: tonnesOf(open) };
    // What is not there yet is of the last.
    let oldest = due.length;
    for (let left = underWayT + owedT; left > 0 && oldest > 0; left -= due[oldest].amountT) oldest--;
    const oldestMin = due[oldest]?.atMin ?? this.asOfMin;
    const { requiredDays } = row;
    return {
      underWayT,
      owedT,
      requiredDays: requiredDays && Math.max(0, requiredDays + (oldestMin - this.asOfMin) / DAY_MIN),
    };
  }

  private transitMin({ from = '', stock, requiredDays }: Way): number {
    if (requiredDays !== undefined) return requiredDays * DAY_MIN;
    const start = this.places.get(this.placeOfStock.get(from) ?? from);
    const end = this.places.get(this.placeOfStock.get(stock) ?? '');
    const km = start && end ? geodesicM(start.lat, start.lon, end.lat, end.lon) / 1000 : 0;
    return Math.round((1 + km / KM_A_DAY) * DAY_MIN);
  }
}

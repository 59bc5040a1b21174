/** What of supply is under way at the instant of the initial state: what the state says of it, and an assumption where it says nothing. */
import { geodesicM } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { InitialState } from '../scenario/posture-section.ts';
import { supplyKey } from '../scenario/supply-key.ts';
import type { DeliveryRow } from '../scenario/supply-section.ts';

/** A way without `requiredDays` takes a day and one more for each so many km of straight line (A). */
const KM_A_DAY = 300;
const DAY_MIN = 1440;

const kgOf = (tonnes: number): number => Math.round(tonnes * 1000);

type Said = NonNullable<InitialState['supply']>[number];

/** One instalment of a delivery, or one delivery of a package. */
export interface Instalment extends Pick<DeliveryRow, 'stock' | 'from' | 'requiredDays' | 'amountT'> {
  /** When it was due, or set out. */
  readonly atMin: number;
}

/** What of an instalment has not come. */
export interface OpenPart {
  /** Its place among those that were due, from 0 on. */
  readonly instalment: number;
  readonly part: 'under way' | 'owed';
  readonly amountT: number;
  /** Days that are left of those of the instalment; absent where it is not required by a day. */
  readonly requiredDays: number | undefined;
}

/** What rules of replenishment have on their way, t, by rule. */
export const orderedNow = ({ initialState }: ScenarioDocument): ReadonlyMap<string, number> =>
  new Map((initialState?.supply ?? []).map(({ id, stock, underWayT }) => [supplyKey({ id, stock }), underWayT]));

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

  /**
   * What of each delivery of a package to one stock has come or set out by the instant, t. What the state says is of those that are expected first, and of
   * one of them a part where they do not come out even: nothing comes twice, nor not at all.
   *
   * @param expected in the order in which they are expected; Infinity = as far as it is known never
   */
  gone(key: string, expected: readonly Pick<Instalment, 'amountT' | 'atMin'>[]): number[] {
    const dueT = this.said.get(key)?.dueT;
    if (dueT === undefined) return expected.map(({ amountT, atMin }) => (atMin <= this.asOfMin ? amountT : 0));
    let leftT = dueT;
    return expected.map(({ amountT }) => {
      const goneT = Math.min(amountT, Math.max(0, leftT));
      leftT -= amountT;
      return kgOf(amountT - goneT) === 0 ? amountT : goneT;
    });
  }

  /**
   * What of a line of deliveries is under way or owed, of the instalments that were due by the instant, in that order. Who was due first has set out and
   * come first: what is owed is of the last of them, and what is under way of those before.
   *
   * @param key as in the state, see {@link supplyKey}
   * @param line what the state says beyond what was due is as an instalment of it that is due at the instant
   */
  open(key: string, before: readonly Instalment[], line: Omit<Instalment, 'atMin'>): OpenPart[] {
    const said = this.said.get(key);
    const due = before.length > 0 || said === undefined ? before : [{ ...line, atMin: this.asOfMin }];
    if (said === undefined)
      return due.flatMap((row, i) => (row.atMin + this.transitMin(row) > this.asOfMin ? this.part(i, 'under way', kgOf(row.amountT), row) : [])); // prettier-ignore
    const left = { owed: kgOf(said.owedT ?? 0), 'under way': kgOf(said.underWayT) };
    const parts: OpenPart[] = [];
    for (let i = due.length - 1; i >= 0; i--) {
      let roomKg = kgOf(due[i].amountT);
      for (const part of ['owed', 'under way'] as const) {
        // What is more than was due is of the first of them.
        const kg = i === 0 ? left[part] : Math.min(left[part], roomKg);
        left[part] -= kg;
        roomKg -= kg;
        parts.unshift(...this.part(i, part, kg, due[i]));
      }
    }
    return parts;
  }

  private part(
    instalment: number,
    part: OpenPart['part'],
    kg: number,
    { requiredDays, atMin }: Instalment,
  ): OpenPart[] {
    if (kg <= 0) return [];
    const leftDays = requiredDays && Math.max(0, requiredDays + (atMin - this.asOfMin) / DAY_MIN);
    return [{ instalment, part, amountT: kg / 1000, requiredDays: leftDays }];
  }

  private transitMin({ from = '', stock, requiredDays }: Instalment): number {
    if (requiredDays !== undefined) return requiredDays * DAY_MIN;
    const start = this.places.get(this.placeOfStock.get(from) ?? from);
    const end = this.places.get(this.placeOfStock.get(stock) ?? '');
    const km = start && end ? geodesicM(start.lat, start.lon, end.lat, end.lon) / 1000 : 0;
    return Math.round((1 + km / KM_A_DAY) * DAY_MIN);
  }
}

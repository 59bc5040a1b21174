/** Lift types and pools. Payload dimensions are integers; -1 means that the dimension does not limit. */
import type { Distribution } from '../engine/distribution.ts';
import {
  TRAFFICS,
  type CargoKind,
  type MovementRequirement,
  type Quantity,
  type Traffic,
} from '../movement/requirement.ts';
import type { Gauge, Mode } from '../network/network.ts';

export interface LiftType {
  readonly id: string;
  readonly mode: Mode;
  readonly payload: Quantity;
  readonly carries: readonly CargoKind[];
  /** Block speed, metres an hour. */
  readonly speedMh: number;
  readonly rangeM?: number;
  /** Fuel burnt under way, kg an hour; aircraft take the fuel of a leg where they load, and as much again where they unload. */
  readonly fuelKgPerHour?: number;
  /** What it carries, and how fast it is, on legs up to a length: thousandths of payload mass and speed, shortest first; the last holds beyond. */
  readonly legs?: readonly {
    readonly upToM: number;
    readonly payloadPermille: number;
    readonly speedPermille: number;
  }[];
  /** Minutes. */
  readonly load: Distribution;
  readonly unload: Distribution;
  /** Highest piece that it takes, cm. */
  readonly maxHeightCm?: number;
  readonly minRunwayM?: number;
  readonly parking?: 'wide' | 'narrow';
  /** Vehicles that a full load of freight or people is on the road; one when absent. */
  readonly roadVehicles?: number;
  readonly draughtM?: number;
  readonly lengthM?: number;
  readonly gauge?: Gauge;
  /** Most minutes under way per asset and day over a cycle. */
  readonly useRateMinPerDay?: number;
  /** Scheduled maintenance after so many minutes under way. */
  readonly maintenance?: { readonly everyMin: number; readonly duration: Distribution };
  /** Crews of one asset: together they are on duty so long, then they rest. */
  readonly crew?: { readonly dutyMin: number; readonly restMin: number };
  readonly breakdown?: { readonly perTrip: number; readonly repair: Distribution };
  /** An asset is called forward for at least this share of its payload, in thousandths ... */
  readonly minimumLoadPermille?: number;
  /** ... unless the first cargo has waited this many minutes; 14 days when absent. */
  readonly maximumHoldMin?: number;
}

export interface LiftPool {
  readonly id: string;
  readonly type: string;
  readonly base: string;
  /** Minute from which each asset is to hand; its length is the number of assets. */
  readonly availableMin: readonly number[];
  readonly owner?: string;
  readonly reservedForOwner: boolean;
  /** Carries nothing else than this; absent = both. */
  readonly carriesOnly?: Traffic;
  /** Carries for others only while nothing of its owner waits for it. */
  readonly ownerFirst?: boolean;
  /**
   * Minutes under way that the cargo of each owner may have in a period (the run when absent). A pool with quotas carries for those only who have
   * one; a trip begins while minutes are left.
   */
  readonly quotas?: readonly { readonly owner: string; readonly minutes: number; readonly everyMin?: number }[];
  readonly releasedBy?: string;
}

/** What a pool carries of {@link TRAFFICS}, one bit each. */
export const trafficBits = ({ carriesOnly }: LiftPool): number =>
  TRAFFICS.reduce((bits, traffic, i) => ((carriesOnly ?? traffic) === traffic ? bits | (1 << i) : bits), 0);

/** Vehicles that are alike, and how high each is. */
export type Piece = Pick<MovementRequirement, 'cargo' | 'heightCm'>;

/** Whether a vehicle of some cargo fits an asset of the type whole on a leg. Cargo without vehicles is divided at will. */
export function holdsPiece(type: LiftType, piece: Piece, lengthM: number): boolean {
  return limitsOfPiece(type, piece, lengthM).length === 0;
}

/** A limit of a type that a vehicle is beyond, and what the vehicle has, in words with their unit. */
export interface PieceLimit {
  readonly of: string;
  readonly limit: string;
  readonly piece: string;
}

/** The limits of a type that a vehicle of some cargo is beyond on a leg. */
export function limitsOfPiece(type: LiftType, { cargo, heightCm = 0 }: Piece, lengthM: number): PieceLimit[] {
  if (cargo.vehicles === 0) return [];
  const beyond = OF_PIECE.flatMap(({ dimension, of, unit, divisor }): PieceLimit[] => {
    const limit = payloadOnLeg(type, dimension, lengthM);
    const piece = cargo[dimension] / cargo.vehicles;
    if (limit < 0 || piece <= limit) return [];
    return [{ of, limit: `${limit / divisor} ${unit}`, piece: `${(piece / divisor).toFixed(1)} ${unit}` }];
  });
  const { maxHeightCm = Infinity } = type;
  if (heightCm > maxHeightCm)
    beyond.push({ of: 'height', limit: `${maxHeightCm / 100} m`, piece: `${heightCm / 100} m` });
  return beyond;
}

const OF_PIECE = [
  { dimension: 'massKg', of: 'mass', unit: 't', divisor: 1000 },
  { dimension: 'areaM2', of: 'deck area', unit: 'm2', divisor: 1 },
  { dimension: 'wagonTenths', of: 'length', unit: 'wagons', divisor: 10 },
] as const;

/** Payload of a type on a leg of some length, -1 where it does not limit; what is left of its mass on a long leg is at least something. */
export function payloadOnLeg(type: LiftType, dimension: keyof Quantity, lengthM: number): number {
  const whole = type.payload[dimension];
  if (dimension !== 'massKg' || whole <= 0) return whole;
  return Math.max(1, Math.floor((whole * (legOf(type, lengthM)?.payloadPermille ?? 1000)) / 1000));
}

/** Speed of a type on a leg of some length, m/h. */
export const speedOnLeg = (type: LiftType, lengthM: number): number =>
  (type.speedMh * (legOf(type, lengthM)?.speedPermille ?? 1000)) / 1000;

/** The row of a type for a leg of some length; undefined where its legs are all alike. */
export function legOf(type: LiftType, lengthM: number): NonNullable<LiftType['legs']>[number] | undefined {
  return type.legs?.find((leg) => lengthM <= leg.upToM) ?? type.legs?.at(-1);
}

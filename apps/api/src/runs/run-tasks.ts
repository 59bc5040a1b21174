/** What threads compute for runs. Outcomes travel as bytes, so that the thread that serves requests never unpacks them. */
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { loadSolver, matchForces, type ForcePackage } from '@muster/planning/matching';
import { boundCommodities } from '@muster/planning/optimisation';
import {
  confirmBottleneck,
  estimateOf,
  expectedOf,
  findSensitivities,
  isPreciseEnough,
  runChunk,
  showReplication,
  toRunResult,
  tryBottleneck,
  type ChunkResult,
  type CommodityBound,
  type DaysGained,
  type Precision,
  type RunResult,
  type Sensitivity,
} from '@muster/planning/run';
import type { Task } from '../jobs/task.ts';
import type { PrecisionFound } from './run.entity.ts';
import { groupRows, toStoredRows, type EncodedRow } from './result-rows.ts';
import { packProgram, readSnapshot, type SharedSnapshot, type UncompiledSnapshot } from './shared-snapshot.ts';

interface OnSnapshot {
  readonly snapshot: SharedSnapshot;
  readonly seed: number;
}

export interface ChunkTask extends OnSnapshot {
  readonly from: number;
  readonly to: number;
}

export interface ComputedChunk {
  readonly outcomes: Uint8Array;
  /** Time of the last replication: the first one may include the compilation of the scenario. */
  readonly replicationMs: number;
}

export interface PictureTask extends OnSnapshot {
  readonly asked: number;
  readonly chunks: readonly Uint8Array[];
}

/** A result as it is written, group by group: as objects that of a large scenario would take gigabytes on their way between threads. */
export type Picture = readonly (readonly EncodedRow[])[];

export interface PrecisionTask {
  readonly snapshot: SharedSnapshot;
  readonly chunks: readonly Uint8Array[];
  readonly precision: Precision;
}

/** A relief that is tried or confirmed. */
export interface ReliefTask extends OnSnapshot {
  readonly resource: string;
  readonly chunks: readonly Uint8Array[];
}

export interface OutlookTask extends OnSnapshot {
  readonly chunks: readonly Uint8Array[];
  /** Replications that are kept in full beside the one that is shown. */
  readonly kept: readonly number[];
}

/** The several-commodity bound of the shown replication. */
export interface BoundTask extends OnSnapshot {
  readonly replication: number;
}

export interface Outlook {
  readonly sensitivities: readonly Sensitivity[];
  readonly forcePackage: ForcePackage;
  readonly replications: readonly RunResult['shown'][];
}

function computeChunk({ snapshot, seed, from, to }: ChunkTask): ComputedChunk {
  const read = readSnapshot(snapshot);
  const outcomes: ChunkResult['outcomes'][number][] = [];
  const bounds: ChunkResult['bounds'][number][] = [];
  let replicationMs = 0;
  for (let replication = from; replication < to; replication++) {
    const startMs = performance.now();
    const one = runChunk(read, seed, replication, replication + 1);
    outcomes.push(...one.outcomes);
    bounds.push(...one.bounds);
    replicationMs = performance.now() - startMs;
  }
  return { outcomes: packChunk({ from, to, outcomes, bounds }), replicationMs };
}

const drawPicture = ({ snapshot, seed, asked, chunks }: PictureTask): Picture =>
  groupRows(toStoredRows(toRunResult(readSnapshot(snapshot), seed, asked, chunks.map(unpackChunk))));

function measurePrecision({ snapshot, chunks, precision }: PrecisionTask): Omit<PrecisionFound, 'replications'> {
  const read = readSnapshot(snapshot);
  const unpacked = chunks.map(unpackChunk);
  return { isReached: isPreciseEnough(read, unpacked, precision), ...estimateOf(read, unpacked, precision) };
}

const relieveWith =
  (measure: typeof tryBottleneck) =>
  ({ snapshot, seed, resource, chunks }: ReliefTask): DaysGained => {
    const found = measure(readSnapshot(snapshot), seed, resource, chunks.map(unpackChunk));
    if (found === null) throw new Error(`${resource} cannot be relieved`);
    return found;
  };

async function lookOut({ snapshot, seed, chunks, kept }: OutlookTask): Promise<Outlook> {
  const read = readSnapshot(snapshot);
  const unpacked = chunks.map(unpackChunk);
  const sensitivities = findSensitivities(read, seed, unpacked);
  const forcePackage = matchForces(read.document, expectedOf(read, unpacked), await loadSolver());
  const replications = kept.map((replication) => showReplication(read, seed, replication));
  return { sensitivities, forcePackage, replications };
}

const boundShown = async ({ snapshot, seed, replication }: BoundTask): Promise<CommodityBound | null> =>
  boundCommodities(readSnapshot(snapshot), seed, replication, await loadSolver());

export const RUN_TASKS = {
  'snapshot.compile': ({ snapshot }: { readonly snapshot: UncompiledSnapshot }): Uint8Array => packProgram(snapshot),
  'run.chunk': computeChunk,
  'run.picture': drawPicture,
  'run.precision': measurePrecision,
  'run.trial': relieveWith(tryBottleneck),
  'run.confirmation': relieveWith(confirmBottleneck),
  'run.outlook': lookOut,
  'run.bound': boundShown,
} satisfies Record<string, Task>;

/** Level 1: most of the gain, a tenth of the time. */
export const packChunk = (chunk: ChunkResult): Uint8Array =>
  new Uint8Array(deflateRawSync(serialize(chunk), { level: 1 }));

export const unpackChunk = (bytes: Uint8Array): ChunkResult => deserialize(inflateRawSync(bytes)) as ChunkResult;

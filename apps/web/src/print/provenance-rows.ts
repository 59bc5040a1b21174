/** The first lines of an exported table: its marking, and which runs of which scenario it says something of. */
import { t } from '../i18n/text.ts';

export interface ExportedRun {
  readonly number: number;
  readonly title: string;
  readonly scenarioVersion: number | null;
  readonly viewOf: string;
  readonly seed: number;
  readonly asked: number;
  readonly engineVersion: string | null;
  readonly snapshotHash: string | null;
}

type Cell = string | number | null;

export const provenanceRows = (markings: readonly string[], runs: readonly ExportedRun[]): (readonly Cell[])[] => [
  ...[...new Set(markings)].map((marking) => [marking]),
  [t('Run'), t('Scenario'), t('Version'), t('Computed for'), t('Seed'), t('Replications'), t('Engine'), t('Snapshot')],
  ...runs.map((run) => [
    run.number,
    run.title,
    run.scenarioVersion,
    run.viewOf,
    run.seed,
    run.asked,
    run.engineVersion,
    run.snapshotHash,
  ]),
  [],
];

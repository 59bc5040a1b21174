/** All that came out differently, as the rows of a file: what it rests on first, then every pair, then what only one run has. */
import type { Names } from '../../api/names.ts';
import { say, t } from '../../i18n/text.ts';
import { provenanceRows } from '../../print/provenance-rows.ts';
import type { ComparableRun, RunComparison } from './compare-data.ts';
import { comparedName, onlyName } from './compared-names.ts';

/** What has a time that is compared, in the order of the screen. */
export const COMPARED_KINDS = [
  { kind: 'closure', title: 'Closure by group' },
  { kind: 'requirement', title: 'Requirement lines' },
  { kind: 'gate', title: 'Gates' },
  { kind: 'element', title: 'Force elements' },
] as const;

/** A run beside the baseline, and what the server says of the two. */
export interface ComparedColumn {
  readonly run: ComparableRun;
  readonly told: RunComparison | undefined;
  /** Of its own scenario, for what only it has. */
  readonly names: Names;
}

type Cell = string | number | null;

export function comparisonRows(
  base: ComparableRun,
  columns: readonly ComparedColumn[],
  names: Names,
  marking: readonly string[],
): readonly (readonly Cell[])[] {
  const runs = [base, ...columns.map(({ run }) => run)];
  return [
    ...provenanceRows(
      marking,
      runs.map((run) => ({ ...run, title: run.scenario.title })),
    ),
    [t('Days later than the baseline (95 %)'), base.number],
    headings(base),
    ...columns.flatMap((column) => timeRows(column, names)),
    ...columns.flatMap(({ run, told, names: own }) => [
      ...onlyRows(base, told?.onlyInBase ?? [], names),
      ...onlyRows(run, told?.onlyInOther ?? [], own),
    ]),
  ];
}

const headings = (base: ComparableRun): readonly Cell[] => [
  t('Kind'),
  t('Name'),
  t('Run'),
  ...[t('Mean'), t('Low'), t('High')].map((name) => `${name}, ${say('d')}`),
  t('Earlier'),
  t('Later'),
  t('Pairs'),
  t('Share of run {run}', { run: base.number }),
  t('Share of its own'),
];

const timeRows = ({ run, told }: ComparedColumn, names: Names): readonly (readonly Cell[])[] =>
  (told?.times ?? []).map((time) => [
    say(COMPARED_KINDS.find(({ kind }) => kind === time.kind)?.title ?? time.kind),
    comparedName(time.kind, time.key, names),
    run.number,
    time.daysLater.mean,
    time.daysLater.low,
    time.daysLater.high,
    time.earlier,
    time.later,
    told?.replications ?? 0,
    time.baseShare,
    time.otherShare,
  ]);

const onlyRows = (run: ComparableRun, only: readonly string[], names: Names): readonly (readonly Cell[])[] =>
  only.map((name) => [t('Only in run {run}:', { run: run.number }), onlyName(name, names), run.number]);

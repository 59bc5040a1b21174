/** What the programme of several commodities proves of the replication that is shown, in a sentence. */
import type { CommodityBound, RunClock } from '@muster/planning/run';
import { toHundredth } from '../../app/format.ts';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';

interface CommodityBoundProps {
  readonly clock: RunClock;
  /** Null until it is proved, and in runs of earlier versions. */
  readonly found: CommodityBound | null;
}

export function CommodityBoundText({ clock, found }: CommodityBoundProps) {
  if (found === null) return null;
  const { replication, boundMin, closureMin, ratio, finished } = found;
  return (
    <p className="small commodity-bound" data-testid="commodity-bound">
      {closureMin === null
        ? t('All cargo over the whole network, replication {number}: no schedule closes before {bound}; the plan does not close within the run.', { number: replication, bound: toDDay(clock, boundMin) }) // prettier-ignore
        : t(
            'All cargo over the whole network, replication {number}: no schedule closes before {bound}; the plan closes {closure}.',
            {
              number: replication,
              bound: toDDay(clock, boundMin),
              closure: toDDay(clock, closureMin),
            },
          )}{' '}
      {ratio !== null && t('That is {ratio} times the bound, from the first release.', { ratio: toHundredth(ratio) })}{' '}
      {!finished && t('Its budget ran out: the bound holds, a later one may exist.')}
    </p>
  );
}

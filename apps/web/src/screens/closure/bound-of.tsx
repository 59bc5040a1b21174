/** The bound of a group and how far its closure is from it, both counted from the first release. */
import type { ClosureBound } from '@muster/planning/run';
import { useNames } from '../../api/names.ts';
import { toHundredth, toPercent } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { say, t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';

interface BoundProps {
  readonly bound: ClosureBound | null;
}

/** The cells "Bound" and "Gap to the bound". */
export function BoundFigures({ bound }: BoundProps) {
  const { clock } = useShown().run;
  return (
    <>
      <td className="number">{bound === null ? '–' : toDDay(clock, bound.closureMin)}</td>
      <td className="number">{bound === null || bound.ratio === null ? '–' : gapText(bound.ratio)}</td>
    </>
  );
}

/** What is nothing, or less than one hundredth, stands without a sign. */
export function gapText(ratio: number): string {
  const text = toPercent(ratio - 1);
  return text.startsWith('<') || text === toPercent(0) ? text : `+${text}`;
}

/** How the bound was found and what the gap counts, in a line of its own below the row. */
export function BoundNote({ bound, columns }: BoundProps & { readonly columns: number }) {
  const { clock } = useShown().run;
  const names = useNames();
  if (bound === null) return null;
  const method = say(bound.method);
  const how =
    bound.resource === null
      ? t('Bound found by {method}.', { method })
      : t('Bound found by {method}, decided by {resource}.', { method, resource: names.resource(bound.resource) });
  const gap =
    bound.ratio === null || bound.firstReleaseMin === null
      ? ''
      : t('From the first release {from}: closure {closure} times the bound.', {
          from: toDDay(clock, bound.firstReleaseMin),
          closure: toHundredth(bound.ratio),
        });
  return (
    <tr className="bound-note">
      <td colSpan={columns} className="muted small">
        {how} {gap}
      </td>
    </tr>
  );
}

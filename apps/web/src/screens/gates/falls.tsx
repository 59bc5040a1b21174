import type { GateResult, QuantileTimes } from '@muster/planning/run';
import { toPercent } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';

/** When something that was decided falls and is met again, where it does. */
export function Falls({ of: { fell, metAgain } }: { readonly of: Pick<GateResult, 'fell' | 'metAgain'> }) {
  const { clock } = useShown().run;
  if (!fell || fell.share === 0) return null;
  const when = ({ p50, share }: QuantileTimes) =>
    p50 === null ? toPercent(share) : `${toDDay(clock, p50)}, ${toPercent(share)}`;
  return (
    <span className="small muted">
      <br />
      {t('falls: {when}', { when: when(fell) })}
      {metAgain && metAgain.share > 0 && <>; {t('met again: {when}', { when: when(metAgain) })}</>}
    </span>
  );
}

import type { GateResult, QuantileTimes, RunClock } from '@muster/planning/run';
import { toPercent } from '../../app/format.ts';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';

/** When something that was decided falls and is met again; null where it never falls. */
export function fallsText({ fell, metAgain }: Pick<GateResult, 'fell' | 'metAgain'>, clock: RunClock): string | null {
  if (!fell || fell.share === 0) return null;
  const when = ({ p50, share }: QuantileTimes) =>
    p50 === null ? toPercent(share) : `${toDDay(clock, p50)}, ${toPercent(share)}`;
  const again = metAgain && metAgain.share > 0 ? [t('met again: {when}', { when: when(metAgain) })] : [];
  return [t('falls: {when}', { when: when(fell) }), ...again].join('; ');
}

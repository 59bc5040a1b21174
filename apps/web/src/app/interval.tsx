/** A paired difference as the page writes it: sign, mean and 95 % interval. */
import type { PairedInterval } from '@muster/planning/run';
import { t } from '../i18n/text.ts';
import { rangeText, toTenth } from './format.ts';

interface IntervalProps {
  readonly value: PairedInterval;
  readonly unit: string;
  /** What fewer is: the colour says it, and the sign too. */
  readonly less: 'good' | 'bad';
  /** What is not ready within the run counts with its end: on one side the figure is a least one, on both nobody knows. */
  readonly bound?: 'least' | 'about' | null;
}

/** Muted where the interval holds zero. */
export function Interval({ value: { mean, low, high }, unit, less, bound }: IntervalProps) {
  const signed = (figure: number) => `${figure < -0.05 ? '−' : figure > 0.05 ? '+' : ''}${toTenth(Math.abs(figure))}`;
  const isSure = low > 0 || high < 0;
  const isGood = mean < 0 === (less === 'good');
  return (
    <span className={`nowrap ${isSure ? (isGood ? 'good' : 'bad') : 'muted'}`}>
      {bound === 'least' && `${t('at least')} `}
      {bound === 'about' && `${t('about')} `}
      <strong>{signed(mean)}</strong> {unit} ({rangeText(signed(low), signed(high))})
    </span>
  );
}

/** What is said of reliefs, also while they are still being tried: the same on every screen and on paper. */
import type { Bottleneck } from '../api/model.ts';
import type { Names } from '../api/names.ts';
import type { BestRelief } from '../charts/best-relief.ts';
import { say, t } from '../i18n/text.ts';

/** What is tried; of one more asset also the pool that it joins. */
export const reliefText = ({ relief, pool }: Bottleneck, names: Names): string =>
  pool === null || pool === undefined ? say(relief) : `${say(relief)}, ${names.pool(pool)}`;

/** Null once all are tried and the best are confirmed. */
export function reliefProgress(best: BestRelief): string | null {
  if (best.kind === 'confirming')
    return t('The best are being confirmed: {done} of {total}.', { done: best.done, total: best.total });
  if (best.kind !== 'trying') return null;
  const count = { done: best.done, total: best.total };
  return best.goesOn
    ? t('It is being tried: {done} of {total} reliefs so far.', count)
    : t('Not known: {done} of {total} reliefs were tried before the run ended.', count);
}

import { t } from '../i18n/text.ts';
import { toCount } from './format.ts';

/** Rows of a list that paper has no room for: what ends in its middle says so. */
export const LeftOut = ({ left }: { readonly left: number }) =>
  left === 0 ? null : <p className="muted small">{t('{count} more', { count: toCount(left) })}</p>;

import { t } from '../../i18n/text.ts';

/** Beside the decision of a nation that most waiting is spent on. */
export const BindingTag = () => (
  <>
    {' '}
    <span className="tag" title={t('Of all decisions of nations, most waiting is spent on this one.')}>
      {t('binds')}
    </span>
  </>
);

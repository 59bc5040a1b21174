import type { ReactNode } from 'react';
import { t } from '../i18n/text.ts';

const Key = ({ children, text }: { readonly children: ReactNode; readonly text: string }) => (
  <span>
    <svg width="22" height="12" aria-hidden="true" className="chart">
      {children}
    </svg>
    {text}
  </span>
);

export function ClosureLegend() {
  return (
    <div className="legend">
      <Key text={t('required')}>
        <path className="required" d="M0,6H22" />
      </Key>
      <Key text={t('ready, median')}>
        <path className="ready" d="M0,6H22" stroke="var(--all)" />
      </Key>
      <Key text={t('ready, P10–P90')}>
        <rect className="band" width="22" height="12" fill="var(--all)" />
      </Key>
      <Key text={t('in place, median')}>
        <path className="in-place" d="M0,6H22" stroke="var(--all)" />
      </Key>
      <Key text={t('closure, median and P10–P90')}>
        <line x1="0" x2="22" y1="6" y2="6" stroke="var(--all)" strokeWidth="2" />
        <path d="M11,1l5,5 -5,5 -5,-5Z" fill="var(--all)" />
      </Key>
      <Key text={t('bound on the median: no schedule closes earlier')}>
        <path className="bound" d="M11,11 6,2 16,2Z" />
      </Key>
    </div>
  );
}

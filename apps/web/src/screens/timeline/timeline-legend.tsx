import type { ReactNode } from 'react';
import { CauseLegend } from '../../drawing/cause-patterns.tsx';
import { t } from '../../i18n/text.ts';

/** What the bars and the marks of the Gantt mean. */
export function TimelineLegend() {
  return (
    <div className="timeline-legend">
      <CauseLegend />
      <div className="legend">
        <Key width={14} text={t('ready, shown replication')}>
          <path d="M7,2l4,4 -4,4 -4,-4Z" fill="var(--ink)" />
        </Key>
        <Key width={36} height={16} text={t('ready P50 with P10–P90')}>
          <path d="M1,4v8M35,4v8M1,8H35" stroke="var(--muted)" fill="none" />
          <path d="M18,1l7,7 -7,7 -7,-7Z" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.3" />
        </Key>
        <Key width={10} text={t('required')}>
          <path d="M5,0V12" stroke="var(--dday)" strokeWidth="2" strokeDasharray="3 1.5" />
        </Key>
        <Key width={12} text={t('bound: no schedule makes it ready earlier')}>
          <path className="bound" d="M6,2l5,8h-10Z" />
        </Key>
      </div>
    </div>
  );
}

interface KeyProps {
  readonly width: number;
  readonly height?: number;
  readonly text: string;
  readonly children: ReactNode;
}

const Key = ({ width, height = 12, text, children }: KeyProps) => (
  <span>
    <svg width={width} height={height} aria-hidden="true">
      {children}
    </svg>
    {text}
  </span>
);

import { useId, useState, type KeyboardEventHandler, type ReactNode, type Ref } from 'react';
import { t } from '../i18n/text.ts';
import { WhenceChip, type Whence } from './source-chip.tsx';

interface PanelProps {
  /** Where links on the page lead to. */
  readonly id?: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  /** What its figures come from; as a rule that of the screen. */
  readonly from?: Whence;
  readonly flush?: boolean;
  readonly className?: string;
  /** For who has to find an element in the body. */
  readonly bodyRef?: Ref<HTMLDivElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLElement>;
  readonly children: ReactNode;
}

export function Panel({ id, title, note, tools, from, flush, className, bodyRef, onKeyDown, children }: PanelProps) {
  const head = useId();
  return (
    <section id={id} className={`panel ${className ?? ''}`} aria-labelledby={head} onKeyDown={onKeyDown}>
      <header className="panel-head">
        <h2 id={head}>{title}</h2>
        {note !== undefined && <span className="note">{note}</span>}
        <div className="tools">
          <WhenceChip from={from} />
          {tools}
        </div>
      </header>
      <div className={`panel-body${flush ? ' flush' : ''}`} ref={bodyRef}>
        {children}
      </div>
    </section>
  );
}

interface TwinPanelProps extends Omit<PanelProps, 'children'> {
  readonly chart: ReactNode;
  readonly table: () => ReactNode;
}

/** A chart with its table twin: every number of the drawing can also be read as text. */
export function TwinPanel({ chart, table, tools, ...panel }: TwinPanelProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      {...panel}
      tools={
        <>
          {tools}
          <TableToggle isOn={asTable} onToggle={() => setAsTable(!asTable)} />
        </>
      }
    >
      {asTable ? table() : chart}
    </Panel>
  );
}

interface TableToggleProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

export const TableToggle = ({ isOn, onToggle }: TableToggleProps) => (
  <button type="button" className="plain framed small" aria-pressed={isOn} onClick={onToggle}>
    {t('Table')}
  </button>
);

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <div className="segmented" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

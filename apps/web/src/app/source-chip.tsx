/**
 * Where a figure comes from, in one look: beside a row how sure it is, in the head of a table or chart the run or the scenario. Each opens
 * the panel that says it in words (`source-panel.tsx`).
 */
import { createContext, useContext } from 'react';
import { useRowProvenance, toKey, type RowProvenance } from '../api/provenance.ts';
import { inputOfResource, type Input } from '../api/inputs.ts';
import { CONFIDENCE } from '../i18n/confidence.ts';
import { say, t } from '../i18n/text.ts';
import { navigate, useAddress } from '../state/address.ts';
import { oneStop } from './one-stop.ts';
import { useScenarioIfAny } from './run-context.ts';

/** What the tables and charts of a screen come from, where they say nothing else: most are of the run. */
export type Whence = 'run' | 'scenario' | 'none';

const WhenceContext = createContext<Whence>('none');
export const WhenceProvider = WhenceContext.Provider;

interface ChipProps {
  /** Value of `source` in the address. */
  readonly source: string;
  readonly title: string;
  readonly className: string;
  readonly children: string;
  /** One of those of all rows, which are one stop of the tab key together. */
  readonly beside?: boolean;
}

function Chip({ source, title, className, children, beside }: ChipProps) {
  const { query } = useAddress();
  const isOpen = query['source'] === source;
  return (
    <button
      ref={beside ? oneStop : undefined}
      type="button"
      className="source-chip"
      data-whence={source}
      aria-label={title}
      title={title}
      aria-expanded={isOpen}
      onClick={() => navigate({ query: { source: isOpen ? null : source } })}
    >
      <span className={className}>{children}</span>
    </button>
  );
}

/** How sure the row is that a figure rests on. */
export function SourceChip({ of }: { readonly of: Input }) {
  const { data } = useRowProvenance(of);
  // No row of the scenario as its reader sees it.
  if (data === null) return null;
  const { letter, title } = markOf(data);
  return (
    <Chip
      source={toKey(of)}
      title={title}
      className={`confidence confidence-${data === undefined ? 'unknown' : (data.confidence ?? 'none')}`}
      beside
    >
      {letter}
    </Chip>
  );
}

/** A row that says nothing has a mark of its own: what is not known yet, or cannot be had, keeps its place without one. */
export function markOf(row: Pick<RowProvenance, 'confidence'> | undefined): {
  readonly letter: string;
  readonly title: string;
} {
  if (row === undefined) return { letter: '\u00a0', title: t('Source') };
  const { confidence } = row;
  return confidence === null
    ? { letter: '?', title: t('Source: not stated') }
    : {
        letter: confidence,
        title: t('Source: {confidence}', { confidence: say(CONFIDENCE[confidence] ?? confidence) }),
      };
}

/** The same of what time is spent at, as results name it. */
export function ResourceChip({ of }: { readonly of: string }) {
  const row = inputOfResource(of);
  return row === null ? null : <SourceChip of={row} />;
}

/** What all figures of a table, a chart or a tile come from. */
export function WhenceChip({ from }: { readonly from?: Whence }) {
  const held = useScenarioIfAny();
  const run = held?.run ?? null;
  const inherited = useContext(WhenceContext);
  const whence = from ?? inherited;
  if (held === null || whence === 'none' || (whence === 'run' && run === null)) return null;
  if (whence === 'scenario')
    return (
      <Chip source="scenario" className="whence" title={t('What these figures rest on: the scenario')}>
        {t('Scenario')}
      </Chip>
    );
  return (
    <Chip
      source="run"
      className="whence"
      title={t('How these figures were computed: run {run}', { run: run?.number ?? '' })}
    >
      {t('Run {run}', { run: run?.number ?? '' })}
    </Chip>
  );
}

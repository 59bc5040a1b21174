/** What a mark of a source says in words: of a row its confidence and its source, of a run what makes it again to the bit. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { Input } from '../api/inputs.ts';
import type { RunHead } from '../api/model.ts';
import { useRowProvenance, type RowProvenance } from '../api/provenance.ts';
import { CONFIDENCE } from '../i18n/confidence.ts';
import { say, t } from '../i18n/text.ts';
import { sectionTitle } from '../screens/scenario/row/titles.ts';
import { navigate, useAddress } from '../state/address.ts';
import { shortHash, toCount } from './format.ts';
import { useScenario } from './run-context.ts';
import { Await } from './states.tsx';
import { ViewLink } from './view-link.tsx';

const close = () => navigate({ query: { source: null } });

export function SourcePanel() {
  const source = useAddress().query['source'];
  // Another source is another panel, so that the focus follows.
  return source === undefined ? null : <OpenSource key={source} source={source} />;
}

function OpenSource({ source }: { readonly source: string }) {
  const { run } = useScenario();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    head.current?.focus({ preventScroll: true });
    return () => {
      const hasFocus = document.activeElement === null || document.activeElement === document.body;
      if (before instanceof HTMLElement && before.isConnected && hasFocus) before.focus({ preventScroll: true });
    };
  }, []);
  const row = toRow(source);
  return (
    <aside
      className="panel source-panel"
      aria-labelledby="source-panel-head"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header className="panel-head">
        <h2 id="source-panel-head" ref={head} tabIndex={-1}>
          {row !== null ? t('Source') : source === 'run' ? t('How it was computed') : t('What it rests on')}
        </h2>
        <div className="tools">
          <button type="button" className="plain framed small" onClick={close}>
            {t('Close')}
          </button>
        </div>
      </header>
      <div className="panel-body">
        {row !== null ? <OfRow of={row} /> : source === 'run' && run !== null ? <OfRun run={run} /> : <OfScenario />}
      </div>
    </aside>
  );
}

/** The row that an address names, `<section>/<key>`; null for a run or the scenario as a whole. */
function toRow(source: string): Input | null {
  const cut = source.indexOf('/');
  return cut < 1 ? null : { section: source.slice(0, cut), row: source.slice(cut + 1) };
}

function OfRow({ of }: { readonly of: Input }) {
  const loaded = useRowProvenance(of);
  return (
    <>
      <p className="small">
        {sectionTitle(of.section)}: <code>{of.row}</code>
      </p>
      <Await value={loaded} what={t('Sources')}>
        {(row) =>
          row === null ? <p>{t('This row is not in the scenario as you see it.')}</p> : <RowFacts row={row} of={of} />
        }
      </Await>
    </>
  );
}

function RowFacts({ row, of }: { readonly row: RowProvenance; readonly of: Input }) {
  const { confidence, notional, note, source } = row;
  return (
    <>
      <Facts
        rows={[
          [
            t('Confidence'),
            confidence === null ? (
              t('not stated')
            ) : (
              <span className={`confidence confidence-${confidence}`}>{say(CONFIDENCE[confidence] ?? confidence)}</span>
            ),
          ],
          [t('Notional'), notional ? t('yes: invented for the analysis, reported by nobody') : null],
          [t('Source'), source?.title ?? t('none is named')],
          [t('Publisher'), source?.publisher],
          [t('Date'), source?.date],
          [t('Licence'), source?.licence],
          // An address to read, not to follow: the page leads to no other host by itself.
          [t('Address'), source && (source.url ? <code>{source.url}</code> : t('none is named'))],
          [t('Note'), note],
        ]}
      />
      <p>
        <ViewLink to={{ screen: 'scenario', query: { section: of.section, row: of.row, source: null } }}>
          {t('Open the row in the scenario')}
        </ViewLink>
      </p>
    </>
  );
}

function OfRun({ run }: { readonly run: RunHead }) {
  return (
    <>
      <p>
        {t(
          'Computed by simulation: each replication plays the whole plan once with other draws. A range is P10–P90: of ten replications, one was below it and one above.',
        )}
      </p>
      <Facts
        rows={[
          [t('Run'), run.number],
          [t('Scenario version'), run.scenarioVersion],
          [t('Seed'), run.seed],
          [t('Replications'), t('{done} of {asked}', { done: toCount(run.done), asked: toCount(run.asked) })],
          [t('Engine'), run.engineVersion],
          [t('Snapshot'), <code key="s">{shortHash(run.snapshotHash)}</code>],
        ]}
      />
      <p>
        {t('The same scenario, seed and engine give the same result to the bit')}:{' '}
        <ViewLink to={{ screen: 'runs', query: { source: null } }}>{t('To the runs')}</ViewLink>
        {' · '}
        <ViewLink to={{ screen: 'explorer', query: { part: 'model', source: null } }}>{t('The model')}</ViewLink>
      </p>
    </>
  );
}

function OfScenario() {
  const { scenario } = useScenario();
  return (
    <>
      <p>
        {t(
          'What was put in, as the scenario says it now. The mark beside a row says how sure it is and leads to its source.',
        )}
      </p>
      <Facts rows={[[t('Scenario'), scenario.title], ...LETTERS.map((letter) => letterRow(letter))]} />
      <p>
        <ViewLink to={{ screen: 'scenario', query: { source: null } }}>{t('To the inputs')}</ViewLink>
      </p>
    </>
  );
}

const LETTERS = ['R', 'S', 'M', 'A', 'C'] as const;

const letterRow = (letter: string): Fact => [
  <span key={letter} className={`confidence confidence-${letter}`}>
    {letter}
  </span>,
  say(CONFIDENCE[letter]),
];

type Fact = readonly [term: ReactNode, value: ReactNode];

/** What nobody said is left out. */
function Facts({ rows }: { readonly rows: readonly Fact[] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([term, value], index) => (
          <div key={index}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Starts a run: seed, replications, and when it may stop before all of them are done. */
import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { issueTexts } from '../../api/issue-text.ts';
import { order } from '../../api/client.ts';
import { once } from '../../api/once.ts';
import { RUN_START } from '../../api/queries/run-queries.ts';
import { knownVersion } from '../../api/scenario-now.ts';
import { store } from '../../api/store.ts';
import { Panel } from '../../app/panel.tsx';
import { say, t } from '../../i18n/text.ts';
import { readDecimal } from '../../app/format.ts';

const LARGEST_SEED = 2_147_483_647;
const MOST_REPLICATIONS = 2000;

/** Stop rules: what has to be exact, in which unit its half-width is given, and the most it may be. */
const MEASURES = [
  { value: '', title: 'never: runs all of them', unit: '', most: 0 },
  { value: 'CLOSURE', title: 'median closure is known to ±', unit: 'd', most: 365 },
  { value: 'ON_TIME', title: 'probability on time is known to ±', unit: '%', most: 50 },
] as const;
type Measure = (typeof MEASURES)[number];

interface StartFormProps {
  readonly scenarioId: string;
  readonly lastSeed: number;
  readonly lastAsked: number;
}

export function StartForm({ scenarioId, lastSeed, lastAsked }: StartFormProps) {
  const [seed, setSeed] = useState(String(lastSeed));
  const [replications, setReplications] = useState(String(lastAsked));
  const [measure, setMeasure] = useState<Measure>(MEASURES[0]);
  const [halfWidth, setHalfWidth] = useState('1');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    const faults = findFaults(seed, replications, measure, halfWidth);
    setProblem(faults.join(' ') || null);
    if (faults.length > 0) return;
    setBusy(true);
    try {
      const input = {
        scenarioId,
        seed: Number(seed),
        replications: Number(replications),
        precision: toPrecision(measure, readDecimal(halfWidth)),
      };
      const { runStart } = await once({ ...input, version: knownVersion(scenarioId) }, (clientMutationKey) =>
        order(RUN_START, { input: { ...input, clientMutationKey } }),
      );
      setProblem(issueTexts(runStart.userErrors).join(' ') || null);
      store.refresh(`scenario:${scenarioId}:runs`);
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setBusy(false);
  };
  return (
    <Panel title={t('New run')} note={t('The same scenario, seed and engine give the same result to the bit')}>
      <form className="start-form" onSubmit={(event) => void start(event)} noValidate>
        <label className="field">
          {t('Seed')}
          <input
            inputMode="numeric"
            value={seed}
            size={12}
            onChange={(event) => setSeed(event.target.value)}
            aria-describedby="run-problem"
          />
        </label>
        <label className="field">
          {t('Replications')}
          <input
            inputMode="numeric"
            value={replications}
            size={6}
            onChange={(event) => setReplications(event.target.value)}
            aria-describedby="run-problem"
          />
        </label>
        <label className="field">
          {t('Stops early when')}
          <select
            value={measure.value}
            onChange={(event) => setMeasure(MEASURES.find(({ value }) => value === event.target.value) ?? MEASURES[0])}
          >
            {MEASURES.map(({ value, title }) => (
              <option key={value} value={value}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
        {measure.value !== '' && (
          <label className="field">
            <span className="visually-hidden">{t('Half of the width of the 95 % interval')}</span>
            <input
              inputMode="decimal"
              value={halfWidth}
              size={5}
              title={t('Half of the width of the 95 % interval')}
              onChange={(event) => setHalfWidth(event.target.value)}
              aria-describedby="run-problem"
            />
            {say(measure.unit)}
          </label>
        )}
        <Button type="submit" size="compact-sm" loading={busy}>
          {t('Start run')}
        </Button>
        <span id="run-problem" role="alert" className="bad small">
          {problem}
        </span>
      </form>
    </Panel>
  );
}

/** The API takes a share where the page says per cent. */
function toPrecision(measure: Measure, halfWidth: number) {
  if (measure.value === '') return null;
  return { measure: measure.value, halfWidth: measure.unit === '%' ? halfWidth / 100 : halfWidth };
}

function findFaults(seed: string, replications: string, measure: Measure, halfWidth: string): readonly string[] {
  const count = Number(replications);
  const half = readDecimal(halfWidth);
  return [
    ...(!/^\d{1,10}$/.test(seed) || Number(seed) > LARGEST_SEED
      ? [t('The seed is a whole number from 0 to {most}.', { most: LARGEST_SEED })]
      : []),
    ...(/^\d{1,5}$/.test(replications) && count >= 1 && count <= MOST_REPLICATIONS
      ? []
      : [t('Replications are a whole number from 1 to {most}.', { most: MOST_REPLICATIONS })]),
    ...(measure.value === '' || (half > 0 && half <= measure.most)
      ? []
      : [t('The half-width is a number above 0 and at most {most}.', { most: measure.most })]),
  ];
}

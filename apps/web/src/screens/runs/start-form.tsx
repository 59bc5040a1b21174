/** Starts a run: seed, replications, and when it may stop before all of them are done. */
import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { issueTexts } from '../../api/issue-text.ts';
import { order } from '../../api/client.ts';
import { once } from '../../api/once.ts';
import { RUN_START } from '../../api/queries/run-queries.ts';
import { knownVersion } from '../../api/scenario-now.ts';
import { store } from '../../api/store.ts';
import { useDoing } from '../../app/doing.ts';
import { readDecimal } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { say, t } from '../../i18n/text.ts';

const LARGEST_SEED = 2_147_483_647;
const MOST_REPLICATIONS = 2000;

/** Stop rules: what has to be exact, in which unit its half-width is given, and the most it may be. */
const MEASURES = [
  { value: '', title: 'never: runs all of them', unit: '', most: 0 },
  { value: 'CLOSURE', title: 'median closure is known to ±', unit: 'd', most: 365 },
  { value: 'ON_TIME', title: 'probability on time is known to ±', unit: '%', most: 50 },
] as const;
type Measure = (typeof MEASURES)[number];

/** The form as it is typed. */
interface Typed {
  readonly seed: string;
  readonly replications: string;
  readonly measure: Measure;
  readonly halfWidth: string;
}

/** Id of the line that says what is wrong. */
const PROBLEM = 'run-problem';

interface StartFormProps {
  readonly scenarioId: string;
  readonly lastSeed: number;
  readonly lastAsked: number;
}

export function StartForm({ scenarioId, lastSeed, lastAsked }: StartFormProps) {
  const [typed, setTyped] = useState<Typed>({
    seed: String(lastSeed),
    replications: String(lastAsked),
    measure: MEASURES[0],
    halfWidth: '1',
  });
  const put = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const { busy, problem, act } = useDoing();
  const start = (event: FormEvent) => {
    event.preventDefault();
    void act(() => startRun(scenarioId, typed));
  };
  return (
    <Panel title={t('New run')} note={t('The same scenario, seed and engine give the same result to the bit')}>
      <form className="start-form" onSubmit={start} noValidate>
        <label className="field">
          {t('Seed')}
          <input
            inputMode="numeric"
            value={typed.seed}
            size={12}
            onChange={(event) => put({ seed: event.target.value })}
            aria-describedby={PROBLEM}
          />
        </label>
        <label className="field">
          {t('Replications')}
          <input
            inputMode="numeric"
            value={typed.replications}
            size={6}
            onChange={(event) => put({ replications: event.target.value })}
            aria-describedby={PROBLEM}
          />
        </label>
        <StopRule typed={typed} onChange={put} />
        <Button type="submit" size="compact-sm" loading={busy}>
          {t('Start run')}
        </Button>
        <span id={PROBLEM} role="alert" className="bad small">
          {problem}
        </span>
      </form>
    </Panel>
  );
}

interface StopRuleProps {
  readonly typed: Typed;
  readonly onChange: (change: Partial<Typed>) => void;
}

/** When the run may end before all its replications are done. */
function StopRule({ typed: { measure, halfWidth }, onChange }: StopRuleProps) {
  const choose = (chosen: string) =>
    onChange({ measure: MEASURES.find(({ value }) => value === chosen) ?? MEASURES[0] });
  return (
    <>
      <label className="field">
        {t('Stops early when')}
        <select value={measure.value} onChange={(event) => choose(event.target.value)}>
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
            onChange={(event) => onChange({ halfWidth: event.target.value })}
            aria-describedby={PROBLEM}
          />
          {say(measure.unit)}
        </label>
      )}
    </>
  );
}

/** @returns what is wrong with what was typed, or what the server says against it */
async function startRun(scenarioId: string, typed: Typed): Promise<string | null> {
  const faults = findFaults(typed);
  if (faults.length > 0) return faults.join(' ');
  const input = {
    scenarioId,
    seed: Number(typed.seed),
    replications: Number(typed.replications),
    precision: toPrecision(typed),
  };
  const { runStart } = await once({ ...input, version: knownVersion(scenarioId) }, (clientMutationKey) =>
    order(RUN_START, { input: { ...input, clientMutationKey } }),
  );
  store.refresh(`scenario:${scenarioId}:runs`);
  return issueTexts(runStart.userErrors).join(' ') || null;
}

/** The API takes a share where the page says per cent. */
function toPrecision({ measure, halfWidth: typed }: Typed) {
  if (measure.value === '') return null;
  const halfWidth = readDecimal(typed);
  return { measure: measure.value, halfWidth: measure.unit === '%' ? halfWidth / 100 : halfWidth };
}

function findFaults({ seed, replications, measure, halfWidth }: Typed): readonly string[] {
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

/** What is to be planned. The limits are those of the API, which checks them again. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { startPlan, startSites, type PlanOrder, type SiteOrder } from '../../api/background-jobs.ts';
import { Panel } from '../../app/panel.tsx';
import { say, t } from '../../i18n/text.ts';
import { readDecimal } from '../../app/format.ts';
import { navigate } from '../../state/address.ts';

interface FormProps {
  readonly scenarioId: string;
}

const GOALS = [
  ['LATENESS', 'fewest days late, weighted by priority'],
  ['CLOSURE', 'earliest closure of the whole force'],
] as const;

export function PlanForm({ scenarioId }: FormProps) {
  const [goal, setGoal] = useState<PlanOrder['goal']>('LATENESS');
  const [numbers, setNumbers] = useState({ evaluations: '60', replications: '20', seed: '1' });
  const put = (name: keyof typeof numbers) => (text: string) => setNumbers({ ...numbers, [name]: text });
  return (
    <OrderForm
      title={t('New movement plan')}
      note={t('Order of departure and routes, beside the rule of the dispatcher')}
      onStart={() =>
        startPlan(scenarioId, {
          goal,
          evaluations: readDecimal(numbers.evaluations),
          replications: readDecimal(numbers.replications),
          seed: readDecimal(numbers.seed),
        })
      }
      numbers={[
        { title: t('Plans to try'), value: numbers.evaluations, least: 1, most: 2000, onChange: put('evaluations') },
        { title: t('Replications'), value: numbers.replications, least: 2, most: 200, onChange: put('replications') },
        { title: t('Seed'), value: numbers.seed, least: 0, most: 2_147_483_647, onChange: put('seed') },
      ]}
    >
      <Choice title={t('Looks for')} value={goal} options={GOALS} onChange={setGoal} />
    </OrderForm>
  );
}

const METHODS = [
  ['P_MEDIAN', 'least mean time to supply'],
  ['P_CENTRE', 'least longest time to supply'],
  ['STOCK', 'sites and stock over several attacks'],
] as const;

export function SiteForm({ scenarioId }: FormProps) {
  const [method, setMethod] = useState<SiteOrder['method']>('P_MEDIAN');
  const [numbers, setNumbers] = useState({ sites: '4', stockT: '', caution: '0' });
  const put = (name: keyof typeof numbers) => (text: string) => setNumbers({ ...numbers, [name]: text });
  const stock = [
    {
      title: t('Stock to place, t (empty: the need of ten days)'),
      value: numbers.stockT,
      least: 1,
      most: 10_000_000,
      isOptional: true,
      onChange: put('stockT'),
    },
    {
      title: t('Weight of the worst attack, 0 to 1'),
      value: numbers.caution,
      least: 0,
      most: 1,
      isFraction: true,
      onChange: put('caution'),
    },
  ];
  return (
    <OrderForm
      title={t('New choice of sites')}
      note={t('Where depots and hubs should stand')}
      onStart={() =>
        startSites(scenarioId, {
          method,
          sites: readDecimal(numbers.sites),
          stockT: numbers.stockT.trim() === '' ? null : readDecimal(numbers.stockT),
          caution: readDecimal(numbers.caution),
        })
      }
      numbers={[
        { title: t('Number of sites'), value: numbers.sites, least: 1, most: 50, onChange: put('sites') },
        ...(method === 'STOCK' ? stock : []),
      ]}
    >
      <Choice title={t('Looks for')} value={method} options={METHODS} onChange={setMethod} />
    </OrderForm>
  );
}

interface NumberField {
  readonly title: string;
  readonly value: string;
  readonly least: number;
  readonly most: number;
  readonly isFraction?: boolean;
  readonly isOptional?: boolean;
  readonly onChange: (text: string) => void;
}

interface OrderFormProps {
  readonly title: string;
  readonly note: string;
  readonly numbers: readonly NumberField[];
  readonly onStart: () => Promise<{ readonly number: number | null; readonly faults: readonly string[] }>;
  readonly children: ReactNode;
}

function OrderForm({ title, note, numbers, onStart, children }: OrderFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    const faults = numbers.flatMap(faultOf);
    setProblem(faults.join(' ') || null);
    if (faults.length > 0) return;
    setBusy(true);
    try {
      const answer = await onStart();
      setProblem(answer.faults.join(' ') || null);
      if (answer.number !== null) navigate({ query: { job: String(answer.number) } });
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setBusy(false);
  };
  return (
    <Panel title={title} note={note}>
      <form className="order-form" onSubmit={(event) => void start(event)} noValidate>
        {children}
        {numbers.map((field) => (
          <label key={field.title} className="field">
            {field.title}
            <input
              inputMode={field.isFraction ? 'decimal' : 'numeric'}
              size={8}
              value={field.value}
              onChange={(event) => field.onChange(event.target.value)}
            />
          </label>
        ))}
        <Button type="submit" size="compact-sm" loading={isBusy}>
          {t('Start')}
        </Button>
        <span role="alert" className="bad small">
          {problem}
        </span>
      </form>
    </Panel>
  );
}

function faultOf({ title, value, least, most, isFraction, isOptional }: NumberField): readonly string[] {
  if (isOptional && value.trim() === '') return [];
  const number = readDecimal(value);
  const isRight = value.trim() !== '' && (isFraction || Number.isInteger(number)) && number >= least && number <= most;
  return isRight ? [] : [t('{field}: a number from {least} to {most}.', { field: title, least, most })];
}

interface ChoiceProps<T extends string> {
  readonly title: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, title: string])[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ title, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label className="field">
      {title}
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {say(text)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The levers: a control for one of each kind, and what else is set. Dragging asks at once; the number beside it says what is asked. */
import type { ReactNode } from 'react';
import type { ScenarioDocument } from '@muster/planning';
import { decisionsToMove, gatesAfterBreach, type Lever, type LeverFacility } from '@muster/planning/run';
import { massText, toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import type { Input } from '../../api/inputs.ts';
import { useNames } from '../../api/names.ts';
import { stockTitles } from '../../i18n/stock-title.ts';
import { t } from '../../i18n/text.ts';
import { signed } from '../../what-if/lever-text.ts';
import { isAlike } from '../../what-if/levers-of-plan.ts';
import { daysEarlier, setLever, stockLever } from '../../what-if/lever-of-resource.ts';
import { FurtherLevers } from './further-levers.tsx';

interface LeverPanelProps {
  readonly document: ScenarioDocument;
  readonly levers: readonly Lever[];
  /** What the saved plan supposes. */
  readonly supposed: readonly Lever[];
  readonly onChange: (levers: readonly Lever[]) => void;
  readonly children: ReactNode;
}

type Of<K extends Lever['kind']> = Extract<Lever, { kind: K }>;

export function LeverPanel({ document, levers, supposed, onChange, children }: LeverPanelProps) {
  const names = useNames();
  const find = <K extends Lever['kind']>(kind: K) => levers.find((lever): lever is Of<K> => lever.kind === kind);
  const set = (kind: Lever['kind'], lever: Lever | null) => onChange(setLever(levers, kind, lever));
  const isSaved = isAlike(levers, supposed);
  const attack = find('attack')?.days ?? 0;
  const notice = find('notice')?.share ?? 1;
  const { offset, unit = 'd' } = document.clock.dDay;
  return (
    <Panel
      title={t('Levers')}
      note={isSaved ? t('the plan as it is saved') : t('{count} set', { count: levers.length })}
      tools={
        !isSaved && (
          <button type="button" className="plain framed small" onClick={() => onChange(supposed)}>
            {t('Reset all')}
          </button>
        )
      }
      className="levers"
      from="scenario"
    >
      <Range
        label={t('Attack comes')}
        value={attack}
        min={-daysEarlier(offset * UNIT_MIN[unit], 120)}
        max={120}
        step={1}
        text={dayText(attack, t('as planned'))}
        onChange={(days) => set('attack', days === 0 ? null : { kind: 'attack', days })}
      />
      <Range
        label={t('Notice of the response')}
        value={notice * 100}
        min={25}
        max={200}
        step={5}
        text={toPercent(notice)}
        onChange={(share) => set('notice', share === 100 ? null : { kind: 'notice', share: share / 100 })}
      />
      <GateLever document={document} lever={find('gate')} set={(lever) => set('gate', lever)} />
      <FacilityLever document={document} lever={find('facility')} set={(lever) => set('facility', lever)} />
      <LiftLever document={document} lever={find('lift')} set={(lever) => set('lift', lever)} />
      <StockLever document={document} lever={find('stock')} set={(lever) => set('stock', lever)} />
      <FurtherLevers {...{ levers, names, onChange }} />
      {children}
    </Panel>
  );
}

const UNIT_MIN = { min: 1, h: 60, d: 1440 } as const;

const dayText = (days: number, none: string) =>
  days === 0 ? none : days < 0 ? t('{days} d earlier', { days: -days }) : t('{days} d later', { days });

interface RangeProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly text: string;
  readonly onChange: (value: number) => void;
}

function Range({ label, value, min, max, step, text, onChange }: RangeProps) {
  return (
    <label className="lever">
      <span className="lever-label">{label}</span>
      {/* No output element: it would take the label from the slider. */}
      <span className="lever-value">{text}</span>
      <input
        type="range"
        {...{ min, max, step, value }}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** Row that is changed. */
  readonly of: Input | null;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

const Choice = ({ label, value, of, onChange, children }: ChoiceProps) => (
  <div className="lever-source">
    <label className="lever-choice">
      <span className="lever-label">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('None')}</option>
        {children}
      </select>
    </label>
    {of !== null && <SourceChip of={of} />}
  </div>
);

interface LeverProps<K extends Lever['kind']> {
  readonly document: ScenarioDocument;
  readonly lever: Of<K> | undefined;
  readonly set: (lever: Of<K> | null) => void;
}

function GateLever({ document: scenario, lever, set }: LeverProps<'gate'>) {
  const response = gatesAfterBreach(scenario);
  const gates = decisionsToMove(scenario);
  const options = (after: boolean) =>
    gates
      .filter(({ id }) => response.has(id) === after)
      .map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ));
  return (
    <div className="lever-group">
      <Choice
        label={t('Decision')}
        value={lever?.gate ?? ''}
        of={lever ? { section: 'gates', row: lever.gate } : null}
        onChange={(gate) => set(gate === '' ? null : { kind: 'gate', gate, days: lever?.days ?? -1 })}
      >
        <optgroup label={t('After D-day')}>{options(true)}</optgroup>
        <optgroup label={t('Before D-day')}>{options(false)}</optgroup>
      </Choice>
      {lever && (
        <Range
          label={t('It takes')}
          value={lever.days}
          min={-14}
          max={30}
          step={0.5}
          text={
            lever.days === 0
              ? t('as planned')
              : lever.days < 0
                ? t('{days} d less', { days: -lever.days })
                : t('{days} d more', { days: lever.days })
          }
          onChange={(days) => set({ ...lever, days })}
        />
      )}
    </div>
  );
}

function FacilityLever({ document: scenario, lever, set }: LeverProps<'facility'>) {
  const kinds: readonly (readonly [LeverFacility, string, (row: ScenarioDocument['places'][number]) => boolean])[] = [
    ['berths', t('Berths'), ({ seaport }) => seaport !== undefined],
    ['ramps', t('Ramps'), ({ rail }) => rail !== undefined],
    ['parking-wide', t('Wide parking'), ({ airfield }) => airfield !== undefined],
    ['parking-narrow', t('Narrow parking'), ({ airfield }) => airfield !== undefined],
  ];
  return (
    <div className="lever-group">
      <Choice
        label={t('Place')}
        value={lever ? `${lever.facility}:${lever.place}` : ''}
        of={lever ? { section: 'places', row: lever.place } : null}
        onChange={(value) => {
          const cut = value.indexOf(':');
          if (cut < 0) set(null);
          else
            set({
              kind: 'facility',
              facility: value.slice(0, cut) as LeverFacility,
              place: value.slice(cut + 1),
              more: lever?.more ?? 1,
            });
        }}
      >
        {kinds.map(([facility, title, has]) => (
          <optgroup key={facility} label={title}>
            {scenario.places.filter(has).map(({ id, name }) => (
              <option key={id} value={`${facility}:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      {lever && (
        <Range
          label={t('More of it')}
          value={lever.more}
          min={-3}
          max={6}
          step={1}
          text={signed(lever.more)}
          onChange={(more) => set({ ...lever, more })}
        />
      )}
    </div>
  );
}

function LiftLever({ document: scenario, lever, set }: LeverProps<'lift'>) {
  const types = new Map(scenario.liftTypes?.map(({ id, name }) => [id, name]));
  return (
    <div className="lever-group">
      <Choice
        label={t('Lift')}
        value={lever?.pool ?? ''}
        of={lever ? { section: 'liftPools', row: lever.pool } : null}
        onChange={(pool) => set(pool === '' ? null : { kind: 'lift', pool, more: lever?.more ?? 1 })}
      >
        {scenario.liftPools?.map(({ id, name, liftType, owner }) => (
          <option key={id} value={id}>
            {name ?? [types.get(liftType) ?? liftType, owner].filter(Boolean).join(', ')}
          </option>
        ))}
      </Choice>
      {lever && (
        <Range
          label={t('More assets')}
          value={lever.more}
          min={-10}
          max={20}
          step={1}
          text={signed(lever.more)}
          onChange={(more) => set({ ...lever, more })}
        />
      )}
    </div>
  );
}

function StockLever({ document: scenario, lever, set }: LeverProps<'stock'>) {
  const places = new Map(scenario.places.map(({ id, name }) => [id, name]));
  const titles = stockTitles(scenario.stocks ?? []);
  const stock = scenario.stocks?.find(({ id }) => id === lever?.stock);
  const most = Math.max(100, Math.round(stock?.amountT ?? 100));
  return (
    <div className="lever-group">
      <Choice
        label={t('Stock')}
        value={lever?.stock ?? ''}
        of={lever ? { section: 'stocks', row: lever.stock } : null}
        onChange={(id) => {
          const amount = scenario.stocks?.find((row) => row.id === id)?.amountT ?? 0;
          set(id === '' ? null : stockLever(id, amount));
        }}
      >
        {scenario.stocks?.map((row) => (
          <option key={row.id} value={row.id}>
            {places.get(row.place) ?? row.place}, {titles.get(row.id)}
          </option>
        ))}
      </Choice>
      {lever && (
        <Range
          label={t('More in it at the start')}
          value={lever.tonnes}
          min={-most}
          max={2 * most}
          step={Math.max(1, Math.round(most / 20))}
          text={`${lever.tonnes < 0 ? '−' : '+'}${massText(Math.abs(lever.tonnes))}`}
          onChange={(tonnes) => set({ ...lever, tonnes })}
        />
      )}
    </div>
  );
}

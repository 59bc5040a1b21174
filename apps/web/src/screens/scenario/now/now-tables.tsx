/** Tables of the state of now: what the run has in one column, what a person says in the next. */
import { createContext, useContext, useState, type ReactNode } from 'react';
import type { RunClock } from '../../../api/model.ts';
import { useNames } from '../../../api/names.ts';
import { readDecimal, toCount, toTenth, withRange } from '../../../app/format.ts';
import { TableHead } from '../../../app/table-head.tsx';
import { say, t } from '../../../i18n/text.ts';
import { toDDay } from '../../../state/time.ts';
import {
  AMOUNTS,
  correct,
  isAmount,
  isBegun,
  WHEREABOUTS,
  type AmountNow,
  type Begun,
  type Corrections,
  type Decision,
  type Presence,
  type Stage,
  type StateOfNow,
  type SupplyNow,
  type Whereabouts,
} from './state-of-now.ts';

interface TableProps {
  readonly state: StateOfNow;
  readonly corrections: Corrections;
  readonly onCorrect: (next: Corrections) => void;
  readonly clock: RunClock;
}

const WHERE: Readonly<Record<Whereabouts, () => string>> = {
  'on-the-way': () => t('on the way'),
  'in-place': () => t('there, not ready'),
  ready: () => t('there and ready'),
  gone: () => t('left for good'),
  before: () => t('not ordered yet'),
};

const PRESENCE: Readonly<Record<Presence, () => string>> = {
  ready: () => t('there and ready'),
  'in-place': () => t('there, not ready'),
  gone: () => t('left for good'),
  away: () => t('not there: is ordered anew'),
};

const DECISION: Readonly<Record<Decision, () => string>> = {
  met: () => t('met'),
  refused: () => t('refused'),
  open: () => t('not decided yet'),
};

const BEGUN: Readonly<Record<Begun, () => string>> = {
  yes: () => t('one more under way'),
  no: () => t('none under way'),
};

const REMEDY: Readonly<Record<Exclude<Stage, 'in-force'>, () => string>> = {
  decided: () => t('decided'),
  refused: () => t('refused'),
  open: () => t('not decided yet'),
};

const STAGE: Readonly<Record<Stage, () => string>> = {
  'in-force': () => t('in force'),
  ...REMEDY,
};

const MOST_ROWS = 300;

export function ElementTable({ state, corrections, onCorrect, clock }: TableProps) {
  const names = useNames();
  const [find, setFind] = useState('');
  const [where, setWhere] = useState<Whereabouts | 'all' | 'corrected'>('all');
  const wanted = find.trim().toLowerCase();
  const rows = state.elements.filter(
    (row) =>
      (where === 'all' || (where === 'corrected' ? row.id in (corrections.elements ?? {}) : row.where === where)) &&
      (wanted === '' || `${row.name} ${names.nation(row.nation)} ${row.id}`.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <div className="now-filter">
        <label className="field">
          {t('Find')}
          <input type="search" size={16} value={find} onChange={(event) => setFind(event.target.value)} />
        </label>
        <label className="field">
          {t('In the run')}
          <select value={where} onChange={(event) => setWhere(event.target.value as typeof where)}>
            <option value="all">{t('any state')}</option>
            {WHEREABOUTS.map((code) => (
              <option key={code} value={code}>
                {t('{what} ({count})', {
                  what: WHERE[code](),
                  count: state.elements.filter((row) => row.where === code).length,
                })}
              </option>
            ))}
            <option value="corrected">{t('changed here')}</option>
          </select>
        </label>
      </div>
      <Scroll label={t('Force elements')}>
        <TableHead columns={[t('Element'), t('Nation'), t('In the run'), t('Since'), t('In reality')]} />
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={row.id} className={row.id in (corrections.elements ?? {}) ? 'selected' : undefined}>
              <th scope="row">{row.name}</th>
              <td>{names.nation(row.nation)}</td>
              <td>{WHERE[row.where]()}</td>
              <td className="nowrap">{row.sinceMin === null ? '' : toDDay(clock, row.sinceMin)}</td>
              <td>
                <Choice
                  label={row.name}
                  titles={PRESENCE}
                  value={corrections.elements?.[row.id] ?? row.presence}
                  onChange={(value) => onCorrect(correct(corrections, 'elements', row.id, value, row.presence))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Scroll>
      {rows.length > MOST_ROWS && (
        <p className="small muted">{t('and {count} more', { count: rows.length - MOST_ROWS })}</p>
      )}
    </>
  );
}

interface AmountTableProps extends Omit<TableProps, 'state'> {
  readonly kind: 'stocks' | 'support';
  readonly rows: readonly AmountNow[];
  /** As in `StateOfNow`. */
  readonly isOfOne: boolean;
}

/** Amounts as the document keeps them, in tonnes and kilometres, whatever units are shown elsewhere. */
export function AmountTable({ kind, rows, isOfOne, corrections, onCorrect, clock }: AmountTableProps) {
  if (rows.length === 0) return <p className="small muted">{t('The scenario has nothing of this kind.')}</p>;
  return (
    <Scroll label={kind === 'stocks' ? t('Stocks') : t('Work that is done')}>
      <TableHead
        columns={[
          t('What'),
          { figure: isOfOne ? t('In the shown replication (P10–P90)') : t('In the run, P50 (P10–P90)') },
          ...(kind === 'support' ? [{ figure: t('Planned') }] : []),
          t('In reality'),
          ...(kind === 'support' ? [t('Begun'), t('Since')] : []),
        ]}
      />
      <tbody>
        {rows.map((row) => {
          const said = { ...corrections[kind], ...(kind === 'support' && corrections.begun) };
          return (
            <tr key={row.id} className={row.id in said ? 'selected' : undefined}>
              <th scope="row">{row.name}</th>
              <td className="number">{withRange(toTenth(row.amount), toCount(row.low), toCount(row.high))}</td>
              {row.planned !== null && <td className="number">{toCount(row.planned)}</td>}
              <AmountCell {...{ kind, row, corrections, onCorrect }} label={row.name} />
              {kind === 'support' && <BegunCells {...{ row, corrections, onCorrect, clock }} />}
            </tr>
          );
        })}
      </tbody>
    </Scroll>
  );
}

interface BegunCellsProps extends Omit<TableProps, 'state'> {
  readonly row: AmountNow;
}

/** A run that is under way takes nothing more, and has what is left of its time since it began in the run, else all of it. */
const BegunCells = ({ row, corrections, onCorrect, clock }: BegunCellsProps) => (
  <>
    <td>
      <Choice
        label={t('{what}: under way', { what: row.name })}
        titles={BEGUN}
        value={corrections.begun?.[row.id] ?? isBegun(row)}
        onChange={(value) => onCorrect(correct(corrections, 'begun', row.id, value, isBegun(row)))}
      />
    </td>
    <td className="nowrap">{isBegun(row) === 'yes' && toDDay(clock, row.begunMin!)}</td>
  </>
);

interface AmountCellProps extends Omit<TableProps, 'state' | 'clock'> {
  readonly kind: (typeof AMOUNTS)[number];
  readonly row: AmountNow;
  readonly label: string;
}

function AmountCell({ kind, row, label, corrections, onCorrect }: AmountCellProps) {
  const typed = corrections[kind]?.[row.id];
  return (
    <td className="nowrap">
      <input
        size={10}
        inputMode="decimal"
        aria-label={label}
        aria-invalid={typed !== undefined && !isAmount(readDecimal(typed))}
        value={typed ?? String(row.amount)}
        onChange={({ target }) => onCorrect(correct(corrections, kind, row.id, target.value, String(row.amount)))}
      />{' '}
      {say(row.unit)}
    </td>
  );
}

const PART: Readonly<Record<SupplyNow['part'], () => string>> = {
  dueT: () => t('come or set out'),
  underWayT: () => t('on the way'),
  owedT: () => t('due and not issued'),
};

/** Deliveries, packages and orders that are under way or owed, as in the shown replication. */
export function SupplyTable({ state, corrections, onCorrect }: Omit<TableProps, 'clock'>) {
  if (state.supply.length === 0) return <p className="small muted">{t('The scenario has nothing of this kind.')}</p>;
  return (
    <>
      <Scroll label={t('Supply under way')}>
        <TableHead
          columns={[t('To'), t('From'), t('State'), { figure: t('In the shown replication') }, t('In reality')]}
        />
        <tbody>
          {state.supply.map((row) => (
            <tr key={row.id} className={row.id in (corrections.supply ?? {}) ? 'selected' : undefined}>
              <th scope="row">{row.to}</th>
              <td>{row.from}</td>
              <td>{PART[row.part]()}</td>
              <td className="number">{toTenth(row.amount)}</td>
              <AmountCell
                kind="supply"
                {...{ row, corrections, onCorrect }}
                label={`${row.to}, ${row.from}, ${PART[row.part]()}`}
              />
            </tr>
          ))}
        </tbody>
      </Scroll>
      <p className="small muted">
        {!state.supply[0].told && (
          <>{t('This run does not tell what is under way: of lines that you leave, what is due is estimated.')} </>
        )}
        {t('What is on the way sets out anew from its source, which it does not draw on again.')}
      </p>
    </>
  );
}

export function GateTable({ state, corrections, onCorrect, clock }: TableProps) {
  return (
    <>
      <Scroll label={t('Decisions')}>
        <TableHead columns={[t('Gate'), t('In the run'), t('Since'), t('In reality')]} />
        <tbody>
          {state.gates.map((row) => (
            <tr key={row.id} className={row.id in (corrections.gates ?? {}) ? 'selected' : undefined}>
              <th scope="row">{row.name}</th>
              <td>{DECISION[row.decision]()}</td>
              <td className="nowrap">{row.sinceMin === null ? '' : toDDay(clock, row.sinceMin)}</td>
              <td>
                <Choice
                  label={row.name}
                  titles={DECISION}
                  value={corrections.gates?.[row.id] ?? row.decision}
                  onChange={(value) => onCorrect(correct(corrections, 'gates', row.id, value, row.decision))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Scroll>
      <p className="small muted">
        {t('Gates that follow from a date, have a record or are withdrawn by a rule stay as the scenario says.')}
      </p>
    </>
  );
}

/** Steps of the ladder of remedies, and commitments. */
export function ResponseTable({ state, corrections, onCorrect, clock }: TableProps) {
  if (state.response.length === 0) return <p className="small muted">{t('The scenario has nothing of this kind.')}</p>;
  return (
    <Scroll label={t('Remedies and commitments')}>
      <TableHead columns={[t('What'), t('Kind'), t('In the run'), t('Since'), t('In reality')]} />
      <tbody>
        {state.response.map((row) => (
          <tr key={row.id} className={row.id in (corrections.response ?? {}) ? 'selected' : undefined}>
            <th scope="row">{row.name}</th>
            <td>{row.kind === 'remedy' ? t('remedy') : t('commitment')}</td>
            <td>{STAGE[row.stage]()}</td>
            <td className="nowrap">{row.sinceMin === null ? '' : toDDay(clock, row.sinceMin)}</td>
            <td>
              <Choice<Stage>
                label={row.name}
                titles={row.kind === 'remedy' ? REMEDY : STAGE}
                value={corrections.response?.[row.id] ?? row.stage}
                onChange={(value) => onCorrect(correct(corrections, 'response', row.id, value, row.stage))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  );
}

/** Whether nothing in the tables is for who looks to correct; what is looked for stays to choose. */
export const OnlyRead = createContext(false);

const Scroll = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <fieldset className="now-fields" disabled={useContext(OnlyRead)}>
    <div className="now-table" tabIndex={0} role="group" aria-label={label}>
      <table className="data sticky-head">{children}</table>
    </div>
  </fieldset>
);

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly titles: Readonly<Partial<Record<T, () => string>>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const Choice = <T extends string>({ label, titles, value, onChange }: ChoiceProps<T>) => (
  <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value as T)}>
    {(Object.keys(titles) as T[]).map((code) => (
      <option key={code} value={code}>
        {titles[code]?.()}
      </option>
    ))}
  </select>
);

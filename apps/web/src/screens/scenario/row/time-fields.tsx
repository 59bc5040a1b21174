/** Fields for an instant on the scenario clock and for a duration that may be drawn. */
import { useState } from 'react';
import { say, t } from '../../../i18n/text.ts';
import { readDecimal } from '../../../app/format.ts';
import type { FieldNotes } from './field-input.tsx';
import { asTyped, isTyped, readNumbers } from './typed.ts';
import { DURATION_SHAPES, readDuration, writeDuration, type Parameter } from './durations.ts';

interface TimeFieldProps {
  readonly id: string;
  readonly value: unknown;
  readonly notes: FieldNotes;
  readonly onChange: (value: unknown) => void;
}

const UNITS = [
  ['d', 'd'],
  ['h', 'h'],
  ['min', 'min'],
] as const;

export function DateField({ id, value, begin, notes, onChange }: TimeFieldProps & { readonly begin: string }) {
  const date = (value ?? null) as { anchor: string; offset?: Parameter; unit?: string; at?: string } | null;
  const anchor = date?.anchor ?? '';
  return (
    <span className="time-field">
      <select
        id={id}
        {...notes}
        value={anchor}
        onChange={({ target }) => {
          if (target.value === '') onChange(null);
          else if (target.value === 'UTC') onChange({ anchor: 'UTC', at: date?.at ?? begin });
          else
            onChange({ anchor: target.value, offset: date?.offset ?? 0, ...(date?.unit ? { unit: date.unit } : {}) });
        }}
      >
        <option value="">{t('no date')}</option>
        <option value="CF">CF</option>
        <option value="D">D</option>
        <option value="UTC">{t('Calendar date')}</option>
      </select>
      {anchor === 'UTC' && (
        <input
          aria-label={t('Instant, UTC')}
          value={date?.at ?? ''}
          onChange={({ target }) => onChange({ anchor: 'UTC', at: target.value })}
        />
      )}
      {(anchor === 'CF' || anchor === 'D') && (
        <>
          <NumberText
            label={t('Offset')}
            value={date?.offset ?? 0}
            onChange={(offset) => onChange({ ...date, offset })}
          />
          <UnitChoice unit={date?.unit} onChange={(unit) => onChange({ ...date, unit })} />
        </>
      )}
    </span>
  );
}

function NumberText({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Parameter;
  readonly onChange: (value: Parameter) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (isTyped(value) ? value.$typed : String(value));
  return (
    <input
      aria-label={label}
      inputMode="decimal"
      className="number"
      size={6}
      value={shown}
      aria-invalid={Number.isNaN(readDecimal(shown))}
      onBlur={() => setTyped(null)}
      onChange={({ target }) => {
        setTyped(target.value);
        const read = readDecimal(target.value);
        onChange(Number.isFinite(read) ? read : asTyped(target.value));
      }}
    />
  );
}

const UnitChoice = ({
  unit,
  onChange,
}: {
  readonly unit: string | undefined;
  readonly onChange: (unit: string) => void;
}) => (
  <select aria-label={t('Unit')} value={unit ?? 'd'} onChange={({ target }) => onChange(target.value)}>
    {UNITS.map(([code, title]) => (
      <option key={code} value={code}>
        {say(title)}
      </option>
    ))}
  </select>
);

/** Observed values, as many as there are. */
function Observed({
  values,
  onChange,
}: {
  readonly values: readonly Parameter[];
  readonly onChange: (values: readonly Parameter[]) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      aria-label={t('Observed values, separated by commas')}
      size={24}
      aria-invalid={values.some(isTyped)}
      value={typed ?? values.map((value) => (isTyped(value) ? value.$typed : String(value))).join(', ')}
      onBlur={() => setTyped(null)}
      onChange={({ target }) => {
        setTyped(target.value);
        const read = readNumbers(target.value);
        onChange(isTyped(read) ? [read] : read);
      }}
    />
  );
}

export function DurationField({ id, value, notes, onChange }: TimeFieldProps) {
  const { shape, parameters, unit } = readDuration(value);
  const names = DURATION_SHAPES[shape]?.parameters ?? [];
  return (
    <span className="time-field">
      <select
        id={id}
        {...notes}
        value={shape}
        onChange={({ target }) => onChange(writeDuration(target.value, parameters, unit))}
      >
        <option value="">{t('None')}</option>
        {Object.entries(DURATION_SHAPES).map(([code, { title }]) => (
          <option key={code} value={code}>
            {say(title)}
          </option>
        ))}
      </select>
      {names.map((name, index) => (
        <NumberText
          key={name}
          label={say(name)}
          value={parameters[index] ?? 0}
          onChange={(next) =>
            onChange(
              writeDuration(
                shape,
                names.map((_, i) => (i === index ? next : (parameters[i] ?? 0))),
                unit,
              ),
            )
          }
        />
      ))}
      {shape === 'empirical' && (
        <Observed values={parameters} onChange={(next) => onChange(writeDuration(shape, next, unit))} />
      )}
      {shape !== '' && <UnitChoice unit={unit} onChange={(next) => onChange(writeDuration(shape, parameters, next))} />}
    </span>
  );
}

/** One input for a value of a row, by the kind that its schema asks for. */
import { useState, type ReactNode } from 'react';
import { CONFIDENCE } from '../../../i18n/confidence.ts';
import { say, t, word } from '../../../i18n/text.ts';
import { DateField, DurationField } from './time-fields.tsx';
import { readNumber, type Field, type FieldKind } from './field-kinds.ts';
import { asTyped, isTyped, readNumbers } from './typed.ts';

export interface Suggestions {
  /** Ids and names of a section, for fields that refer to it. */
  readonly of: (section: string) => readonly { readonly id: string; readonly name: string }[];
  /** Where a calendar date begins that is not typed yet. */
  readonly cfDay: string;
}

interface InputProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly suggestions: Suggestions;
  readonly onChange: (value: unknown) => void;
}

/** Classes of supply and the like are written as they are. */
const optionText = (option: string) => (option === option.toUpperCase() ? option : word(option));

export function FieldInput({ id, field: { name, field, required }, value, suggestions, onChange }: InputProps) {
  switch (field.kind) {
    case 'choice':
      return (
        <select id={id} value={String(value ?? '')} onChange={(event) => onChange(event.target.value || null)}>
          {(!required || value === null || value === undefined) && <option value="">–</option>}
          {field.options.map((option) => (
            <option key={option} value={option}>
              {name === 'confidence' ? `${option} · ${say(CONFIDENCE[option] ?? option)}` : optionText(option)}
            </option>
          ))}
        </select>
      );
    case 'yes-no':
      return (
        <input id={id} type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
      );
    case 'number':
      return <NumberInput id={id} field={field} value={value} onChange={onChange} />;
    case 'list':
      return <ListInput id={id} field={field} value={value} suggestions={suggestions} onChange={onChange} />;
    case 'date':
      return <DateField id={id} value={value} begin={suggestions.cfDay} onChange={onChange} />;
    case 'duration':
      return <DurationField id={id} value={value} onChange={onChange} />;
    case 'text':
      if (field.long)
        return (
          <textarea
            id={id}
            rows={3}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value || null)}
          />
        );
      return (
        <>
          <input
            id={id}
            value={String(value ?? '')}
            list={field.refersTo.length === 0 ? undefined : `${id}-list`}
            onChange={(event) => onChange(event.target.value || null)}
          />
          <Suggested id={`${id}-list`} sections={field.refersTo} suggestions={suggestions} />
        </>
      );
    default:
      return <JsonInput id={id} value={value} onChange={onChange} />;
  }
}

const MOST_SUGGESTED = 400;

function Suggested({
  id,
  sections,
  suggestions,
}: {
  readonly id: string;
  readonly sections: readonly string[];
  readonly suggestions: Suggestions;
}): ReactNode {
  if (sections.length === 0) return null;
  return (
    <datalist id={id}>
      {sections
        .flatMap(suggestions.of)
        .slice(0, MOST_SUGGESTED)
        .map((row) => (
          <option key={row.id} value={row.id}>
            {row.name}
          </option>
        ))}
    </datalist>
  );
}

interface TypedProps<K extends FieldKind['kind']> {
  readonly id: string;
  readonly field: Extract<FieldKind, { kind: K }>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Keeps the text while it is typed: `1.` and `-` are on their way to a number. */
function NumberInput({ id, field, value, onChange }: TypedProps<'number'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (isTyped(value) ? value.$typed : String(value ?? ''));
  const { fault } = readNumber(shown, field);
  return (
    <>
      <input
        id={id}
        inputMode="decimal"
        className="number"
        value={shown}
        aria-invalid={fault !== null}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = readNumber(event.target.value, field);
          onChange(read.fault === null ? read.value : asTyped(event.target.value));
        }}
      />
      {fault !== null && (
        <p className="small bad" role="alert">
          {numberText(fault)}
        </p>
      )}
    </>
  );
}

const numberText = ({ whole, isAbove, least, most }: NonNullable<ReturnType<typeof readNumber>['fault']>) => {
  const ends = { least: least ?? '−∞', most: most ?? '∞' };
  if (isAbove) return t('A number above {least}, up to {most}.', ends);
  return whole ? t('A whole number from {least} to {most}.', ends) : t('A number from {least} to {most}.', ends);
};

function ListInput({ id, field, value, suggestions, onChange }: TypedProps<'list'> & { suggestions: Suggestions }) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (isTyped(value) ? value.$typed : ((value as readonly unknown[] | null) ?? []).join(', '));
  return (
    <>
      <input
        id={id}
        value={shown}
        title={field.numbers ? t('Numbers separated by commas') : t('Separated by commas')}
        aria-invalid={isTyped(value)}
        list={field.refersTo.length === 0 ? undefined : `${id}-list`}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          const list = field.numbers
            ? readNumbers(event.target.value)
            : event.target.value.split(',').flatMap((part) => part.trim() || []);
          onChange(!isTyped(list) && list.length === 0 ? null : list);
        }}
      />
      {isTyped(value) && (
        <p className="small bad" role="alert">
          {t('Numbers only, separated by commas.')}
        </p>
      )}
      <Suggested id={`${id}-list`} sections={field.refersTo} suggestions={suggestions} />
    </>
  );
}

function JsonInput({ id, value, onChange }: Pick<InputProps, 'id' | 'value' | 'onChange'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const fault = isTyped(value);
  const shown =
    typed ??
    (isTyped(value) ? value.$typed : value === null || value === undefined ? '' : JSON.stringify(value, null, 1));
  return (
    <>
      <textarea
        id={id}
        rows={4}
        className="mono"
        spellCheck={false}
        value={shown}
        aria-invalid={fault}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          try {
            onChange(event.target.value.trim() === '' ? null : (JSON.parse(event.target.value) as unknown));
          } catch {
            onChange(asTyped(event.target.value));
          }
        }}
      />
      {fault && (
        <p className="small bad" role="alert">
          {t('This is not JSON yet.')}
        </p>
      )}
    </>
  );
}

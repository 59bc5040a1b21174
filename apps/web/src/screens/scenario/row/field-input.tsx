/** One input for a value of a row, by the kind that its schema asks for. */
import { useState, type ReactNode } from 'react';
import { CONFIDENCE } from '../../../i18n/confidence.ts';
import { say, t } from '../../../i18n/text.ts';
import { DateField, DurationField } from './time-fields.tsx';
import { readNumber, type Field, type FieldKind } from './field-kinds.ts';
import { optionText } from './option-text.ts';
import { asTyped, isTyped, readNumbers } from './typed.ts';

export interface Suggestions {
  /** Ids and names of a section, for fields that refer to it. */
  readonly of: (section: string) => readonly { readonly id: string; readonly name: string }[];
  /** Where a calendar date begins that is not typed yet. */
  readonly cfDay: string;
}

interface InputProps {
  readonly id: string;
  /** Where it is said what is wrong with it. */
  readonly faultId?: string;
  readonly field: Field;
  readonly value: unknown;
  readonly suggestions: Suggestions;
  readonly onChange: (value: unknown) => void;
}

/** What a reader of the screen is told of a field beside its label. */
export interface FieldNotes {
  readonly 'aria-required'?: true;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

const notesOf = (required: boolean, faultId: string | undefined): FieldNotes => ({
  ...(required ? { 'aria-required': true } : {}),
  ...(faultId === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': faultId }),
});

export function FieldInput({
  id,
  faultId,
  field: { name, field, required },
  value,
  suggestions,
  onChange,
}: InputProps) {
  const notes = notesOf(required, faultId);
  switch (field.kind) {
    case 'choice':
      return (
        <select
          id={id}
          {...notes}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        >
          {(!required || value === null || value === undefined) && <option value="">–</option>}
          {field.options.map((option) => (
            <option key={option} value={option}>
              {name === 'confidence' ? `${option} · ${say(CONFIDENCE[option] ?? option)}` : optionText(option)}
            </option>
          ))}
        </select>
      );
    case 'yes-no':
      return <YesNoInput {...{ id, value, onChange, notes }} />;
    case 'number':
      return <NumberInput {...{ id, field, value, onChange, notes }} />;
    case 'list':
      return <ListInput {...{ id, field, value, suggestions, onChange, notes }} />;
    case 'date':
      return <DateField {...{ id, value, onChange, notes }} begin={suggestions.cfDay} />;
    case 'duration':
      return <DurationField {...{ id, value, onChange, notes }} />;
    case 'text':
      return <TextInput {...{ id, field, value, suggestions, onChange, notes }} />;
    default:
      return <JsonInput {...{ id, value, onChange, notes }} />;
  }
}

type PlainProps = Pick<InputProps, 'id' | 'value' | 'onChange'> & { readonly notes: FieldNotes };

const YesNoInput = ({ id, value, onChange, notes: { 'aria-required': _, ...notes } }: PlainProps) => (
  <input
    id={id}
    type="checkbox"
    {...notes}
    checked={value === true}
    onChange={(event) => onChange(event.target.checked)}
  />
);

function TextInput({
  id,
  field,
  value,
  suggestions,
  onChange,
  notes,
}: TypedProps<'text'> & { readonly suggestions: Suggestions }) {
  const typing = {
    id,
    ...notes,
    value: String(value ?? ''),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value || null),
  };
  if (field.long) return <textarea rows={3} {...typing} />;
  return (
    <>
      <input {...typing} list={field.refersTo.length === 0 ? undefined : `${id}-list`} />
      <Suggested id={`${id}-list`} sections={field.refersTo} suggestions={suggestions} />
      <Meant sections={field.refersTo} ids={[value]} suggestions={suggestions} />
    </>
  );
}

interface MeantProps {
  readonly sections: readonly string[];
  readonly ids: readonly unknown[];
  readonly suggestions: Suggestions;
}

/** What the rows are called that the ids in a field mean: an id is what the document holds, and not what a planner knows. */
function Meant({ sections, ids, suggestions }: MeantProps) {
  const rows = sections.flatMap(suggestions.of);
  const names = ids.flatMap((one) => rows.find(({ id, name }) => id === one && name !== id)?.name ?? []);
  return names.length > 0 && <p className="small muted">{names.join('; ')}</p>;
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
  readonly notes: FieldNotes;
}

/** Keeps the text while it is typed: `1.` and `-` are on their way to a number. */
function NumberInput({ id, field, value, onChange, notes }: TypedProps<'number'>) {
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
        {...notes}
        aria-invalid={fault !== null || notes['aria-invalid']}
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

function ListInput({
  id,
  field,
  value,
  suggestions,
  onChange,
  notes,
}: TypedProps<'list'> & { readonly suggestions: Suggestions }) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (isTyped(value) ? value.$typed : ((value as readonly unknown[] | null) ?? []).join(', '));
  return (
    <>
      <input
        id={id}
        value={shown}
        title={field.numbers ? t('Numbers separated by commas') : t('Separated by commas')}
        {...notes}
        aria-invalid={isTyped(value) || notes['aria-invalid']}
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
      {!isTyped(value) && (
        <Meant sections={field.refersTo} ids={(value as readonly unknown[] | null) ?? []} suggestions={suggestions} />
      )}
    </>
  );
}

function JsonInput({ id, value, onChange, notes }: PlainProps) {
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
        {...notes}
        aria-invalid={fault || notes['aria-invalid']}
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

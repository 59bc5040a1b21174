/** A form for one row of the document, made from its schema. What is typed is kept as a draft in this browser until it is saved. */
import { useId, useMemo, useState, type ToggleEvent } from 'react';
import type { SchemaNode } from '../../../api/editing-input.ts';
import type { Row } from '../../../api/editing.ts';
import { Issue } from '../../../app/issue.tsx';
import { t } from '../../../i18n/text.ts';
import { faultsBeside, faultsOf, type Fault } from './field-faults.ts';
import { FieldInput, type Suggestions } from './field-input.tsx';
import { formFieldsOf, type Field } from './field-kinds.ts';
import { fieldTitle } from './titles.ts';

export type Values = Readonly<Record<string, unknown>>;

interface RowFormProps {
  readonly schema: SchemaNode;
  readonly row: Row;
  /** Fields that were edited; null = emptied. */
  readonly draft: Values;
  readonly faults: readonly Fault[];
  readonly readOnly: boolean;
  readonly suggestions: Suggestions;
  readonly onDraft: (draft: Values) => void;
}

export function RowForm({ schema, row, draft, faults, readOnly, suggestions, onDraft }: RowFormProps) {
  const fields = useMemo(() => formFieldsOf(schema), [schema]);
  const values = { ...row, ...draft };
  const set = (name: string, value: unknown) => {
    const next = { ...draft, [name]: value };
    if (JSON.stringify(value ?? null) === JSON.stringify((row as Values)[name] ?? null)) delete next[name];
    onDraft(next);
  };
  return (
    <fieldset className="row-form" disabled={readOnly}>
      <legend className="visually-hidden">{t('Fields of {id}', { id: row.id })}</legend>
      {fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          value={(values as Values)[field.name]}
          changed={field.name in draft}
          faults={faultsOf(faults, field.name)}
          suggestions={suggestions}
          onChange={(value) => set(field.name, value)}
        />
      ))}
    </fieldset>
  );
}

interface FieldViewProps {
  readonly field: Field;
  readonly value: unknown;
  readonly changed: boolean;
  /** Seen from the field: one of the field itself is nowhere within it. */
  readonly faults: readonly Fault[];
  readonly suggestions: Suggestions;
  readonly onChange: (value: unknown) => void;
}

function FieldView({ field, value, changed, faults, suggestions, onChange }: FieldViewProps) {
  const id = useId();
  const title = fieldTitle(field.name);
  const inner = { field, value, faults, suggestions, onChange };
  if (field.field.kind === 'group') return <GroupField {...inner} fields={field.field.fields} />;
  if (field.field.kind === 'rows') return <RowsField {...inner} fields={field.field.fields} most={field.field.most} />;
  const faultId = faults.length > 0 ? `${id}-fault` : undefined;
  return (
    <div className={`form-field${changed ? ' changed' : ''}`}>
      <label htmlFor={id} title={field.description || undefined}>
        {title}
        {field.required && <span aria-hidden="true"> *</span>}
      </label>
      <FieldInput {...{ id, field, value, suggestions, onChange, faultId }} />
      <Faults id={faultId} faults={faults} />
    </div>
  );
}

function Faults({ id, faults }: { readonly id?: string; readonly faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <div id={id} className="small bad" data-testid="field-fault">
      {faults.map(({ code, message }) => (
        <p key={`${code} ${message}`}>
          <Issue code={code} message={message} />
        </p>
      ))}
    </div>
  );
}

interface InnerProps extends Omit<FieldViewProps, 'changed'> {
  readonly fields: readonly Field[];
}

/**
 * Open where there is something at first; from then on as the person has it, for a field that is emptied to be typed anew must stay.
 * Whoever is refused finds it open again: see fault-focus.ts.
 */
function useOpen(isFilled: boolean) {
  const [open, setOpen] = useState(isFilled);
  return { open, onToggle: (event: ToggleEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open) };
}

function GroupField({ field, fields, value, faults, suggestions, onChange }: InnerProps) {
  const opening = useOpen(value !== undefined && value !== null);
  return (
    <details className="form-group" {...opening}>
      <summary title={field.description || undefined}>{fieldTitle(field.name)}</summary>
      <div>
        <InnerFields
          {...{ fields, faults }}
          values={(value ?? {}) as Values}
          suggestions={suggestions}
          onChange={(next) => onChange(Object.keys(next).length === 0 ? null : next)}
        />
      </div>
    </details>
  );
}

/** Rows within a row, berths by group for instance: one group of fields each, with the way to add and to remove one. */
function RowsField(props: InnerProps & { readonly most: number }) {
  const { field, fields, value, faults, suggestions, onChange, most } = props;
  const rows = (value ?? []) as readonly Values[];
  const title = fieldTitle(field.name);
  const put = (next: readonly Values[]) => onChange(next.length === 0 ? null : next);
  const opening = useOpen(rows.length > 0);
  return (
    <details className="form-group" {...opening}>
      <summary title={field.description || undefined}>
        {title} <span className="muted">({rows.length})</span>
      </summary>
      <div>
        {rows.map((row, index) => (
          // A row within a row has no id of its own: its place in the list is what it is known by.
          <fieldset key={index} className="form-rows">
            <legend className="small">
              {title} {index + 1}{' '}
              <button
                type="button"
                className="link"
                aria-label={t('Remove {what}', { what: `${title} ${index + 1}` })}
                onClick={() => put(rows.filter((_, at) => at !== index))}
              >
                {t('Remove')}
              </button>
            </legend>
            <InnerFields
              {...{ fields }}
              faults={faultsOf(faults, String(index))}
              values={row}
              suggestions={suggestions}
              onChange={(next) => put(rows.map((other, at) => (at === index ? next : other)))}
            />
          </fieldset>
        ))}
        <Faults
          faults={faultsBeside(
            faults,
            Object.keys(rows).map((name) => ({ name })),
          )}
        />
        {rows.length < most && (
          <button
            type="button"
            className="plain framed"
            aria-label={t('Add: {what}', { what: title })}
            onClick={() => put([...rows, {}])}
          >
            {t('Add')}
          </button>
        )}
      </div>
    </details>
  );
}

interface InnerFieldsProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly suggestions: Suggestions;
  readonly onChange: (values: Values) => void;
}

function InnerFields({ fields, values, faults, suggestions, onChange }: InnerFieldsProps) {
  const set = (name: string, value: unknown) => {
    const next: Record<string, unknown> = { ...values, [name]: value };
    if (value === null || value === undefined) delete next[name];
    onChange(next);
  };
  return (
    <>
      <Faults faults={faultsBeside(faults, fields)} />
      {fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          value={values[field.name]}
          changed={false}
          faults={faultsOf(faults, field.name)}
          suggestions={suggestions}
          onChange={(value) => set(field.name, value)}
        />
      ))}
    </>
  );
}

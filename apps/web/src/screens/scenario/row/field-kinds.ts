/** Which kind of field a schema of the document asks for, and what of it a form has to know. Pure. */
import { isDuration, type SchemaNode } from '../../../api/editing-input.ts';
import { readDecimal } from '../../../app/format.ts';
import { holdsTyped, isTyped } from './typed.ts';

export type FieldKind =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'yes-no' }
  | {
      readonly kind: 'number';
      readonly whole: boolean;
      readonly least: number | null;
      readonly most: number | null;
      /** True when the least itself is too little. */
      readonly isAbove: boolean;
    }
  | { readonly kind: 'text'; readonly long: boolean; readonly refersTo: readonly string[] }
  | { readonly kind: 'list'; readonly refersTo: readonly string[]; readonly numbers: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'rows'; readonly fields: readonly Field[]; readonly most: number }
  /** Deeper than a form is good for: as JSON, checked when it is saved. */
  | { readonly kind: 'json' };

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly field: FieldKind;
}

const LONG = new Set(['note', 'summary', 'reported', 'equipment', 'text']);

const alternativesOf = (node: SchemaNode): readonly SchemaNode[] =>
  [...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((one) =>
    one.anyOf || one.oneOf ? alternativesOf(one) : [one],
  );

const wordsOf = (nodes: readonly SchemaNode[]): readonly string[] =>
  nodes
    .flatMap(({ enum: words, const: word }) => [...(words ?? []), ...(word === undefined ? [] : [word])])
    .map(String);

export function fieldKind(name: string, node: SchemaNode): FieldKind {
  const others = alternativesOf(node);
  const all = [node, ...others];
  const refersTo = (node.items ?? node).refersTo ?? [];
  if (others.some(({ properties }) => properties?.['anchor'] !== undefined)) return { kind: 'date' };
  if (others.some(({ properties }) => properties !== undefined && isDuration(properties))) return { kind: 'duration' };
  if (node.type === 'string' && node.enum) return { kind: 'choice', options: wordsOf([node]) };
  if (others.length > 0 && others.every((one) => one.enum !== undefined || one.const !== undefined))
    return { kind: 'choice', options: wordsOf(others) };
  if (node.type === 'boolean') return { kind: 'yes-no' };
  if (all.some(({ type }) => type === 'number' || type === 'integer') && !all.some(({ type }) => type === 'array'))
    return {
      kind: 'number',
      whole: node.type === 'integer',
      least: node.minimum ?? node.exclusiveMinimum ?? null,
      most: node.maximum ?? null,
      isAbove: node.minimum === undefined && node.exclusiveMinimum !== undefined,
    };
  if (node.type === 'array') {
    const { items } = node;
    const isScalar = items !== undefined && ['string', 'number', 'integer'].includes(String(items.type ?? 'string'));
    if (isScalar && !items.properties && !items.anyOf?.some(({ properties }) => properties !== undefined))
      return {
        kind: 'list',
        refersTo,
        numbers: items.type === 'number' || items.type === 'integer' || isGauges(items),
      };
    const isRows = items !== undefined && [items, ...alternativesOf(items)].some(({ properties }) => properties);
    if (isRows && !isTime(items)) return { kind: 'rows', fields: fieldsOf(items), most: node.maxItems ?? Infinity };
    return { kind: 'json' };
  }
  if (node.type === 'object' && node.properties) return { kind: 'group', fields: fieldsOf(node) };
  if (node.type === 'string' || all.some(({ type }) => type === 'string'))
    return { kind: 'text', long: LONG.has(name) || (node.maxLength ?? 0) > 1000, refersTo };
  return { kind: 'json' };
}

/** A date or a duration is one value, whatever it is made of. */
const isTime = (node: SchemaNode): boolean => ['date', 'duration'].includes(fieldKind('', node).kind);

const isGauges = ({ anyOf }: SchemaNode) =>
  anyOf !== undefined && anyOf.every(({ const: word }) => typeof word === 'number');

/** The fields of a row in the order of the schema; of a row with variants the union of all. */
export function fieldsOf(node: SchemaNode): readonly Field[] {
  const variants = node.properties ? [node] : alternativesOf(node);
  const found = new Map<string, Field>();
  for (const { properties = {}, required = [] } of variants)
    for (const [name, inner] of Object.entries(properties)) {
      const known = found.get(name);
      const field = fieldKind(name, inner);
      if (known === undefined)
        found.set(name, { name, required: required.includes(name), description: inner.description ?? '', field });
      else if (known.field.kind === 'choice' && field.kind === 'choice')
        found.set(name, {
          ...known,
          field: { kind: 'choice', options: [...new Set([...known.field.options, ...field.options])] },
        });
    }
  return [...found.values()];
}

/** What a person fills in: the key is made by the page and shown. */
export const formFieldsOf = (node: SchemaNode): readonly Field[] => fieldsOf(node).filter(({ name }) => name !== 'id');

type Values = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown) => value === null || value === undefined || value === '';

/** Paths of the fields that a test picks; those of a group or of rows count only where there is one. */
function pathsWhere(
  test: (field: Field, value: unknown) => boolean,
  fields: readonly Field[],
  values: Values,
  above: readonly string[] = [],
): string[][] {
  return fields.flatMap((one): string[][] => {
    const value = values[one.name];
    const path = [...above, one.name];
    if (test(one, value)) return [path];
    if (isEmpty(value) || isTyped(value)) return [];
    const { field } = one;
    if (field.kind === 'group') return pathsWhere(test, field.fields, value as Values, path);
    if (field.kind === 'rows')
      return (value as readonly Values[]).flatMap((row, i) =>
        pathsWhere(test, field.fields, row, [...path, String(i)]),
      );
    return [];
  });
}

/** Fields that need a value and have none. */
export const findMissing = (fields: readonly Field[], values: Values): string[][] =>
  pathsWhere(({ required }, value) => required && isEmpty(value), fields, values);

/** Fields that hold what cannot be read as it is typed. */
export const findUnread = (fields: readonly Field[], values: Values): string[][] =>
  pathsWhere(
    ({ field }, value) => field.kind !== 'group' && field.kind !== 'rows' && holdsTyped(value),
    fields,
    values,
  );

/** What a person typed to a value, or why not. An empty field is null: it has no value. */
export function readNumber(text: string, { whole, least, most, isAbove }: Extract<FieldKind, { kind: 'number' }>) {
  if (text.trim() === '') return { value: null, fault: null };
  const value = readDecimal(text);
  const isFine =
    Number.isFinite(value) &&
    (!whole || Number.isInteger(value)) &&
    (least === null || (isAbove ? value > least : value >= least)) &&
    (most === null || value <= most);
  return { value, fault: isFine ? null : { whole, least, most, isAbove } };
}

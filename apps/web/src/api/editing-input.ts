/** Values of the scenario document as inputs of the API: closed words in upper case, durations as a distribution with its parameters. */
import { toName } from './words.ts';

/** As much of JSON Schema as is looked at here and by the forms. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  /** Sections whose ids it holds. */
  readonly refersTo?: readonly string[];
}

const SHAPES = ['fixed', 'uniform', 'triangular', 'pert', 'exponential', 'lognormal', 'gamma', 'empirical'] as const;

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isDuration = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isPlain(value) && SHAPES.some((shape) => shape in value);

/** All nodes that may describe a value: the node and its alternatives. */
const alternatives = (node: SchemaNode | undefined): readonly SchemaNode[] =>
  node === undefined ? [] : [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(alternatives)];

const isClosedWord = (value: string, node: SchemaNode | undefined) =>
  alternatives(node).some((one) => one.enum?.includes(value) || one.const === value);

export function toInput(value: unknown, node: SchemaNode | undefined): unknown {
  if (typeof value === 'string') return isClosedWord(value, node) ? toName(value) : value;
  if (Array.isArray(value)) {
    const items = alternatives(node).find((one) => one.items !== undefined)?.items;
    return value.map((item) => toInput(item, items));
  }
  if (!isPlain(value)) return value;
  if (isDuration(value)) return toDurationInput(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toInput(inner, fieldOf(node, name))]));
}

function fieldOf(node: SchemaNode | undefined, name: string): SchemaNode | undefined {
  const fields = alternatives(node).flatMap(({ properties }) => properties?.[name] ?? []);
  return fields.length <= 1 ? fields[0] : { anyOf: fields };
}

function toDurationInput(value: Readonly<Record<string, unknown>>) {
  const shape = SHAPES.find((name) => name in value) as (typeof SHAPES)[number];
  const given = value[shape];
  const parameters = Array.isArray(given)
    ? given
    : !isPlain(given)
      ? [given]
      : shape === 'lognormal'
        ? [given['median'], given['sigma']]
        : [given['shape'], given['mean'], ...(given['shift'] === undefined ? [] : [given['shift']])];
  return {
    distribution: toName(shape),
    parameters,
    ...(value['unit'] === undefined ? {} : { unit: toName(String(value['unit'])) }),
  };
}

/** The schema of a row by section. */
export function rowSchemas(document: SchemaNode): Record<string, SchemaNode> {
  const sections = Object.entries(document.properties ?? {});
  return Object.fromEntries(sections.flatMap(([name, node]) => (node.items === undefined ? [] : [[name, node.items]])));
}

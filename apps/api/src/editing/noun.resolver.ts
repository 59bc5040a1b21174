/** The mutations of a noun, made from its line in the table: `<noun>Add` (or `Offer`), `<noun>Change`, `<noun>Remove`. */
import type { Type } from '@nestjs/common';
import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { objectOf, type ObjectShape } from '../graphql/zod-types.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { Row } from '../scenarios/document-store.ts';
import { ChangeInput, EditInput, EditPayload, RowChangeInput } from './editing.types.ts';
import { NOUNS, toWords, type Noun } from './nouns.ts';
import { RowEdits, type Edited1, type RowEdit } from './row-edits.ts';
import type { EditRequest } from './intent.ts';

@Resolver()
export class NounResolver {
  constructor(readonly edits: RowEdits) {}
}

type Handler = (this: NounResolver, caller: RequestContext, input: never) => Promise<unknown>;

/** A mutation as the decorators of Nest declare it. */
export function declareMutation(
  Class: Type<unknown>,
  name: string,
  input: Type<unknown>,
  payload: Type<unknown>,
  description: string,
  handler: (this: never, caller: RequestContext, input: never) => Promise<unknown>,
): void {
  const target = Class.prototype as object;
  Object.defineProperty(target, name, { value: handler });
  Caller()(target, name, 0);
  // What the compiler writes for a method that stands in a class.
  Reflect.defineMetadata('design:paramtypes', [Object, Object], target, name);
  Args('input', { type: () => input, description: 'What to do.' })(target, name, 1);
  Mutation(() => payload, { name, description })(
    target,
    name,
    Object.getOwnPropertyDescriptor(target, name) as PropertyDescriptor,
  );
}

const capital = (name: string): string => name[0].toUpperCase() + name.slice(1);
const article = (words: string): string => (/^[aeiou]/.test(words) && !words.startsWith('unit') ? 'an' : 'a');

/** The payload of a mutation that edits one row. */
export function payloadOf(mutation: string, noun: Noun): Type<unknown> {
  const name = `${capital(mutation)}Payload`;
  const Class = { [name]: class extends (EditPayload as unknown as Type<object>) {} }[name];
  Maybe(`The ${toWords(noun)} afterwards; null when it is gone or nothing was done.`, () => noun.thing)(
    Class.prototype as object,
    noun.name,
  );
  ObjectType(name, { description: `The answer to \`${mutation}\`.` })(Class);
  return Class;
}

export const toPayload = (noun: Noun, { thing, ...edited }: Edited1): object => ({ ...edited, [noun.name]: thing });

/** The input of a mutation that edits one row. */
export function inputOf(
  mutation: string,
  base: typeof EditInput | typeof ChangeInput | typeof RowChangeInput,
  description: string,
  fields: Readonly<
    Record<string, { readonly description: string; readonly type: () => object; readonly optional?: boolean }>
  > = {},
): Type<unknown> {
  const name = `${capital(mutation)}Input`;
  const Class = { [name]: class extends (base as unknown as Type<object>) {} }[name];
  for (const [key, field] of Object.entries(fields))
    (field.optional === true ? Maybe : Field)(field.description, field.type)(Class.prototype as object, key);
  InputType(name, { description })(Class);
  return Class;
}

function declareAdd(noun: Noun, row: ObjectShape): void {
  const mutation = `${noun.name}${noun.add}`;
  const words = `${article(toWords(noun))} ${toWords(noun)}`;
  const handler: Handler = async function (caller, input) {
    const given = { ...noun.defaults, ...(row.toDocument(input[noun.name]) as Row) };
    return toPayload(noun, await this.edits.add(caller, noun, mutation, input as EditRequest, given));
  };
  declareMutation(
    NounResolver,
    mutation,
    inputOf(mutation, EditInput, `What to add to which scenario.`, {
      [noun.name]: { description: `The new ${toWords(noun)}.`, type: row.type },
    }),
    payloadOf(mutation, noun),
    `Adds ${words}. The whole document is validated first; when anything is wrong, nothing is done.`,
    handler as never,
  );
}

function declareChange(noun: Noun, patch: ObjectShape): void {
  const mutation = `${noun.name}Change`;
  const handler: Handler = async function (caller, input) {
    const { change } = input as { change: never };
    const fields = patch.toDocument(change) as Record<string, unknown>;
    return toPayload(noun, await this.edits.change(caller, noun, mutation, input as RowEdit, fields));
  };
  declareMutation(
    NounResolver,
    mutation,
    inputOf(mutation, RowChangeInput, `What to change.`, {
      change: { description: 'Fields to change: absent ones stay, null takes a field away.', type: patch.type },
    }),
    payloadOf(mutation, noun),
    `Changes fields of ${article(toWords(noun))} ${toWords(noun)}.`,
    handler as never,
  );
}

function declareRemove(noun: Noun): void {
  const mutation = `${noun.name}Remove`;
  const handler: Handler = async function (caller, input) {
    return toPayload(noun, await this.edits.remove(caller, noun, mutation, input as RowEdit));
  };
  declareMutation(
    NounResolver,
    mutation,
    inputOf(mutation, RowChangeInput, `What to take away.`),
    payloadOf(mutation, noun),
    `Takes ${article(toWords(noun))} ${toWords(noun)} away. Refused while another row names it.`,
    handler as never,
  );
}

for (const noun of NOUNS) {
  const { type } = noun.section;
  const row = objectOf(type, noun.schema, 'input', {
    description: `${capital(toWords(noun))} as the scenario document has it.`,
    filled: Object.keys(noun.defaults),
  });
  const patch = objectOf(`${type}Patch`, noun.schema, 'input', {
    description: `Fields of ${article(toWords(noun))} ${toWords(noun)} to change; null takes an optional one away.`,
    isPartial: true,
    without: ['id'],
    stem: type,
  });
  declareAdd(noun, row);
  declareChange(noun, patch);
  declareRemove(noun);
}

/** Relay object identification: opaque global ids over the kind of a thing and its row. */
import { ID, InterfaceType } from '@nestjs/graphql';
import { Field } from './field.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TYPE = /^[A-Za-z]{1,40}$/;

export interface NodeReference {
  readonly type: string;
  readonly uuid: string;
}

export function toGlobalId(type: string, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`, 'latin1').toString('base64url');
}

export const isUuid = (text: string): boolean => UUID.test(text);

/** Undefined when the text is no id of ours; that is answered like a thing that does not exist. */
export function findReference(id: string): NodeReference | undefined {
  if (id.length > 120) return undefined;
  const [type, uuid, ...rest] = Buffer.from(id, 'base64url').toString('latin1').split(':');
  if (type === undefined || uuid === undefined || rest.length > 0 || !TYPE.test(type) || !UUID.test(uuid))
    return undefined;
  return { type, uuid };
}

/** The row behind an id, when it is one of the wanted type. */
export function findUuid(id: string, type: string): string | undefined {
  const reference = findReference(id);
  return reference?.type === type ? reference.uuid : undefined;
}

@InterfaceType('Node', {
  description: 'A thing with an identity of its own, which `node(id)` fetches again.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field('Opaque identifier, unique among all things.', () => ID)
  id!: string;
}

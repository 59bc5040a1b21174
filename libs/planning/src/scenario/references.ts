/**
 * Which row names which: the fields that the schema marks with `refersTo` (they hold ids of those sections) or `partOf` (they hold a
 * path that begins with one). Read from the schema once, so that a field of the document says it in one place.
 */
import { toJsonSchema, type ScenarioDocument } from './document.ts';

export interface Reference {
  /** Where it stands: a section of rows with the id of the row, or another part of the document. */
  readonly section: string;
  readonly id: string | null;
  /** Names of fields down to the one that refers; a place in a list is left out. */
  readonly path: readonly string[];
}

/** What of a schema leads to references; branches that lead to none are cut. */
interface Naming {
  readonly refersTo: ReadonlySet<string>;
  readonly partOf: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, Naming>;
}

interface Node {
  readonly refersTo?: readonly string[];
  readonly partOf?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

/** The node with what it is made of: its alternatives, and of a list what is in it. */
const partsOf = (node: Node): readonly Node[] => [
  node,
  ...[...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.items ? [node.items] : [])].flatMap(partsOf),
];

function toNaming(nodes: readonly Node[]): Naming | undefined {
  const parts = nodes.flatMap(partsOf);
  const byField = new Map<string, Node[]>();
  for (const { properties = {} } of parts)
    for (const [name, inner] of Object.entries(properties)) byField.set(name, [...(byField.get(name) ?? []), inner]);
  const fields = new Map<string, Naming>();
  for (const [name, inner] of byField) {
    const naming = toNaming(inner);
    if (naming !== undefined) fields.set(name, naming);
  }
  const refersTo = new Set(parts.flatMap((part) => part.refersTo ?? []));
  const partOf = new Set(parts.flatMap((part) => part.partOf ?? []));
  return refersTo.size + partOf.size + fields.size === 0 ? undefined : { refersTo, partOf, fields };
}

let known: Naming | undefined;
const naming = () => (known ??= toNaming([toJsonSchema() as Node]));

/** Everything in the document that names a row of a section. */
export function listReferences(document: ScenarioDocument, section: string, id: string): Reference[] {
  const found: Reference[] = [];
  const visit = (value: unknown, { refersTo, partOf, fields }: Naming, at: Reference): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, { refersTo, partOf, fields }, at);
    else if (typeof value === 'string') {
      if ((refersTo.has(section) && value === id) || (partOf.has(section) && value.startsWith(`${id}/`)))
        found.push(at);
    } else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of fields) {
        const next = (value as Readonly<Record<string, unknown>>)[name];
        if (next !== undefined) visit(next, inner, { ...at, path: [...at.path, name] });
      }
  };
  for (const [name, inner] of naming()?.fields ?? []) {
    const part = (document as unknown as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(part))
      for (const row of part as readonly { readonly id: string }[])
        visit(row, inner, { section: name, id: row.id, path: [] });
    else visit(part, inner, { section: name, id: null, path: [] });
  }
  return found;
}

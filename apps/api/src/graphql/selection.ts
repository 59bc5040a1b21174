/** What a query asks of a field, for those who would read much that nobody asked for. */
import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/**
 * Names of the fields that are asked of a field, those in fragments too; what is skipped by a directive is counted as asked.
 *
 * @param of a field below it whose fields are meant
 */
export function selectedFields(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  of?: string,
): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (set: SelectionSetNode | undefined, found: (field: FieldNode) => void): void => {
    for (const selection of set?.selections ?? [])
      if (selection.kind === Kind.FIELD) found(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, found);
      else walk(fragments[selection.name.value].selectionSet, found);
  };
  const add = ({ name }: FieldNode) => void names.add(name.value);
  for (const node of fieldNodes)
    walk(
      node.selectionSet,
      of === undefined ? add : (field) => field.name.value === of && walk(field.selectionSet, add),
    );
  return names;
}

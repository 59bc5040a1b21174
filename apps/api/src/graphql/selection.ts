/** What a query asks of a field, for those who would read much that nobody asked for. */
import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Names of the fields that are asked of a field, those in fragments too; what is skipped by a directive is counted as asked. */
export function selectedFields({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>) {
  const names = new Set<string>();
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? [])
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else walk(fragments[selection.name.value].selectionSet);
  };
  for (const node of fieldNodes) walk(node.selectionSet);
  return names as ReadonlySet<string>;
}

/** Who is under whom at a minute: headquarters with what they command and support then, and who is under national command. */

export interface CommandNode {
  readonly id: string;
  readonly name: string;
  readonly frameworkNation: string | null;
}

export interface CommandLink {
  readonly subordinate: string;
  readonly superior: string;
  readonly kind: string;
  /** Null = from CF-day on, to the end of the run. */
  readonly fromMin: number | null;
  readonly untilMin: number | null;
}

export interface TreeRow<Element> {
  readonly depth: number;
  readonly command?: CommandNode;
  readonly element?: Element;
  /** Degree of command under the row above it; null at the top. */
  readonly kind: string | null;
  /** Elements and persons of a command with all below it. */
  readonly elements: number;
  readonly persons: number;
}

interface Under {
  readonly id: string;
  readonly kind: string;
}

/** Rows from the top down, commands before elements, both by name; then elements that nobody commands, without a depth. Cost: rows and relationships. */
export function commandTreeAt<Element extends { id: string; name: string; persons: number }>(
  minute: number,
  commands: readonly CommandNode[],
  links: readonly CommandLink[],
  elements: readonly Element[],
): { readonly tree: readonly TreeRow<Element>[]; readonly national: readonly Element[] } {
  const commandById = new Map(commands.map((row) => [row.id, row]));
  const elementById = new Map(elements.map((row) => [row.id, row]));
  const under = new Map<string, Under[]>();
  const placed = new Set<string>();
  for (const { subordinate, superior, kind, fromMin, untilMin } of links) {
    if ((fromMin ?? 0) > minute || (untilMin !== null && minute >= untilMin)) continue;
    under.set(superior, [...(under.get(superior) ?? []), { id: subordinate, kind }]);
    placed.add(subordinate);
  }
  const rowsOf = (command: CommandNode, depth: number, kind: string | null): TreeRow<Element>[] => {
    const own = under.get(command.id) ?? [];
    const below = own
      .flatMap((row) => {
        const found = commandById.get(row.id);
        return found === undefined ? [] : [{ command: found, kind: row.kind }];
      })
      .sort((a, b) => a.command.name.localeCompare(b.command.name, 'en'))
      .map((row) => rowsOf(row.command, depth + 1, row.kind));
    const leaves = own
      .flatMap((row): TreeRow<Element>[] => {
        const element = elementById.get(row.id);
        return element === undefined
          ? []
          : [{ depth: depth + 1, element, kind: row.kind, elements: 1, persons: element.persons }];
      })
      .sort((a, b) => a.element!.name.localeCompare(b.element!.name, 'en'));
    const total = (figure: 'elements' | 'persons') =>
      below.reduce((sum, [head]) => sum + head[figure], 0) + leaves.reduce((sum, leaf) => sum + leaf[figure], 0);
    return [
      { depth, command, kind, elements: total('elements'), persons: total('persons') },
      ...below.flat(),
      ...leaves,
    ];
  };
  const tops = commands.filter(({ id }) => !placed.has(id)).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return {
    tree: tops.flatMap((command) => rowsOf(command, 0, null)),
    national: elements.filter(({ id }) => !placed.has(id)),
  };
}

/** Who is under whom at a minute: headquarters with what they command and what supports them then, and who is under national command. */

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
  /** Elements and persons of a command with all below it; who only supports it is not under it and counts elsewhere. */
  readonly elements: number;
  readonly persons: number;
}

/** Gives no command. */
const SUPPORT = 'support';
const isCommanded = ({ kind }: Pick<Under, 'kind'>) => kind !== SUPPORT;

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
    if (kind !== SUPPORT) placed.add(subordinate);
  }
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, 'en');
  const partsOf = (id: string) => {
    const own = under.get(id) ?? [];
    return {
      commands: own
        .flatMap(({ id, kind }) => (commandById.has(id) ? [{ command: commandById.get(id)!, kind }] : []))
        .sort((a, b) => byName(a.command, b.command)),
      leaves: own
        .flatMap(({ id, kind }) => (elementById.has(id) ? [{ element: elementById.get(id)!, kind }] : []))
        .sort((a, b) => byName(a.element, b.element)),
    };
  };
  const totalOf = (id: string): { readonly elements: number; readonly persons: number } => {
    const { commands, leaves } = partsOf(id);
    const totals = [
      ...commands.filter(isCommanded).map(({ command }) => totalOf(command.id)),
      ...leaves.filter(isCommanded).map(({ element }) => ({ elements: 1, persons: element.persons })),
    ];
    return {
      elements: totals.reduce((sum, { elements }) => sum + elements, 0),
      persons: totals.reduce((sum, { persons }) => sum + persons, 0),
    };
  };
  const rowsOf = (command: CommandNode, depth: number, kind: string | null): TreeRow<Element>[] => {
    const head = { depth, command, kind, ...totalOf(command.id) };
    // What a supporting command has under it is drawn where that stands itself; two may support each other.
    if (kind === SUPPORT) return [head];
    const { commands, leaves } = partsOf(command.id);
    return [
      head,
      ...commands.flatMap((row) => rowsOf(row.command, depth + 1, row.kind)),
      ...leaves.map((row) => ({ depth: depth + 1, ...row, elements: 1, persons: row.element.persons })),
    ];
  };
  const tops = commands.filter(({ id }) => !placed.has(id)).sort(byName);
  return {
    tree: tops.flatMap((command) => rowsOf(command, 0, null)),
    national: elements.filter(({ id }) => !placed.has(id)),
  };
}

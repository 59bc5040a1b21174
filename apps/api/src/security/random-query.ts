/**
 * Random valid queries out of the schema: every field can come up, arguments are drawn by their types, and what ids and keys there are is
 * drawn from real ones too. Deterministic for a seed. Invalid ones are made from valid ones by breaking them.
 */
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface Pool {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
}

const MOST_DEPTH = 7;
const MOST_FIELDS = 6;
const MOST_PAGE = 5;
/** Selections of one query: random trees grow fast. */
const MOST_SELECTIONS = 60;

export class RandomQueries {
  private state: number;
  private left = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly pool: Pool,
    seed: number,
  ) {
    this.state = seed >>> 0;
  }

  draw(below: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * below);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.draw(values.length)];
  }

  query(): string {
    const root = this.schema.getQueryType();
    if (!root) throw new Error('the schema has no query');
    this.left = MOST_SELECTIONS;
    return `query Random ${this.selection(Object.values(root.getFields()), 1, 2)}`;
  }

  /** One thing broken in a valid query: a token gone, doubled or put in another place, a name or a value changed. */
  broken(): string {
    const tokens = this.query().match(/"[^"]*"|[\w.-]+|\S/g) ?? [];
    const at = this.draw(tokens.length);
    const damage = [
      () => tokens.splice(at, 1 + this.draw(3)),
      () => tokens.splice(at, 0, tokens[this.draw(tokens.length)]),
      () =>
        (tokens[at] = this.pick([
          'nothingLikeThis',
          '"',
          '}',
          '{',
          '(',
          '$x',
          '-',
          '1e999',
          '@skip',
          '...',
          '\u0000',
          'null',
          '"\' OR 1=1 --"',
        ])),
      () =>
        tokens.splice(
          at,
          0,
          ...this.pick([
            ['(first: "many")'],
            ['(first: -1)'],
            ['(after: "x")'],
            ['@include(if: 3)'],
            ['{ id }'],
            ['... on Nothing { id }'],
          ]),
        ),
    ];
    this.pick(damage)();
    return tokens.join(' ');
  }

  private selection(fields: readonly GraphQLField<unknown, unknown>[], depth: number, most = MOST_FIELDS): string {
    const chosen = new Map<string, string>();
    for (let i = 0; i < 1 + this.draw(most) && this.left > 0; i++) {
      const field = this.pick(fields);
      const text = this.field(field, depth);
      if (text !== undefined) chosen.set(field.name, text);
    }
    return `{ ${['__typename', ...chosen.values()].join(' ')} }`;
  }

  /** Undefined when the field is too deep to go into. */
  private field(field: GraphQLField<unknown, unknown>, depth: number): string | undefined {
    const type = getNamedType(field.type);
    this.left -= 1;
    if (isCompositeType(type) && depth >= MOST_DEPTH) return undefined;
    const given = field.args
      .filter(
        ({ type: wanted, defaultValue }) => (isNonNullType(wanted) && defaultValue === undefined) || this.draw(2) === 0,
      )
      .map(({ name, type: wanted }) => `${name}: ${this.value(wanted, name)}`);
    // Every page is small: nested full pages are over the limit of cost, and that is tested elsewhere.
    if (field.args.some(({ name }) => name === 'first') && !given.some((text) => text.startsWith('first:')))
      given.push(`first: ${1 + this.draw(MOST_PAGE)}`);
    const head = `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
    if (!isCompositeType(type)) return head;
    if (isObjectType(type)) return `${head} ${this.selection(Object.values(type.getFields()), depth + 1)}`;
    const possible = isInterfaceType(type) || type.name ? this.schema.getPossibleTypes(type as never) : [];
    const one = this.pick(possible);
    return `${head} { __typename ... on ${one.name} ${this.selection(Object.values(one.getFields()), depth + 1)} }`;
  }

  value(type: GraphQLInputType, name: string): string {
    if (isNonNullType(type)) return this.value(type.ofType, name);
    if (isListType(type))
      return `[${Array.from({ length: this.draw(3) }, () => this.value(type.ofType, name)).join(', ')}]`;
    if (isEnumType(type)) return this.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || this.draw(3) === 0);
      return `{ ${fields.map((field) => `${field.name}: ${this.value(field.type, field.name)}`).join(', ')} }`;
    }
    switch (type.name) {
      case 'Int':
        return String(name === 'first' ? 1 + this.draw(MOST_PAGE) : this.pick([0, 1, 7, 2_147_483_647, -1]));
      case 'Float':
        return String(this.pick([0, 0.5, -1, 1e9]));
      case 'Boolean':
        return this.pick(['true', 'false']);
      case 'ID':
        return JSON.stringify(this.pick(this.pool.ids));
      case 'DateTime':
        return '"2026-06-01T00:00:00Z"';
      default:
        return JSON.stringify(name === 'after' ? 'azpB' : this.pick(this.pool.texts));
    }
  }
}

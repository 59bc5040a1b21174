/** Relay connections: forward paging with opaque cursors over a stable key of each row, never over an offset. */
import type { Type } from '@nestjs/common';
import { ArgsType, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { Field, Maybe } from './field.ts';

export const PAGE_DEFAULT = 50;
export const PAGE_MOST = 100;

@ObjectType({ description: 'Where a page stands in its connection.' })
export class PageInfo {
  @Field('True when there is a page after this one.', () => Boolean)
  hasNextPage!: boolean;
  @Field('True when there is something before this page.', () => Boolean)
  hasPreviousPage!: boolean;
  @Maybe('Cursor of the first edge of this page.', () => String)
  startCursor!: string | null;
  @Maybe('Cursor of the last edge of this page: pass it as `after` for the next one.', () => String)
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Maybe(`Most items wanted, 1 to ${PAGE_MOST} (default ${PAGE_DEFAULT}).`, () => Int)
  first?: number;
  @Maybe('Cursor to begin after; from the beginning when absent.', () => String)
  after?: string;
}

/** What a service needs of `PageArgs`, checked. */
export interface Page {
  /** Which list it is of: a cursor of another one is refused. */
  readonly list: string;
  readonly first: number;
  readonly after: string | undefined;
}

const badInput = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/** How many items a page holds; what is not possible is refused when the cost of the query is counted, before anything is read. */
export function toFirst(value: unknown): number {
  const first = value ?? PAGE_DEFAULT;
  if (typeof first !== 'number' || !Number.isInteger(first) || first < 1 || first > PAGE_MOST)
    throw badInput(`"first" is a whole number from 1 to ${PAGE_MOST}.`);
  return first;
}

/** Runs that are compared with one. */
export const OTHERS_MOST = 5;

/** Stocks that are asked for by their keys: as many as a screen draws at once, and more. */
export const STOCKS_MOST = 500;

/** Most entries of lists that somebody sends, by type and field. */
export const LISTS_MOST: Readonly<Record<string, { readonly name: string; readonly most: number } | undefined>> = {
  'Query.nodes': { name: 'ids', most: PAGE_MOST },
  'Scenario.rowProvenance': { name: 'rows', most: PAGE_MOST },
  'RunResult.stocks': { name: 'keys', most: STOCKS_MOST },
  'Query.runCompare': { name: 'others', most: OTHERS_MOST },
};

export function checkLists(field: string, args: Readonly<Record<string, unknown>>): void {
  const list = LISTS_MOST[field];
  const given = list && args[list.name];
  if (list !== undefined && Array.isArray(given) && given.length > list.most)
    throw badInput(`"${list.name}" holds at most ${list.most}.`);
}

export function toPage(args: PageArgs, list: string): Page {
  const first = toFirst(args.first);
  return {
    list,
    first,
    after: args.after === undefined || args.after === null ? undefined : fromCursor(list, args.after),
  };
}

const toCursor = (list: string, key: string): string => Buffer.from(`${list}:${key}`, 'utf8').toString('base64url');

function fromCursor(list: string, cursor: string): string {
  const text = cursor.length > 400 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  // A NUL byte is the one character that PostgreSQL refuses in a text.
  if (!text.startsWith(`${list}:`) || text.includes('\0')) throw foreignCursor();
  return text.slice(list.length + 1);
}

/** A cursor of another connection would begin the list anew, and who pages by it would never come to an end. */
export const foreignCursor = (): GraphQLError => badInput('"after" is not a cursor that this connection gave out.');

/** The cursor of a list that is ordered by a number; undefined from the beginning. */
export function numberAfter({ after }: Page): number | undefined {
  if (after === undefined) return undefined;
  if (!/^\d{1,9}$/.test(after)) throw foreignCursor();
  return Number(after);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The cursor of a list that is ordered by uuid; undefined from the beginning. */
export function uuidAfter({ after }: Page): string | undefined {
  if (after !== undefined && !UUID.test(after)) throw foreignCursor();
  return after;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  /** A getter: counted only when it is asked for. */
  readonly totalCount: Promise<number>;
}

/** `found` holds up to one item more than asked for, which tells whether another page follows. */
export function toConnection<R, T>(
  page: Page,
  found: readonly R[],
  keyOf: (row: R) => string,
  toNode: (row: R) => T,
  count: () => Promise<number>,
): Connection<T> {
  const shown = found.slice(0, page.first);
  const nodes = shown.map(toNode);
  const cursorOf = (row: R) => toCursor(page.list, keyOf(row));
  return {
    // Most ask for the nodes alone.
    get edges() {
      return shown.map((row, i) => ({ cursor: cursorOf(row), node: nodes[i] }));
    },
    nodes,
    pageInfo: {
      hasNextPage: found.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: shown.length === 0 ? null : cursorOf(shown[0]),
      endCursor: shown.length === 0 ? null : cursorOf(shown[shown.length - 1]),
    },
    get totalCount() {
      return count();
    },
  };
}

/** The connection type and its edge type of one type of thing; `plural` is what a reader calls them. */
export function connectionOf(node: () => Type<unknown>, name: string, plural: string): Type<Connection<unknown>> {
  @ObjectType(`${name}Edge`, { description: `One of the ${plural} of a page and its cursor.` })
  class EdgeType {
    @Field('Cursor of this item.', () => String)
    cursor!: string;
    @Field('The item.', node)
    node!: unknown;
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.` })
  class ConnectionType {
    @Field('The items of this page with their cursors.', () => [EdgeType])
    edges!: EdgeType[];
    @Field('The items of this page.', () => [node()])
    nodes!: unknown[];
    @Field('Where this page stands.', () => PageInfo)
    pageInfo!: PageInfo;
    @Field('How many there are on all pages.', () => Int)
    totalCount!: Promise<number>;
  }
  return ConnectionType as unknown as Type<Connection<unknown>>;
}

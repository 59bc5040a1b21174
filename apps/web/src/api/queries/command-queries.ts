/** Commands and who is under whom from when to when, for the order of battle. */
import { graphql } from '../graphql.ts';
import { ask, collect, RequestError } from '../client.ts';
import { PAGE } from './scenario-queries.ts';
import { toWord } from '../words.ts';
import type { CommandLink, CommandNode } from '../../charts/command-tree.ts';

const COMMANDS = graphql(`
  query Commands($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      commands(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          name
          frameworkNation
        }
      }
    }
  }
`);

const COMMAND_RELATIONSHIPS = graphql(`
  query CommandRelationships($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      commandRelationships(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          subordinate
          superior
          kind
          from {
            minute
          }
          until {
            minute
          }
        }
      }
    }
  }
`);

export interface CommandData {
  readonly commands: readonly CommandNode[];
  readonly links: readonly CommandLink[];
}

export async function loadCommands(id: string): Promise<CommandData> {
  const page = (after: string | null) => ({ id, first: PAGE, after });
  const [commands, links] = await Promise.all([
    collect(async (after) => present((await ask(COMMANDS, page(after))).scenario).commands),
    collect(async (after) => present((await ask(COMMAND_RELATIONSHIPS, page(after))).scenario).commandRelationships),
  ]);
  return {
    commands: commands.map(({ key, ...row }) => ({ ...row, id: key })),
    links: links.map(({ subordinate, superior, kind, from, until }) => ({
      subordinate,
      superior,
      kind: toWord(kind),
      fromMin: from?.minute ?? null,
      untilMin: until?.minute ?? null,
    })),
  };
}

function present<T>(scenario: T | null): T {
  if (scenario === null) throw new RequestError('There is no such scenario.', false);
  return scenario;
}

/** What the coordination cell would change of a nation's rows: nothing of it is in the plan before a planner of the nation accepts it. */
import type { OwnedSection } from '@muster/planning';
import type { ResultOf } from 'gql.tada';
import { ask, collect, order, RequestError } from './client.ts';
import type { UserError } from './editing.ts';
import { graphql } from './graphql.ts';
import { issueTexts } from './issue-text.ts';
import type { Loadable } from './model.ts';
import { once } from './once.ts';
import { loadLabels } from './release.ts';
import { store, useLoaded } from './store.ts';

const PROPOSALS = graphql(`
  query Proposals($id: ID!, $after: String) {
    scenario(id: $id) {
      proposals(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          nation
          section
          key
          change
          reason
          state
          askedBy
          askedAt
          decidedBy
          answer
        }
      }
    }
  }
`);

const CREATE = graphql(`
  mutation ProposalCreate($input: ProposalCreateInput!) {
    proposalCreate(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const DECIDE = graphql(`
  mutation ProposalDecide($input: ProposalDecideInput!) {
    proposalDecide(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`);

type Node = NonNullable<ResultOf<typeof PROPOSALS>['scenario']>['proposals']['nodes'][number];

export interface Proposal extends Omit<Node, 'change'> {
  /** Fields with what they are to become; null takes a field away. */
  readonly change: Readonly<Record<string, unknown>>;
}

const proposalsKey = (scenarioId: string) => `scenario:${scenarioId}:proposals`;

/** Those that wait first, then the newest. */
export const useProposals = (scenarioId: string): Loadable<readonly Proposal[]> =>
  useLoaded(proposalsKey(scenarioId), async () => {
    const rows = await collect(async (after) => {
      const { scenario } = await ask(PROPOSALS, { id: scenarioId, after });
      if (scenario === null) throw new RequestError('There is no such scenario.', false);
      return scenario.proposals;
    });
    return rows
      .map((row): Proposal => ({ ...row, change: row.change as Proposal['change'] }))
      .sort((a, b) => Number(b.state === 'OPEN') - Number(a.state === 'OPEN') || b.askedAt.localeCompare(a.askedAt));
  });

export async function propose(
  scenarioId: string,
  row: { readonly section: OwnedSection; readonly key: string },
  change: Proposal['change'],
  reason: string,
): Promise<readonly UserError[]> {
  const id = (await loadLabels(scenarioId, row.section)).get(row.key)?.id;
  if (id === undefined) throw new RequestError('The row is not there any more.', false);
  const input = { id, change, reason };
  const { proposalCreate } = await once(input, (clientMutationKey) =>
    order(CREATE, { input: { ...input, clientMutationKey } }),
  );
  store.refresh(proposalsKey(scenarioId));
  return proposalCreate.userErrors;
}

export async function decideProposal(
  scenarioId: string,
  proposalId: string,
  accept: boolean,
): Promise<readonly string[]> {
  const { proposalDecide } = await order(DECIDE, { input: { proposalId, accept } });
  store.refresh(`scenario:${scenarioId}:`);
  return issueTexts(proposalDecide.userErrors);
}

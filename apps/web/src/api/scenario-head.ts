/** What the editor needs to know of a scenario beside its rows: version, parent, history, and how versions differ. */
import type { ResultOf, VariablesOf } from 'gql.tada';
import { ask, collect, RequestError } from './client.ts';
import { graphql } from './graphql.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';

const HEAD = graphql(`
  query ScenarioHead($id: ID!) {
    scenario(id: $id) {
      version
      publishedVersion
      parentVersion
      parent {
        id
        key
        title
      }
    }
  }
`);

const VERSIONS = graphql(`
  query ScenarioVersions($id: ID!, $after: String) {
    scenario(id: $id) {
      versions(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          version
          at
          author
          intent
          changes
          undoes
        }
      }
    }
  }
`);

const HASHES = graphql(`
  query ScenarioHashes($id: ID!, $after: String) {
    scenario(id: $id) {
      versions(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          version
          hash
        }
      }
    }
  }
`);

const DIFFERENCE = graphql(`
  query ScenarioDifference($from: ScenarioVersionInput!, $to: ScenarioVersionInput!) {
    scenarioDifference(from: $from, to: $to, first: 100) {
      totalCount
      nodes {
        section
        key
        name
        kind
        path
        before
        after
      }
    }
  }
`);

type Head = NonNullable<ResultOf<typeof HEAD>['scenario']>;
type Version = NonNullable<ResultOf<typeof VERSIONS>['scenario']>['versions']['nodes'][number];
type Difference = NonNullable<ResultOf<typeof DIFFERENCE>['scenarioDifference']>['nodes'][number];

export type ScenarioVersionRow = Version;

export interface EditedHead extends Head {
  /** Newest first, all of them: what can be taken back may lie far behind what took it back. */
  readonly versions: readonly ScenarioVersionRow[];
}

export const headKey = (scenarioId: string) => `scenario:${scenarioId}:head`;

export const useHead = (scenarioId: string): Loadable<EditedHead> =>
  useLoaded(headKey(scenarioId), async () => {
    const [{ scenario }, versions] = await Promise.all([ask(HEAD, { id: scenarioId }), loadVersions(scenarioId)]);
    if (scenario === null) throw new RequestError('There is no such scenario.', false);
    return { ...scenario, versions };
  });

const loadVersions = (id: string): Promise<readonly ScenarioVersionRow[]> =>
  collect(async (after) => {
    const { scenario } = await ask(VERSIONS, { id, after });
    if (scenario === null) throw new RequestError('There is no such scenario.', false);
    return scenario.versions;
  });

/** `key` is null in the head, `name` where the row has none. */
export type DifferenceRow = Omit<Difference, 'kind'> & { readonly kind: string };
export type VersionName = VariablesOf<typeof DIFFERENCE>['from'];

export const loadDifference = async (from: VersionName, to: VersionName) =>
  (await ask(DIFFERENCE, { from, to })).scenarioDifference ?? { totalCount: 0, nodes: [] };

/** A hash is made of the whole document as one sees it, so they are asked for apart, in small pages, and not without end. */
const MOST_PAGES = 4;

/** The version whose document has this hash; null where none of the last ones has. */
export async function findVersion(id: string, hash: string): Promise<number | null> {
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { scenario }: ResultOf<typeof HASHES> = await ask(HASHES, { id, after });
    const found = scenario?.versions.nodes.find((row) => row.hash === hash);
    if (found !== undefined) return found.version;
    if (!scenario?.versions.pageInfo.hasNextPage) return null;
    after = scenario.versions.pageInfo.endCursor;
  }
  return null;
}

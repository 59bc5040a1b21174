/** Ready questions to the API. Every one runs as it stands against the scenario and run on the screen; an end-to-end test sends them all. */

export interface Example {
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Subject {
  /** Null where who looks sees none. */
  readonly scenarioId: string | null;
  readonly runId: string | null;
}

/** A question of whatever scenario or run is on the screen. */
interface Question<S> {
  readonly title: string;
  readonly query: string;
  readonly variables: (subject: S) => Example['variables'];
}

export const examplesFor = ({ scenarioId, runId }: Subject): readonly Example[] =>
  scenarioId === null ? OF_INSTALLATION : examplesOf(scenarioId, runId);

const examplesOf = (scenarioId: string, runId: Subject['runId']): readonly Example[] => [
  ...OF_SCENARIO.map((question) => ({ ...question, variables: question.variables({ scenarioId }) })),
  ...(runId === null
    ? []
    : OF_RUN.map((question) => ({ ...question, variables: question.variables({ scenarioId, runId }) }))),
];

/** For those who see no scenario: each is empty for all but those whom it is for. */
const OF_INSTALLATION: readonly Example[] = [
  {
    title: 'What was done and refused',
    variables: {},
    query: `{
  auditTrail(first: 50) {
    totalCount
    nodes { seq at principal roles nation action isDone reason thingType thingId versionBefore versionAfter }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    title: 'Persons, tools and their roles',
    variables: {},
    query: `{
  principals(first: 50) {
    totalCount
    nodes { id kind name nation disabledAt grants { role scenarioId } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
];

const ofScenario = ({ scenarioId }: { readonly scenarioId: string }) => ({ id: scenarioId });
const ofRun = ({ runId }: { readonly runId: string }) => ({ id: runId });

const OF_SCENARIO: readonly Question<{ readonly scenarioId: string }>[] = [
  {
    title: 'Scenarios and their runs',
    variables: () => ({}),
    query: `{
  scenarios(first: 10) {
    nodes {
      id
      key
      title
      marking
      runs(first: 5) { nodes { id number state seed done asked } }
    }
  }
}`,
  },
  {
    title: 'Who brings what',
    variables: ofScenario,
    query: `query Contributions($id: ID!) {
  scenario(id: $id) {
    contributions(first: 50) {
      totalCount
      nodes { key title component kind status nation { key name } confidence source { title } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
  },
  {
    title: 'Force elements of two nations, by page',
    variables: (subject) => ({ ...ofScenario(subject), after: null }),
    query: `query Elements($id: ID!, $after: String) {
  scenario(id: $id) {
    forceElements(first: 20, after: $after, nations: ["FR", "GB"]) {
      nodes { key name component home { name } destination { name } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
  },
  {
    title: 'Places and what they can do',
    variables: ofScenario,
    query: `query Seaports($id: ID!) {
  scenario(id: $id) {
    places(first: 20, kinds: [SEAPORT]) { nodes { key name country lat lon } }
  }
}`,
  },
  {
    title: 'Depot stock',
    variables: ofScenario,
    query: `query Stocks($id: ID!) {
  scenario(id: $id) {
    stocks(first: 30) { nodes { key class place { name } } }
  }
}`,
  },
];

const OF_RUN: readonly Question<{ readonly scenarioId: string; readonly runId: string }>[] = [
  {
    title: 'When the force is ready',
    variables: ofRun,
    query: `query Closures($id: ID!) {
  run(id: $id) {
    number
    seed
    engineVersion
    snapshotHash
    result {
      marking
      replications
      closures(kinds: [ALL, COMPONENT]) {
        key { kind id }
        persons
        closure { p10 p50 p90 share }
        onTime { value low high }
      }
    }
  }
}`,
  },
  {
    title: 'What is late, and why',
    variables: ofRun,
    query: `query Late($id: ID!) {
  run(id: $id) {
    result {
      elements(first: 20) {
        nodes { key ready { p10 p50 p90 } requiredMin onTime { value } bindingCause bindingResource }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`,
  },
  {
    title: 'What would help most',
    variables: ofRun,
    query: `query Bottlenecks($id: ID!) {
  run(id: $id) {
    result {
      bottlenecks { resource relief shareOfWaiting daysGained { mean low high replications } }
      verdict { feasible findings { code subject probability } }
    }
  }
}`,
  },
  {
    title: 'Start a run',
    variables: ({ scenarioId }) => ({ input: { scenarioId, seed: 7, replications: 20 } }),
    query: `mutation Start($input: RunStartInput!) {
  runStart(input: $input) {
    run { id number state }
    userErrors { code message path }
  }
}`,
  },
];

/** The same question for a shell: single quotes end the argument, so they are written as a quote of their own. */
export const toCurl = (origin: string, query: string, variables: object): string =>
  `curl -s ${origin}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query, variables }).replaceAll("'", "'\\''")}'`;

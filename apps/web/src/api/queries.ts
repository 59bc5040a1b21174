import { graphql } from './graphql.ts';

/** Lists of a scenario and results by element come in pages of this size, the largest the server gives. */
export const PAGE = 100;

const times = graphql(`
  fragment Times on QuantileTimes @_unmask {
    p10
    p50
    p80
    p90
    share
  }
`);
const series = graphql(`
  fragment Series on QuantileSeries @_unmask {
    p10
    p50
    p80
    p90
  }
`);
const runHead = graphql(`
  fragment RunHead on Run @_unmask {
    id
    number
    state
    seed
    asked
    done
    partial
    createdAt
    finishedAt
    engineVersion
    snapshotHash
    error
  }
`);

export const START = graphql(`
  query Start {
    scenarios(first: 50) {
      nodes {
        id
        key
        title
        summary
        marking
      }
    }
  }
`);

export const RUNS = graphql(
  `
    query Runs($scenarioId: ID!) {
      runs(scenarioId: $scenarioId, first: 50) {
        nodes {
          ...RunHead
        }
      }
    }
  `,
  [runHead],
);

export const RUN_SUMMARY = graphql(
  `
    query RunSummary($id: ID!) {
      run(id: $id) {
        ...RunHead
        result {
          hash
          marking
          partial
          replications
          clock {
            cfDay
            dDayMin
            endMin
            stepMin
            steps
          }
          verdict {
            feasible
            reasons
          }
          bottlenecks {
            resource
            relief
            shareOfWaiting
            daysGained {
              mean
              low
              high
              replications
            }
          }
          requirements {
            key
            needed
            offered
            byMin
            feasible
            met {
              value
              low
              high
            }
            metAt {
              ...Times
            }
            requirement {
              title
              component
              capability
              confidenceAsked
            }
          }
          sectors {
            key
            holdUntil {
              ...Times
            }
            inTime {
              value
              low
              high
            }
          }
          gates {
            key
            met {
              ...Times
            }
            gate {
              title
              kind
              owner
            }
          }
          closures(kinds: [ALL, COMPONENT]) {
            key {
              kind
              id
            }
            persons
            elements
            required
            requiredMin
            ready {
              ...Series
            }
            inPlace {
              ...Series
            }
            closure {
              ...Times
            }
            closureAtDestination {
              ...Times
            }
            onTime {
              value
              low
              high
            }
            bound {
              closureMin
              method
            }
          }
        }
      }
    }
  `,
  [runHead, times, series],
);

export const COMPOSITION = graphql(`
  query Composition($id: ID!) {
    run(id: $id) {
      result {
        closures(kinds: [ALL, COMPONENT, NATION, NATION_COMPONENT]) {
          key {
            kind
            id
          }
          persons
          elements
          ready {
            p10
            p50
            p90
          }
          inPlace {
            p50
          }
        }
      }
    }
  }
`);

export const ELEMENTS = graphql(
  `
    query Elements($id: ID!, $first: Int!, $after: String) {
      run(id: $id) {
        result {
          elements(first: $first, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              key
              requiredMin
              bindingCause
              bindingResource
              ordered {
                ...Times
              }
              atPod {
                ...Times
              }
              atDestination {
                ...Times
              }
              ready {
                ...Times
              }
              onTime {
                value
                low
                high
              }
              ledger {
                cause
                resource
                meanMin
              }
            }
          }
        }
      }
    }
  `,
  [times],
);

export const SHOWN = graphql(`
  query Shown($id: ID!) {
    run(id: $id) {
      result {
        shown {
          replication
          hash
          elements {
            key
            orderedMin
            atPodMin
            atDestinationMin
            readyMin
            chain {
              cause
              resource
              startMin
              endMin
            }
          }
          movements {
            mode
            from
            to
            startMin
            endMin
            persons
            vehicles
            massT
            of
          }
        }
      }
    }
  }
`);

export const STOCKS = graphql(
  `
    query Stocks($id: ID!) {
      run(id: $id) {
        result {
          stocks {
            key
            class
            targetDays
            place {
              key
            }
            levelT {
              ...Series
            }
            daysOfSupply {
              ...Series
            }
            firstStockOut {
              ...Times
            }
            unmetT {
              p50
              p90
            }
          }
        }
      }
    }
  `,
  [times, series],
);

export const RESOURCES = graphql(`
  query Resources($id: ID!) {
    run(id: $id) {
      result {
        resources {
          key
          facility
          unit
          capacity
          utilisation
          served
          meanWaitMin
          queue
          longestQueue {
            p50
            p90
          }
          place {
            key
          }
          link {
            key
          }
        }
      }
    }
  }
`);

export const NATIONS = graphql(`
  query Nations($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      nations(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          name
          role
          reported
          personsMin
          personsMax
          confidence
          notional
          source {
            title
          }
        }
      }
    }
  }
`);

export const PLACES = graphql(`
  query Places($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      places(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          name
          kind
          country
          lat
          lon
          confidence
          notional
        }
      }
    }
  }
`);

export const LINKS = graphql(`
  query Links($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      links(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          mode
          from {
            key
          }
          to {
            key
          }
        }
      }
    }
  }
`);

export const FORCE_ELEMENTS = graphql(`
  query ForceElements($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      forceElements(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          name
          component
          capability
          sidc
          status
          confidence
          notional
          nation {
            key
          }
          parent {
            key
          }
          home {
            key
          }
          destination {
            key
          }
          cargo {
            pax
          }
          template {
            sidc
          }
        }
      }
    }
  }
`);

export const CONTRIBUTIONS = graphql(`
  query Contributions($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      contributions(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          title
          component
          kind
          status
          personsMin
          personsMax
          stationing
          reported
          confidence
          notional
          nation {
            key
          }
        }
      }
    }
  }
`);

export const RUN_START = graphql(
  `
    mutation RunStart($input: RunStartInput!) {
      runStart(input: $input) {
        run {
          ...RunHead
        }
        userErrors {
          code
          path
          message
        }
      }
    }
  `,
  [runHead],
);

export const RUN_CANCEL = graphql(
  `
    mutation RunCancel($input: RunCancelInput!) {
      runCancel(input: $input) {
        run {
          ...RunHead
        }
        userErrors {
          code
          path
          message
        }
      }
    }
  `,
  [runHead],
);

export const RUN_PROGRESS = graphql(
  `
    subscription RunProgress($runId: ID!) {
      runProgress(runId: $runId) {
        state
        done
        asked
        partial
        run {
          ...RunHead
        }
      }
    }
  `,
  [runHead],
);

export const LIFT_TYPES = graphql(`
  query LiftTypes($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      liftTypes(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          name
        }
      }
    }
  }
`);

/** Runs: started, followed, stopped, listed, and the summary that every screen stands on. */
import { graphql } from '../graphql.ts';
import { times, series, runHead } from './run-fragments.ts';

export const RUNS = graphql(
  `
    query Runs($scenarioId: ID!, $after: String) {
      runs(scenarioId: $scenarioId, first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
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
            findings {
              code
              subject
              probability
              cause
              resource
            }
            unnamed
          }
          commodityBound {
            replication
            closureMin
            boundMin
            otherBoundMin
            ratio
            finished
            columns
            rows
            solves
          }
          bottlenecks {
            resource
            relief
            pool
            shareOfWaiting
            confirmed
            stage
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
          gates {
            key
            met {
              ...Times
            }
            fell {
              ...Times
            }
            metAgain {
              ...Times
            }
            standsAtEnd
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
            due {
              ready {
                ...Series
              }
              all {
                value
                low
                high
              }
            }
            inPlace {
              ...Series
            }
            employable {
              ...Series
            }
            closure {
              ...Times
            }
            closureAtPod {
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
              resource
              firstReleaseMin
              ratio
            }
          }
        }
      }
    }
  `,
  [runHead, times, series],
);

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

export const RUN_REPLAY = graphql(
  `
    mutation RunReplay($input: RunReplayInput!) {
      runReplay(input: $input) {
        run {
          ...RunHead
        }
        engine
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

/** Results by force element, and the replication that is shown: the screens “timeline” and “map”. */
import { graphql } from '../graphql.ts';
import { times } from './run-fragments.ts';

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
              boundMin
              bindingCause
              bindingResource
              bindingGate
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
              employable {
                ...Times
              }
              leaves {
                ...Times
              }
              home {
                ...Times
              }
              onTime {
                value
                low
                high
              }
              latestArrivalMin
              onTimeAtPod {
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
            employableMin
            employableUntilMin
            leavesMin
            homeMin
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
          supply {
            line
            atMin
            underWayT
            owedT
            paid
            paidAtMin
          }
          runs {
            row
            atMin
            sinceMin
          }
        }
      }
    }
  }
`);

export const SHOWN_STATE = graphql(`
  query ShownState($id: ID!, $atMin: Int!) {
    run(id: $id) {
      result {
        shown {
          state(atMin: $atMin) {
            stocks {
              key
              amount
            }
            done {
              key
              amount
            }
            decisions {
              key
              decidedMin
              inForceMin
            }
          }
        }
      }
    }
  }
`);

/** Results by force element, and the replication that is shown: the screens “timeline” and “map”. */
import { graphql } from '../graphql.ts';
import { times } from './run-fragments.ts';

/** What lists look at of all elements: they are as many as a file brings, and all that is said of one is long. */
export const ELEMENT_HEADS = graphql(`
  query ElementHeads($id: ID!) {
    run(id: $id) {
      result {
        elementColumns {
          key
          requiredMin
          boundMin
          orderedP50Min
          atDestinationP50Min
          readyP10Min
          readyP50Min
          readyP90Min
          onTime
          bindingCause
          bindingResource
          bindingMin
          leavesShare
          leavesP10Min
          leavesP50Min
          homeP50Min
        }
      }
    }
  }
`);

export const ELEMENT = graphql(
  `
    query Element($id: ID!, $key: String!) {
      run(id: $id) {
        result {
          element(key: $key) {
            key
            requiredMin
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

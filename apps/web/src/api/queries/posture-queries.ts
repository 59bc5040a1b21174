/** Results of the screen “gates and commitments”. */
import { graphql } from '../graphql.ts';
import { times, series } from './run-fragments.ts';

/** Gates and commitments, support, sectors and the components of the declaration. */
export const POSTURE = graphql(
  `
    query Posture($id: ID!) {
      run(id: $id) {
        result {
          response {
            key
            kind
            title
            subject
            owner
            releases
            decided {
              ...Times
            }
            inForce {
              ...Times
            }
            fell {
              ...Times
            }
            metAgain {
              ...Times
            }
          }
          support {
            key
            kind
            title
            unit
            planned
            done {
              ...Series
            }
            complete {
              ...Times
            }
          }
          funding {
            year
            needMEur
            plannedMEur
            paidMEur {
              p10
              p50
              p90
            }
          }
          offices {
            key
            title
            desks
            decisions
            waiting
            meanWaitMin
            longestWaitMin {
              p50
              p90
            }
          }
          openings {
            key
            place {
              key
            }
            openedBy
            bareShare
            openedShare
            fullShare
            opened {
              ...Times
            }
            full {
              ...Times
            }
            facilities {
              facility
              full {
                ...Times
              }
            }
            contracts {
              key
              title
              kind
              nation
              inForce {
                ...Times
              }
            }
          }
          components {
            component
            parts
            cover {
              ...Series
            }
          }
          monitors {
            key
            title
            nation
            kind
            sectors
            share
            reach {
              count
              amount
              of
              unit
            }
            watchesFrom {
              ...Times
            }
          }
          sectors {
            key
            name
            holdUntil {
              ...Times
            }
            detected {
              ...Times
            }
            coverage {
              ...Series
            }
            holdGainDays {
              p10
              p50
              p90
            }
            inTime {
              value
              low
              high
            }
            requirements {
              key
              inTime {
                value
                low
                high
              }
            }
          }
        }
      }
    }
  `,
  [times, series],
);

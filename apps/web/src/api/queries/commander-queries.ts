import { graphql } from '../graphql.ts';

const band = graphql(`
  fragment ThreeNumbers on Band @_unmask {
    p10
    p50
    p90
  }
`);
const change = graphql(`
  fragment Days on DaysChange @_unmask {
    mean
    low
    high
  }
`);

export const COMMANDER = graphql(
  `
    query Commander($id: ID!) {
      run(id: $id) {
        result {
          sensitivities {
            assumption
            low
            high
            lowDays {
              ...Days
            }
            highDays {
              ...Days
            }
          }
          lift {
            liftType
            assets
            trips
            hoursUnderWay {
              p50
            }
            useShare
          }
          commander {
            checkpoints {
              name
              atMin
              requiredPersons
              employablePersons {
                ...ThreeNumbers
              }
              linesDue
              linesMet {
                ...ThreeNumbers
              }
              allLines {
                value
                low
                high
              }
            }
            decisions {
              gate
              owner
              decidedMin
              allInTimeMin
              inTime
              inTimeMin
              lastUsefulMin
              elements
            }
            arrivals {
              place
              beds
              isOnTheWay
              bedsOpen
              bedsFree
              next24 {
                p50
                p90
              }
              next72 {
                p50
                p90
              }
            }
            communications {
              key
              kind
              utilisation
              spans {
                fromMin
                untilMin
                state
                probability
              }
            }
            lift {
              liftType
              assets
              elements
              waitDays
              worst
            }
            singlePoints {
              kind
              key
              lines
              share
            }
            requests {
              kind
              to
              subject
              byMin
              elements
              waitDays
            }
            cost {
              totalEur
              byMode {
                mode
                assetKm
                eur
              }
            }
            absences {
              element
              reason
              share
            }
          }
        }
      }
    }
  `,
  [band, change],
);

export const FILL = graphql(`
  query Fill($id: ID!) {
    run(id: $id) {
      result {
        requirements {
          key
          requirement {
            elements {
              key
            }
          }
          needed
          released {
            p50
          }
          inPlace {
            p50
          }
          ready {
            p50
          }
          employable {
            p10
            p50
            p90
          }
          persons {
            needed
            employable {
              p50
            }
          }
        }
        forcePackage {
          lines {
            requirement
            shortPersons
            offered
            able
            obstacles {
              obstacle
              elements
            }
          }
          plans {
            kind
            unfilled
            shortPersons
            lateDays
            splits
            cost
            proof
            assignments {
              requirement
              element
            }
          }
        }
      }
    }
  }
`);

/** Stocks and resources over time: the screens “supply” and “map”. */
import { graphql } from '../graphql.ts';
import { times, series } from './run-fragments.ts';

/** What tells which stocks to look at: they are as many as a file brings, and their courses are long. */
export const STOCK_HEADS = graphql(`
  query StockHeads($id: ID!) {
    run(id: $id) {
      result {
        stockColumns {
          key
          class
          place
          targetDays
          isUsed
          stockOutShare
          stockOutP10Min
          stockOutP50Min
        }
      }
    }
  }
`);

export const STOCK_MEDIANS = graphql(`
  query StockMedians($id: ID!, $keys: [String!]) {
    run(id: $id) {
      result {
        stocks(keys: $keys) {
          key
          class
          targetDays
          place {
            key
          }
          levelT {
            p50
          }
          daysOfSupply {
            p50
          }
        }
      }
    }
  }
`);

export const STOCKS = graphql(
  `
    query Stocks($id: ID!, $keys: [String!]) {
      run(id: $id) {
        result {
          stocks(keys: $keys) {
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
            leastT {
              p10
              p50
            }
            heldBackT {
              p50
              p90
            }
            account {
              receivedT {
                p50
                p90
              }
              issuedT {
                p50
                p90
              }
              consumedT {
                p50
                p90
              }
              lostT {
                p50
                p90
              }
              onTheWayT {
                p50
                p90
              }
              lostOnTheWayT {
                p50
                p90
              }
            }
            firstRed {
              ...Times
            }
            opensAt {
              ...Times
            }
          }
        }
      }
    }
  `,
  [times, series],
);

export const STOCK_FLOW = graphql(
  `
    query StockFlow($id: ID!, $key: String!) {
      run(id: $id) {
        result {
          stockFlow(key: $key) {
            receivedT {
              ...Series
            }
            goneT {
              ...Series
            }
          }
        }
      }
    }
  `,
  [series],
);

export const DELIVERIES = graphql(
  `
    query Deliveries($id: ID!) {
      run(id: $id) {
        result {
          deliveries {
            key
            stock
            instalments
            requiredDays
            lateShare
            firstDue {
              ...Times
            }
            complete {
              ...Times
            }
            days {
              p10
              p50
              p90
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
  `,
  [times],
);

export const STOCK_NAMES = graphql(`
  query StockNames($id: ID!) {
    run(id: $id) {
      result {
        stockColumns {
          key
          class
          place
          item
          owner
        }
      }
    }
  }
`);

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

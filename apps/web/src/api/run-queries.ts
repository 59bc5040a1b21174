import { graphql } from './graphql.ts';

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
    viewOf
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
            confirmed
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
            employable {
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
            meanWaitMin
            longestWaitMin {
              p50
              p90
            }
          }
          components {
            component
            measure
            parts
            cover {
              ...Series
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
          employable {
            p50
          }
        }
      }
    }
  }
`);

export const PRIORITY_CLOSURES = graphql(
  `
    query PriorityClosures($id: ID!) {
      run(id: $id) {
        result {
          closures(kinds: [PRIORITY]) {
            key {
              id
            }
            elements
            requiredMin
            closure {
              ...Times
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
  [times],
);

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
            leavesMin
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
            leastT {
              p10
              p50
            }
            heldBackT {
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

/** What several queries of a result have in common. */
import { graphql } from '../graphql.ts';

export const times = graphql(`
  fragment Times on QuantileTimes @_unmask {
    p10
    p50
    p80
    p90
    share
  }
`);

export const series = graphql(`
  fragment Series on QuantileSeries @_unmask {
    p10
    p50
    p80
    p90
  }
`);

export const runHead = graphql(`
  fragment RunHead on Run @_unmask {
    id
    number
    state
    seed
    viewOf
    scenarioVersion
    asked
    done
    partial
    stage {
      name
      done
      total
    }
    createdAt
    finishedAt
    engineVersion
    snapshotHash
    error
    trimmedAt
    replay {
      of {
        number
      }
      isSameEngine
      isSameHash
    }
  }
`);

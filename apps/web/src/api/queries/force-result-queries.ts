/** Results by nation, component and priority: the screens “force composition” and “closure”. */
import { graphql } from '../graphql.ts';
import { times } from './run-fragments.ts';

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

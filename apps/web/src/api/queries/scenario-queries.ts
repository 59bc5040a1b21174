import { graphql } from '../graphql.ts';

/** Lists of a scenario and results by element come in pages of this size, the largest the server gives. */
export const PAGE = 100;

export const START = graphql(`
  query Start($after: String) {
    scenarios(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
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
          crossing {
            into
          }
          lat
          lon
          protection
          owner {
            key
          }
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

/** As columns: they are as many as a file brings, and every screen names things by them. */
export const FORCE_ELEMENTS = graphql(`
  query ForceElements($id: ID!) {
    scenario(id: $id) {
      forceElementColumns {
        key
        name
        component
        capability
        sidc
        status
        confidence
        notional
        tourDays
        relievedBy
        nation
        parent
        home
        destination
        persons
        vehicles
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
          breachPolicy
          withdrawalPolicy
          caveats {
            kind
            rule
            values
            text
            until {
              minute
            }
          }
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

/** What results name by their keys alone, beside the lift types. */
export const LIFT_POOLS = graphql(`
  query LiftPoolNames($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      liftPools(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          name
          liftType {
            name
          }
          base {
            name
          }
        }
      }
    }
  }
`);

export const SECTORS = graphql(`
  query SectorNames($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      sectors(first: $first, after: $after) {
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

export const COMMITMENTS = graphql(`
  query CommitmentTitles($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      commitments(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          title
        }
      }
    }
  }
`);

export const REMEDIES = graphql(`
  query RemedyTitles($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      remedies(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          title
        }
      }
    }
  }
`);

export const OFFICES = graphql(`
  query OfficeTitles($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      offices(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          title
        }
      }
    }
  }
`);

export const AIRSPACES = graphql(`
  query Airspaces($id: ID!, $first: Int!, $after: String) {
    scenario(id: $id) {
      airspaces(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          key
          name
          opensWhen
          refuses {
            key
            name
          }
          outline {
            lat
            lon
          }
        }
      }
    }
  }
`);

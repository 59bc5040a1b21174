/** Operations are typed from the committed schema: `npm run generate` writes `generated/graphql-env.d.ts`. */
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './generated/graphql-env.d.ts';

export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string } }>();

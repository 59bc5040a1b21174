import { InputType, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { TransportMode } from '../graphql/vocabulary.ts';

@InputType({ description: 'One leg of a planned route.' })
export class PlannedLegInput {
  @Field('What the leg is travelled by.', () => TransportMode)
  mode!: string;
  @Field('Key of the place where it begins.', () => String)
  from!: string;
  @Field('Key of the place where it ends.', () => String)
  to!: string;
  @Maybe('Keys of its links in order; left out, any way of the mode will do.', () => [String])
  links?: string[] | null;
}

@InputType({ description: 'A whole route that a planner has fixed.' })
export class PlannedRouteInput {
  @Field('Key of a movement, or of a force element and one of its streams: `<element>/wheeled`.', () => String)
  requirement!: string;
  @Field('The legs in order, at most 20.', () => [PlannedLegInput])
  legs!: PlannedLegInput[];
}

@ObjectType({ description: 'A rule that a fixed port, mode, route or date breaks.' })
export class PlanViolation {
  @Field('Stable code, for example `plan.draught`.', () => String)
  code!: string;
  @Field(
    'Where in the scenario document: keys and indices joined by dots; `routes.0` is the first of the routes that were sent.',
    () => String,
  )
  path!: string;
  @Field('One sentence with the figures.', () => String)
  message!: string;
  @Field('True when nothing can run as planned; false for a date that cannot be kept.', () => Boolean)
  prevents!: boolean;
}

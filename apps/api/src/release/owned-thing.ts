import { ObjectType } from '@nestjs/graphql';
import { Field } from '../graphql/field.ts';
import { ScenarioThing } from '../graphql/quantities.ts';
import { Label } from './label.types.ts';

/** A row of a scenario that a nation may own. */
@ObjectType({ isAbstract: true })
export abstract class OwnedThing extends ScenarioThing {
  @Field('Who may see it beside the nation that owns it.', () => Label)
  label!: Label;
}

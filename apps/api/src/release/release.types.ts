/** Changing who may see a thing: narrower at once, wider with four eyes. */
import { ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { UserError } from '../graphql/user-error.ts';
import { Decidable, DecisionInput } from './decision.types.ts';
import { Label, LabelLevel } from './label.types.ts';

@ObjectType({
  description:
    'Somebody asks that a thing be shown to more. A releaser of its nation decides who neither asked nor wrote it.',
})
export class ReleaseRequest extends Decidable {
  readonly uuid!: string;
  @Field('Type of the thing.', () => String)
  thingType!: string;
  @Field('Id of the thing.', () => ID)
  thingId!: string;
  @Field('Its label when this was asked.', () => Label)
  before!: Label;
  @Field('The label that is asked for.', () => Label)
  wanted!: Label;
}
export const ReleaseRequestConnection = connectionOf(() => ReleaseRequest, 'ReleaseRequest', 'requests for release');

@ObjectType({ description: 'A thing that exists, and whose nation keeps its content back.' })
export class WithheldThing {
  @Field('Its id.', () => ID)
  id!: string;
  @Field('Its type, for example `Stock`.', () => String)
  type!: string;
  @Field('Nation that owns it.', () => String)
  nation!: string;
}
export const WithheldThingConnection = connectionOf(() => WithheldThing, 'WithheldThing', 'withheld things');

@InputType({ description: 'Who may see a thing from now on.' })
export class LabelChangeInput {
  @Field('The thing: a contribution, force element, lift pool, stock, commitment or gate of your nation.', () => ID)
  id!: string;
  @Field('How much those see that it is released to.', () => LabelLevel)
  level!: 'open' | 'restricted' | 'existence';
  @Maybe('True to release it to everybody with a role in the scenario.', () => Boolean)
  toAll?: boolean | null;
  @Maybe('Nations to release it to, by key.', () => [String])
  nations?: string[] | null;
  @Maybe('True to release it to the coordination cell.', () => Boolean)
  cell?: boolean | null;
  @Maybe('Handling instructions.', () => [String])
  caveats?: string[] | null;
  @Maybe('Why, at most 1000 characters.', () => String)
  reason?: string | null;
}

@ObjectType({ description: 'The answer to `labelChange`.' })
export class LabelChangePayload {
  @Maybe('The label as it is now; null when there are errors.', () => Label)
  label!: Label | null;
  @Maybe('The request that waits for a releaser, when more would see it.', () => ReleaseRequest)
  request!: ReleaseRequest | null;
  @Field('Why nothing was changed.', () => [UserError])
  userErrors!: UserError[];
}

@InputType({ description: 'A decision on a request for release.' })
export class ReleaseDecideInput extends DecisionInput {
  @Field('The request.', () => ID)
  requestId!: string;
}

@ObjectType({ description: 'The answer to `releaseDecide`.' })
export class ReleaseDecidePayload {
  @Maybe('The request as it is now; null when there are errors.', () => ReleaseRequest)
  request!: ReleaseRequest | null;
  @Field('Why nothing was changed.', () => [UserError])
  userErrors!: UserError[];
}

/** What a mutation answers when the input cannot be done: data, not an exception. */
import { ObjectType } from '@nestjs/graphql';
import { Field } from './field.ts';

@ObjectType({ description: 'A reason why a mutation did nothing, meant for the person who asked.' })
export class UserError {
  @Field('Stable code that a program may act on, for example `scenario.unknown`.', () => String)
  code!: string;
  @Field('Where in the input: keys and indices from the outside in; empty for the whole input.', () => [String])
  path!: string[];
  @Field('One sentence that says what is wrong.', () => String)
  message!: string;
}

export { userError } from './to-user-error.ts';

import { InputType, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { Confidence } from '../graphql/vocabulary.ts';
import { Source } from '../sources/source.types.ts';

@InputType({ description: 'A row as results name it.' })
export class RowReferenceInput {
  @Field('Section of the scenario document, for example `forceElements`.', () => String)
  section!: string;
  @Field('Its key.', () => String)
  key!: string;
}

@ObjectType({ description: 'What a row rests on: how sure it is, and who says so.' })
export class RowProvenance {
  readonly scenarioId!: string;
  readonly sourceKey?: string;
  @Field('Section of the scenario document.', () => String)
  section!: string;
  @Field('Key of the row.', () => String)
  key!: string;
  @Maybe('How sure the row is.', () => Confidence)
  confidence?: string;
  @Field('True when the row is invented for the analysis and not reported by anyone.', () => Boolean)
  notional!: boolean;
  @Maybe('What a reader should know about the row.', () => String)
  note?: string;
  @Maybe('Where the row comes from.', () => Source)
  source?: Source;
}

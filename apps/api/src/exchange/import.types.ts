import { ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { EditPayload, ChangeInput } from '../editing/editing.types.ts';
import { connectionOf } from '../graphql/connection.ts';
import { describeEnum, Field, Maybe } from '../graphql/field.ts';
import { Json } from '../graphql/scalars.ts';

export const ImportOutcome = describeEnum('ImportOutcome', 'What becomes of a line of an imported file.', {
  added: 'A new row.',
  changed: 'A row that is there changes.',
  unchanged: 'The row is there already as the file has it.',
  removed: 'A row that the file, which is said to be complete, does not have.',
  rejected: 'It cannot be taken over; the reasons say why.',
  ignored: 'It belongs to somebody else.',
});

@ObjectType({ description: 'Why a line of a file is not taken over, or only in part.' })
export class ImportReason {
  @Field('Stable code, for example `cell.unreadable`.', () => String)
  code!: string;
  @Maybe('Line of the file, from 1; null for the whole file.', () => Int)
  row!: number | null;
  @Maybe('Column of the file.', () => String)
  column!: string | null;
  @Field('One sentence that says what is wrong.', () => String)
  message!: string;
}

@ObjectType({ description: 'A line of an imported file, and what becomes of it.' })
export class ImportLine {
  @Field('What becomes of it.', () => ImportOutcome)
  outcome!: string;
  @Maybe('Section of the document; null for a line that could not be read.', () => String)
  section!: string | null;
  @Maybe('Key of the row; null for a line that could not be read.', () => String)
  key!: string | null;
  @Maybe('Line of the file, from 1; null for what the file does not have.', () => Int)
  line!: number | null;
  @Maybe('The row as it is.', () => Json)
  before!: unknown;
  @Maybe('The row as it becomes.', () => Json)
  after!: unknown;
  @Field('Why it is rejected or ignored.', () => [ImportReason])
  reasons!: ImportReason[];
}
export const ImportLineConnection = connectionOf(() => ImportLine, 'ImportLine', 'lines');

@ObjectType({
  description:
    'How far an upload that is being taken over is: its lines are read, then the rows that they change are written.',
})
export class ImportProgress {
  @Field('Lines that are read, and rows that are written.', () => Int)
  done!: number;
  @Field('What `done` comes to. Nothing of it is there before all is.', () => Int)
  total!: number;
}

@ObjectType({ description: 'How many lines have which outcome.' })
export class ImportCounts {
  @Field('New rows.', () => Int)
  added!: number;
  @Field('Rows that change.', () => Int)
  changed!: number;
  @Field('Rows that are there already.', () => Int)
  unchanged!: number;
  @Field('Rows that are taken away.', () => Int)
  removed!: number;
  @Field('Lines that cannot be taken over.', () => Int)
  rejected!: number;
  @Field('Lines that belong to somebody else.', () => Int)
  ignored!: number;
}

@ObjectType({ description: 'A file that was uploaded and looked at. Nothing is changed until it is applied.' })
export class ScenarioImport {
  @Field('Identifier of the upload.', () => ID)
  id!: string;
  @Field('Format that it was read as.', () => String)
  format!: string;
  @Field('Version of the scenario that it was held against.', () => Int)
  scenarioVersion!: number;
  @Field('How many lines have which outcome.', () => ImportCounts)
  counts!: ImportCounts;
  @Field('What is taken over in part, or left out on purpose.', () => [ImportReason])
  warnings!: ImportReason[];
}

@InputType({ description: 'Which upload is applied.' })
export class ImportApplyInput extends ChangeInput {
  @Field('The upload, as the answer to it names it.', () => ID)
  importId!: string;
}

@ObjectType({ description: 'The answer to `importApply`.' })
export class ImportApplyPayload extends EditPayload {
  @Maybe('What was done; null when nothing was.', () => ImportCounts)
  counts!: ImportCounts | null;
}

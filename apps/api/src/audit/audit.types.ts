import { ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Label } from '../release/label.types.ts';

@ObjectType({ description: 'One thing that was done or refused. Seen by auditors only.' })
export class AuditEntry {
  @Field('Position in the chain, from 1.', () => Int)
  seq!: number;
  @Field('When.', () => DateTime)
  at!: Date;
  @Field('Who: person, tool or system, and its id.', () => String)
  principal!: string;
  @Maybe('For which nation.', () => String)
  nation!: string | null;
  @Field('In which roles.', () => [String])
  roles!: string[];
  @Field('Noun and verb, for example `run.start`.', () => String)
  action!: string;
  @Field('False when it was refused.', () => Boolean)
  isDone!: boolean;
  @Maybe('Code of the reason of a refusal.', () => String)
  reason!: string | null;
  @Maybe('Scenario.', () => ID)
  scenarioId!: string | null;
  @Maybe('Type of what was acted on.', () => String)
  thingType!: string | null;
  @Maybe('Id or key of what was acted on.', () => String)
  thingId!: string | null;
  @Maybe('Version of the scenario before the action.', () => Int)
  versionBefore!: number | null;
  @Maybe('Version of the scenario after it.', () => Int)
  versionAfter!: number | null;
  @Maybe('Who might see the row before the action.', () => Label)
  labelBefore!: Label | null;
  @Maybe('Who may see the row since the action.', () => Label)
  labelAfter!: Label | null;
  @Maybe(
    'What else tells what was done, as JSON: role of a grant, tool, scopes and end of a key, nation before and after.',
    () => String,
  )
  detail!: string | null;
  @Field('Id of the request.', () => String)
  request!: string;
  @Field('Hash over this row and the one before.', () => String)
  hash!: string;
}
export const AuditEntryConnection = connectionOf(() => AuditEntry, 'AuditEntry', 'rows of the audit trail');

/** Labels as the API shows them. */
import { CELL, type Label as PolicyLabel } from '@muster/planning';
import { ObjectType } from '@nestjs/graphql';
import { describeEnum, Field } from '../graphql/field.ts';

export const LabelLevel = describeEnum('LabelLevel', 'How much of a thing those see that it is released to.', {
  open: 'Its content, observers included.',
  restricted: 'Its content, without observers.',
  existence: 'That it exists and whose it is, and not its content.',
});

@ObjectType({ description: 'Who may see a thing beside the nation that owns it.' })
export class Label {
  @Field('How much they see.', () => LabelLevel)
  level!: string;
  @Field('True when it is released to everybody with a role in the scenario.', () => Boolean)
  toAll!: boolean;
  @Field('Nations that it is released to, by key; empty when it is released to all.', () => [String])
  nations!: string[];
  @Field('True when it is released to the coordination cell.', () => Boolean)
  cell!: boolean;
  @Field('Handling instructions, to be shown wherever the data is.', () => [String])
  caveats!: string[];
}

export function toLabel({ level, releasableTo, caveats }: PolicyLabel): Label {
  return {
    level,
    toAll: releasableTo === 'all',
    nations: releasableTo === 'all' ? [] : releasableTo.filter((audience) => audience !== CELL),
    cell: releasableTo === 'all' || releasableTo.includes(CELL),
    caveats: [...caveats],
  };
}

/** Label columns of a row, as they are stored. */
export interface LabelColumns {
  readonly level: PolicyLabel['level'];
  readonly releasableTo: string[] | null;
  readonly caveats: string[];
}

export const fromColumns = ({ level, releasableTo, caveats }: LabelColumns): PolicyLabel => ({
  level,
  releasableTo: releasableTo ?? 'all',
  caveats,
});

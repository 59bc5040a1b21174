import { attackSchema } from '@muster/planning';
import { Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { DateTime } from '../graphql/scalars.ts';
import { BreachKind, Confidence } from '../graphql/vocabulary.ts';
import { objectOf } from '../graphql/zod-types.ts';

@ObjectType({ description: 'The days that a scenario counts from.' })
export class ScenarioClock {
  @Field('CF-day: the ceasefire enters into force.', () => DateTime)
  cfDay!: Date;
  @Field('D-day, when hostilities begin again.', () => DateTime)
  dDay!: Date;
  @Field('D-day in minutes from CF-day.', () => Int)
  dDayMin!: number;
  @Field('End of the run in minutes from CF-day.', () => Int)
  endMin!: number;
}

export const ATTACK_INTENSITY = objectOf('AttackIntensity', attackSchema.shape.intensity.unwrap().element, 'output', {
  description: 'Intensity of the attack from a date on.',
  // Its levels are those of sectors.
  stem: 'SectorIntensity',
});

@ObjectType({
  description: 'The hypothetical attack: its kind. Sectors say where and how hard; nothing says who wins.',
})
export class Attack {
  @Field('Kind of the breach.', () => BreachKind)
  breach!: string;
  @Maybe('Intensity over time for whatever names no sector; null = the highest of the sectors.', () => [
    ATTACK_INTENSITY.class,
  ])
  intensity!: object[] | null;
  @Maybe('Key of the source.', () => String)
  source!: string | null;
  @Maybe('How sure it is.', () => Confidence)
  confidence!: string | null;
  @Field('True when it is invented for the analysis and not reported by anyone.', () => Boolean)
  notional!: boolean;
  @Maybe('What a reader should know about it.', () => String)
  note!: string | null;
}

@ObjectType({
  description: 'A scenario: everything that a run depends on beside seed and replications.',
  implements: () => [Node],
})
export class Scenario extends Node {
  readonly __typename!: string;
  readonly uuid!: string;
  @Field('Identifier of the scenario document.', () => String)
  key!: string;
  @Field('One line that lists and briefs show.', () => String)
  title!: string;
  @Maybe('What the scenario is about, in a few sentences.', () => String)
  summary!: string | null;
  @Field('Counts the changes, from 1.', () => Int)
  version!: number;
  @Field('Marking to show on every screen and export.', () => String)
  marking!: string;
  @Field('CF-day, D-day and the end, from which all other times are counted.', () => ScenarioClock)
  clock!: ScenarioClock;
  @Maybe('The attack; null in a world without one.', () => Attack)
  attack!: Attack | null;
  @Maybe(
    'Minute from CF-day as of which the plan begins with a state that was set (`initialStateSet`); null where the posture is simulated from CF-day.',
    () => Int,
  )
  asOfMin!: number | null;
  readonly parentUuid!: string | null;
  @Maybe('Version of the scenario that this one was forked from.', () => Int)
  parentVersion!: number | null;
  @Maybe('The version that was last declared fit to brief from; null when there is none.', () => Int)
  publishedVersion!: number | null;
  @Field('SHA-256 of the scenario document: equal when and only when the contents are.', () => String)
  hash!: string;
}
export const ScenarioConnection = connectionOf(() => Scenario, 'Scenario', 'scenarios');

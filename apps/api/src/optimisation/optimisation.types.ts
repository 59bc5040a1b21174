import { Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { describeEnum, Field, Maybe } from '../graphql/field.ts';

export const PlanGoal = describeEnum('PlanGoal', 'What a movement plan minimises first.', {
  lateness: 'Days late of the elements, weighted by priority.',
  closure: 'When the last element is ready.',
});

export const SiteMethod = describeEnum('SiteMethod', 'How sites are chosen.', {
  'p-median': 'Least mean time to supply, weighted by demand, over the scenarios of attack.',
  'p-centre': 'Least longest time to supply in any scenario of attack.',
  stock: 'Sites and the stock at each, over the scenarios of attack.',
});

@InputType({ description: 'What to plan.' })
export class MovementPlanStartInput {
  @Field('The scenario.', () => ID)
  scenarioId!: string;
  @Field('What is minimised first.', () => PlanGoal)
  goal!: string;
  @Field('Plans to try, 1 to 2000.', () => Int)
  evaluations!: number;
  @Field('Replications, 2 to 200: half to choose the plan, half to price it.', () => Int)
  replications!: number;
  @Field('Seed, 0 to 2147483647.', () => Int)
  seed!: number;
  @Maybe('Key of the caller: the same key starts once.', () => String)
  clientMutationKey?: string | null;
}

@InputType({ description: 'What sites to choose.' })
export class SiteLocationStartInput {
  @Field('The scenario.', () => ID)
  scenarioId!: string;
  @Field('Which rule chooses among the sites.', () => SiteMethod)
  method!: string;
  @Field('Sites, 1 to 50.', () => Int)
  sites!: number;
  @Maybe('Stock to place, tonnes; the need of ten days when left out. For `STOCK` only.', () => Float)
  stockT?: number | null;
  @Maybe('0 least mean, 1 least worst scenario; 0 when left out. For `STOCK` only.', () => Float)
  caution?: number | null;
  @Maybe('Key of the caller: the same key starts once.', () => String)
  clientMutationKey?: string | null;
}

@ObjectType({ description: 'What the rule or a plan costs on the replications that did not choose it, means.' })
export class PlanPrice {
  @Field('Days late, weighted by priority.', () => Float)
  lateDays!: number;
  @Field('Closure of all elements, minutes from CF-day.', () => Float)
  closureMin!: number;
  @Field('Elements that are not ready within the run.', () => Float)
  neverReady!: number;
  @Maybe('Closure over bound, both from the first release.', () => Float)
  ratio!: number | null;
}

@ObjectType({ description: 'A route of a plan.' })
export class PlanRoute {
  @Field('Keys of the places where the cargo changes vehicle, the destination last.', () => [String])
  through!: string[];
  @Field('Consignments that go this way.', () => Int)
  consignments!: number;
}

@ObjectType({ description: 'What a plan says of one requirement.' })
export class PlannedMovement {
  @Field('Key of the movement, or of the force element and its stream.', () => String)
  requirement!: string;
  @Maybe('Place in the order of departure, from 1; null where the rule decides.', () => Int)
  place!: number | null;
  @Field('Routes; empty where the rule decides.', () => [PlanRoute])
  routes!: PlanRoute[];
}

export const PlannedMovementConnection = connectionOf(() => PlannedMovement, 'PlannedMovement', 'planned movements');

@ObjectType({ description: 'The several-commodity programme and what it proves.' })
export class PlanProgramme {
  @Field('Bound on the closure of the median replication, minutes from CF-day.', () => Float)
  closureMin!: number;
  @Field('False when its budget ran out: the bound holds, a better one may exist.', () => Boolean)
  finished!: boolean;
  @Field('How many variables the programme has.', () => Int)
  columns!: number;
  @Field('How many constraints the programme has.', () => Int)
  rows!: number;
}

@ObjectType({ description: 'A movement plan beside the rule of the dispatcher. The better of the two is chosen.' })
export class MovementPlan {
  @Field('`plan` or `rule`.', () => String)
  chosen!: string;
  @Field('What was minimised first.', () => PlanGoal)
  goal!: string;
  @Field('Plans that were tried.', () => Int)
  evaluations!: number;
  @Field('True when the search was stopped early.', () => Boolean)
  stopped!: boolean;
  @Field('Price of the rule.', () => PlanPrice)
  rule!: PlanPrice;
  @Field('Price of the best plan.', () => PlanPrice)
  plan!: PlanPrice;
  @Field('Mean bound on the closure over the same replications, minutes from CF-day.', () => Float)
  boundMin!: number;
  @Field('Mean first release: the gap is measured from here.', () => Float)
  firstReleaseMin!: number;
  @Field('The several-commodity programme of the median replication.', () => PlanProgramme)
  programme!: PlanProgramme;
  readonly movements!: readonly PlannedMovement[];
}

@ObjectType({ description: 'A chosen site.' })
export class ChosenSite {
  @Field('Key of the place.', () => String)
  place!: string;
  @Maybe('Stock to hold there, tonnes.', () => Float)
  stockT!: number | null;
  @Field('Keys of the places that it serves.', () => [String])
  serves!: string[];
}

@ObjectType({ description: 'How a choice does as the network is, and in one scenario of attack.' })
export class SiteScenario {
  @Field('The scenario.', () => String)
  name!: string;
  @Field('Mean hours to supply a tonne, missing ones at their penalty.', () => Float)
  meanHours!: number;
  @Field('Tonnes missing of the need of ten days.', () => Float)
  missingT!: number;
}

@ObjectType({ description: 'What a choice of sites did not look at: only so many are.' })
export class SitesLeftOut {
  @Field('Candidates, the last by key.', () => Int)
  candidates!: number;
  @Field('Places with the least need.', () => Int)
  points!: number;
  @Field('Scenarios of attack, the least probable.', () => Int)
  attacks!: number;
  @Maybe('Attacks that change no way to a place and no stock; null in results from before it was told.', () => Int)
  withoutEffect!: number | null;
}

@ObjectType({ description: 'Where depots and hubs should stand.' })
export class SiteLocation {
  @Field('Which rule chose among the sites.', () => SiteMethod)
  method!: string;
  @Field('`optimal`, `infeasible` or `unfinished`.', () => String)
  status!: string;
  @Field('The sites.', () => [ChosenSite])
  sites!: ChosenSite[];
  @Field(
    'Mean hours to supply, weighted by demand; who is not reached stands in `unreached` and does not count, except where stock is positioned, where what is missing counts its penalty.',
    () => Float,
  )
  meanHours!: number;
  @Field('Longest hours in any scenario, or, where stock is positioned, the mean of the worst scenario.', () => Float)
  worstHours!: number;
  @Field('Scenarios of attack.', () => [SiteScenario])
  scenarios!: SiteScenario[];
  @Field('Keys of the places that no site reaches.', () => [String])
  unreached!: string[];
  @Maybe('What was not looked at; null in results from before it was told.', () => SitesLeftOut)
  leftOut!: SitesLeftOut | null;
}

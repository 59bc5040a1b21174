/** The rows of a scenario that screens name things by: nations, places, links, force elements, contributions. */
import type { ResultOf } from 'gql.tada';
import { nationTitle } from '../i18n/nation-name.ts';
import type { Airspace } from './airspaces.ts';
import { ask, collect, RequestError } from './client.ts';
import type { Contribution, ForceElement, Nation, NetworkLink, Place } from './model.ts';
import {
  AIRSPACES,
  COMMITMENTS,
  CONTRIBUTIONS,
  FORCE_ELEMENTS,
  LIFT_POOLS,
  LIFT_TYPES,
  LINKS,
  NATIONS,
  OFFICES,
  PAGE,
  PLACES,
  REMEDIES,
  SECTORS,
} from './queries/scenario-queries.ts';
import { toWord } from './words.ts';

type Scenario<Q> = NonNullable<ResultOf<Q> extends { scenario: infer S } ? S : never>;
type NationRow = Scenario<typeof NATIONS>['nations']['nodes'][number];
type PlaceRow = Scenario<typeof PLACES>['places']['nodes'][number];
type NetworkLinkRow = Scenario<typeof LINKS>['links']['nodes'][number];
type ContributionRow = Scenario<typeof CONTRIBUTIONS>['contributions']['nodes'][number];

export interface ForceData {
  readonly nations: readonly Nation[];
  readonly places: readonly Place[];
  readonly links: readonly NetworkLink[];
  readonly elements: readonly ForceElement[];
  readonly contributions: readonly Contribution[];
  readonly liftNames: ReadonlyMap<string, string>;
  /** Pools of lift by their name, else by what they have and where. */
  readonly poolNames: ReadonlyMap<string, string>;
  readonly sectorNames: ReadonlyMap<string, string>;
  readonly officeTitles: ReadonlyMap<string, string>;
  /** Commitments and remedies, which are waited for as gates are. */
  readonly stepTitles: ReadonlyMap<string, string>;
  readonly airspaces: readonly Airspace[];
  readonly nationById: ReadonlyMap<string, Nation>;
  readonly placeById: ReadonlyMap<string, Place>;
  readonly elementById: ReadonlyMap<string, ForceElement>;
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

async function scenarioOf<T>(scenario: T | null): Promise<T> {
  if (scenario === null) throw new RequestError('There is no such scenario.', false);
  return scenario;
}

const toNation = ({ key, source, role, name, ...row }: NationRow): Nation => ({
  ...row,
  id: key,
  givenName: name,
  // Said when it is asked for: what is loaded stays when another language is chosen.
  get name() {
    return nationTitle(key, name);
  },
  role: toWord(role),
  source: source?.title ?? null,
});

const toPlace = ({ key, kind, crossing, protection, owner, ...row }: PlaceRow): Place => ({
  ...row,
  id: key,
  kind: toWord(kind),
  into: crossing?.into ?? null,
  protection: protection === null ? null : toWord(protection),
  owner: owner?.key ?? null,
  source: null,
});

const toLink = ({ key, mode, from, to }: NetworkLinkRow): NetworkLink => ({
  id: key,
  mode: toWord(mode),
  from: from.key,
  to: to.key,
});

async function loadElementRows(id: string): Promise<ForceElement[]> {
  const { forceElementColumns: of } = await scenarioOf((await ask(FORCE_ELEMENTS, { id })).scenario);
  return of.key.map((key, i) => {
    const status = of.status[i];
    return {
      id: key,
      name: of.name[i],
      component: toWord(of.component[i]),
      capability: of.capability[i],
      sidc: of.sidc[i],
      status: status === null ? null : toWord(status),
      confidence: of.confidence[i],
      notional: of.notional[i],
      tourDays: of.tourDays[i],
      relievedBy: of.relievedBy[i],
      nation: of.nation[i],
      parent: of.parent[i],
      home: of.home[i],
      destination: of.destination[i],
      persons: of.persons[i],
      vehicles: of.vehicles[i],
      source: null,
    };
  });
}

const toContribution = ({
  key,
  nation,
  component,
  kind,
  status,
  stationing,
  breachPolicy,
  withdrawalPolicy,
  caveats,
  ...row
}: ContributionRow): Contribution => ({
  ...row,
  id: key,
  nation: nation?.key ?? '',
  component: toWord(component),
  kind: toWord(kind),
  status: toWord(status),
  stationing: toWord(stationing),
  breachPolicy: toWord(breachPolicy),
  withdrawalPolicy: toWord(withdrawalPolicy),
  caveats: caveats.map((caveat) => ({ ...caveat, kind: toWord(caveat.kind), rule: toWord(caveat.rule) })),
  source: null,
});

export async function loadForce(id: string): Promise<ForceData> {
  const page = (after: string | null) => ({ id, first: PAGE, after });
  const [nationRows, placeRows, linkRows, elements, contributionRows, lift, pools, sectors, offices, sky, stepTitles] =
    await Promise.all([
      collect(async (after) => (await scenarioOf((await ask(NATIONS, page(after))).scenario)).nations),
      collect(async (after) => (await scenarioOf((await ask(PLACES, page(after))).scenario)).places),
      collect(async (after) => (await scenarioOf((await ask(LINKS, page(after))).scenario)).links),
      loadElementRows(id),
      collect(async (after) => (await scenarioOf((await ask(CONTRIBUTIONS, page(after))).scenario)).contributions),
      collect(async (after) => (await scenarioOf((await ask(LIFT_TYPES, page(after))).scenario)).liftTypes),
      collect(async (after) => (await scenarioOf((await ask(LIFT_POOLS, page(after))).scenario)).liftPools),
      collect(async (after) => (await scenarioOf((await ask(SECTORS, page(after))).scenario)).sectors),
      collect(async (after) => (await scenarioOf((await ask(OFFICES, page(after))).scenario)).offices),
      collect(async (after) => (await scenarioOf((await ask(AIRSPACES, page(after))).scenario)).airspaces),
      loadStepTitles(id),
    ]);
  const liftNames = new Map(lift.map(({ key, name }) => [key, name]));
  const poolNames = new Map(
    pools.map(({ key, name, liftType, base }) => [key, name ?? `${liftType.name}, ${base.name}`]),
  );
  const sectorNames = new Map(sectors.map(({ key, name }) => [key, name]));
  const nations = nationRows.map(toNation);
  const places = placeRows.map(toPlace);
  return {
    nations,
    places,
    links: linkRows.map(toLink),
    elements,
    contributions: contributionRows.map(toContribution),
    liftNames,
    poolNames,
    sectorNames,
    officeTitles: new Map(offices.map(({ key, title }) => [key, title])),
    stepTitles,
    airspaces: sky.map(({ key, ...row }) => ({ ...row, id: key })),
    nationById: byId(nations),
    placeById: byId(places),
    elementById: byId(elements),
  };
}

async function loadStepTitles(id: string): Promise<ReadonlyMap<string, string>> {
  const page = (after: string | null) => ({ id, first: PAGE, after });
  const steps = await Promise.all([
    collect(async (after) => (await scenarioOf((await ask(COMMITMENTS, page(after))).scenario)).commitments),
    collect(async (after) => (await scenarioOf((await ask(REMEDIES, page(after))).scenario)).remedies),
  ]);
  return new Map(steps.flat().map(({ key, title }) => [key, title]));
}

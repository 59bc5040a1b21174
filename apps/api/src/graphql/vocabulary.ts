/** The closed lists of the scenario document, with the words that a reader of the schema needs. */
import type { ScenarioDocument } from '@muster/planning';
import { describeEnum } from './field.ts';

/** Typed by the document: a word that it gains or loses is an error of the compiler here, not an answer that fails at a partner. */
type Row<S extends keyof ScenarioDocument> = NonNullable<ScenarioDocument[S]> extends readonly (infer R)[] ? R : never;

export const Confidence = describeEnum<NonNullable<Row<'places'>['confidence']>>('Confidence', 'How sure a value is.', {
  R: 'Read in the named source.',
  S: 'The named source reports another one.',
  M: 'General knowledge, not verified.',
  A: 'An assumption of the model.',
  C: 'Computed from other values.',
});

export const Component = describeEnum<Row<'contributions'>['component']>('Component', 'Component of a force.', {
  land: 'Land forces.',
  air: 'Air forces.',
  sea: 'Naval forces.',
  joint: 'Of no single component.',
});

export const TransportMode = describeEnum('TransportMode', 'Mode of transport.', {
  air: 'By aircraft.',
  sea: 'By sea.',
  rail: 'By rail.',
  road: 'By road.',
  waterway: 'By inland waterway.',
});

/** Links exist for the modes of the surface only, but one enum serves both. */
export const ClockAnchor = describeEnum('ClockAnchor', 'What a date of a scenario is counted from.', {
  CF: 'CF-day: the ceasefire enters into force.',
  D: 'D-day: hostilities begin again.',
  UTC: 'The calendar.',
});

export const TimeUnit = describeEnum('TimeUnit', 'Unit of a duration.', { min: 'Minutes.', h: 'Hours.', d: 'Days.' });

export const Distribution = describeEnum('Distribution', 'How a duration is drawn.', {
  fixed: 'Always the same: one parameter.',
  uniform: 'Parameters: least, most.',
  triangular: 'Parameters: least, likeliest, most.',
  pert: 'Parameters: least, likeliest, most.',
  exponential: 'Parameter: mean.',
  lognormal: 'Parameters: median, sigma of the logarithm.',
  gamma: 'Parameters: shape, mean, shift.',
  empirical: 'Parameters: equally likely values.',
});

export const NationRole = describeEnum<Row<'nations'>['role']>('NationRole', 'What a nation is in the scenario.', {
  contributor: 'Contributes forces or means.',
  host: 'Hosts forces or transit.',
  supported: 'Is supported.',
  supporter: 'Supports without forces.',
  observer: 'Observes.',
});

export const ApprovalRoute = describeEnum('ApprovalRoute', 'How a nation decides on deploying forces.', {
  executive: 'The government decides.',
  parliament: 'The parliament decides.',
  standing: 'A standing decision exists.',
});

export const ContributionKind = describeEnum<Row<'contributions'>['kind']>(
  'ContributionKind',
  'What a contribution consists of.',
  {
    force: 'Forces.',
    lift: 'Transport.',
    intelligence: 'Reconnaissance, surveillance and what is known from them.',
    logistics: 'Transport, depots, repair and what else keeps forces going.',
    training: 'Instructors, ranges and time for the forces of the supported nation.',
    funding: 'Money.',
    basing: 'Bases and transit.',
    monitoring: 'Monitoring of the ceasefire.',
  },
);

export const MonitorKind = describeEnum<Row<'monitors'>['kind']>('MonitorKind', 'What watches the ceasefire.', {
  'observer-team': 'Teams of observers.',
  'ground-sensor': 'Sensors on the ground.',
  aerial: 'Aircraft.',
  satellite: 'Satellites.',
  maritime: 'Ships and watch of a coast.',
  'intelligence-sharing': 'Intelligence that is shared.',
});

export const SupportContractKind = describeEnum<Row<'supportContracts'>['kind']>(
  'SupportContractKind',
  'What a host provides under a support contract.',
  {
    accommodation: 'Beds and camps.',
    meals: 'Food that is cooked and served.',
    fuel: 'Fuel where it is needed.',
    water: 'Drinking and raw water.',
    'handling-equipment': 'Cranes, forklifts and their crews.',
    labour: 'People who work at the place.',
    'convoy-support': 'Halts, refuelling and recovery on the road.',
    escort: 'Police or military escort of convoys.',
    medical: 'Medical support.',
  },
);

export const ContributionStatus = describeEnum<Row<'contributions'>['status']>(
  'ContributionStatus',
  'How firm something is.',
  {
    offered: 'Said by the nation, and binding nobody yet.',
    confirmed: 'Confirmed by its nation.',
    released: 'Released for use.',
    withdrawn: 'Taken back by the nation: it counts no more.',
  },
);

export const Stationing = describeEnum<Row<'contributions'>['stationing']>(
  'Stationing',
  'Where forces of a contribution stand.',
  {
    inside: 'Inside the supported country.',
    outside: 'Outside the supported country.',
    'at-sea': 'On ships, off the coast.',
    none: 'No presence.',
  },
);

export const BreachPolicy = describeEnum<NonNullable<Row<'contributions'>['breachPolicy']>>(
  'BreachPolicy',
  'What forces on their way do when the ceasefire ends by breach.',
  {
    continue: 'They go on.',
    hold: 'They hold where they are.',
    return: 'They go home over the same network.',
  },
);

export const WithdrawalPolicy = describeEnum<NonNullable<Row<'contributions'>['withdrawalPolicy']>>(
  'WithdrawalPolicy',
  'What forces do when what ordered them is withdrawn.',
  {
    stay: 'They stay where they are, and go on once it is restored.',
    return: 'They go home over the same network.',
  },
);

export const CaveatKind = describeEnum('CaveatKind', 'What a caveat limits.', {
  location: 'Where forces may be used.',
  task: 'What for.',
  partner: 'With whom.',
  until: 'How long.',
});

export const CaveatRule = describeEnum('CaveatRule', 'How the values of a caveat are read.', {
  only: 'Only these.',
  not: 'All but these.',
});

export const CaveatScope = describeEnum('CaveatScope', 'What a caveat on location limits.', {
  stationing: 'Where forces stand.',
  transit: 'Where forces pass.',
  both: 'Where forces stand and pass.',
});

export const Deployment = describeEnum<NonNullable<Row<'forceElements'>['deployment']>>(
  'Deployment',
  'How an element comes to its place.',
  {
    move: 'Over the network with lift.',
    'self-deploy': 'Aircraft and ships on their own legs.',
    'in-place': 'It is there: recall and upload only.',
    'draw-set': 'Its people draw a prepositioned set and go on with it.',
  },
);

export const PlaceKind = describeEnum<Row<'places'>['kind']>(
  'PlaceKind',
  'What a place mainly is; its facilities say what it can do.',
  {
    airfield: 'Where aircraft land and are loaded or unloaded.',
    seaport: 'Where ships are loaded or unloaded.',
    'rail-terminal': 'Where trains are loaded or unloaded.',
    'border-crossing': 'Where a border is passed, with its offices and changes of gauge.',
    'gauge-change': 'Place where the track gauge changes.',
    hub: 'Military hub.',
    depot: 'Defence depot.',
    'protected-facility': 'Protected facility for weapons and equipment.',
    garrison: 'Where a unit is at home.',
    junction: 'Junction of links.',
    'sea-node': 'Point at sea.',
  },
);

export const Protection = describeEnum<NonNullable<Row<'places'>['protection']>>(
  'Protection',
  'How a place is protected.',
  {
    none: 'Not protected.',
    revetted: 'Revetments.',
    hardened: 'Hardened shelters.',
    underground: 'Under rock or earth: only the heaviest weapons reach it.',
  },
);

export const CapacityBasis = describeEnum('CapacityBasis', 'How a daily quota is to be read.', {
  nominal: 'Nominal: multiplied by the military share.',
  observed: 'What passes today: not reduced by a share.',
});

export const Weekday = describeEnum('Weekday', 'A day of the week.', {
  mon: 'Monday.',
  tue: 'Tuesday.',
  wed: 'Wednesday.',
  thu: 'Thursday.',
  fri: 'Friday.',
  sat: 'Saturday.',
  sun: 'Sunday.',
});

export const BannedTraffic = describeEnum('BannedTraffic', 'Traffic that a driving ban binds.', {
  lift: 'Lorries and transporters.',
  columns: 'Columns that march on their own.',
});

export const GaugeChangeMethod = describeEnum('GaugeChangeMethod', 'How cargo changes the track gauge.', {
  'bogie-exchange': 'Bogies are exchanged under the wagons.',
  transload: 'Cargo is craned from wagon to wagon.',
  'ramp-to-ramp': 'Vehicles drive from train to train.',
});

export const CargoKind = describeEnum('CargoKind', 'Kind of cargo.', {
  people: 'Soldiers and others, who ride in seats.',
  wheeled: 'Wheeled vehicles.',
  tracked: 'Tracked vehicles.',
  outsized: 'Pieces for outsized-capable aircraft.',
  supply: 'General supply.',
  ammunition: 'Explosives, which need their own places and distances.',
  fuel: 'Fuel in bulk, which goes in tanks.',
});

export const ParkingKind = describeEnum('ParkingKind', 'Parking spot that an aircraft needs.', {
  wide: 'For wide-bodied aircraft.',
  narrow: 'For narrow-bodied aircraft.',
});

export const LiftTraffic = describeEnum('LiftTraffic', 'What lift is set apart for.', {
  deployment: 'Forces and lines of movement.',
  sustainment: 'What stocks order, and deliveries to them.',
});
export const LiftArrangement = describeEnum('LiftArrangement', 'Under which arrangement lift is to hand.', {
  national: 'Owned by a nation.',
  SALIS: 'Strategic Airlift International Solution.',
  SAC: 'Strategic Airlift Capability.',
  MMF: 'Multinational MRTT Fleet.',
  EATC: 'European Air Transport Command.',
  charter: 'Chartered on the market.',
  'host-nation': 'Given by the host nation.',
});

export const GateKind = describeEnum<Row<'gates'>['kind']>('GateKind', 'What a political gate decides.', {
  ceasefire: 'The ceasefire is in force.',
  cessation: 'A credible cessation of hostilities.',
  'host-request': 'The host nation asks.',
  'national-approval': 'A nation approves.',
  breach: 'The ceasefire is breached.',
  detection: 'The breach is detected.',
  attribution: 'The breach is attributed.',
  consultation: 'The nations consult.',
  'national-decision': 'A nation decides on a response.',
  order: 'The order to move.',
});

export const SupplyClass = describeEnum<Row<'stocks'>['class']>('SupplyClass', 'NATO class of supply.', {
  I: 'Subsistence.',
  II: 'Equipment.',
  III: 'Fuel.',
  IV: 'Construction material.',
  V: 'Ammunition.',
  W: 'Water.',
});

export const StockIssue = describeEnum<NonNullable<Row<'stocks'>['issue']>>(
  'StockIssue',
  'How a short stock is divided among the orders that are due.',
  {
    priority: 'By the priority of the orders.',
    proportional: 'In proportion to what they ask for.',
  },
);

export const BreachKind = describeEnum('BreachKind', 'Kind of the breach of the ceasefire.', {
  overt: 'An open attack.',
  incursion: 'A limited incursion.',
  deniable: 'An act that its author denies.',
});

export const GateEvent = describeEnum('GateEvent', 'What can happen to a gate.', {
  met: 'It is met.',
  refused: 'It is refused for good.',
  withdrawn: 'Its owner withdraws it.',
  restored: 'It is met again.',
});

export const Posture = describeEnum('Posture', 'Posture that consumption is counted for.', {
  static: 'It holds the ground where it stands, and moves little.',
  low: 'Defence, low intensity.',
  medium: 'Defence, medium intensity.',
  high: 'Defence, high intensity.',
});

export const DisruptionKind = describeEnum('DisruptionKind', 'What disrupts.', {
  damage: 'Destruction, until it is repaired.',
  closure: 'Closed by decision or for safety.',
  weather: 'Weather that stops or slows work.',
  'civil-traffic': 'Other users who have their share.',
  maintenance: 'Planned work on the facility itself.',
});

export const CommitmentKind = describeEnum<Row<'commitments'>['kind']>(
  'CommitmentKind',
  'What a nation has bound itself to do.',
  {
    'military-capability': 'Arms, equipment and the means to use them.',
    intelligence: 'What is known of the adversary, shared in time.',
    'logistic-support': 'Transport, stocks and repair.',
    'diplomatic-initiative': 'A diplomatic initiative.',
    sanctions: 'Measures against trade, money and persons of the aggressor.',
  },
);

export const HypothesisKind = describeEnum<Row<'hypotheses'>['kind']>(
  'HypothesisKind',
  'What a scenario may suppose otherwise than its rows say.',
  {
    notice: 'That the elements of the response have a longer or shorter notice.',
    gate: 'That a decision takes longer or shorter.',
    facility: 'That a place can work on more or fewer at a time.',
    lift: 'That a pool has more or fewer assets.',
    stock: 'That a stock holds more or less at the start.',
  },
);

export const HypothesisFacility = describeEnum<Extract<Row<'hypotheses'>, { kind: 'facility' }>['facility']>(
  'HypothesisFacility',
  'What a place is supposed to have more or fewer of.',
  {
    berths: 'Berths of a port; in one with groups, those of the largest.',
    ramps: 'Ramps where trains load and unload.',
    'parking-wide': 'Parking spots for wide-bodied aircraft.',
    'parking-narrow': 'Parking spots for narrow-bodied aircraft.',
  },
);

export const ConditionType = describeEnum('ConditionType', 'How a condition is met.', {
  date: 'A date has come.',
  all: 'All of some others are met.',
  any: 'One of some others is met.',
  'at-least': 'A number of some others are met.',
  after: 'A time has passed after another was met.',
  arrived: 'A share of a movement has arrived.',
  ready: 'An element is ready.',
  stock: 'A stock has reached a level.',
});

export const DecisionCause = describeEnum('DecisionCause', 'Cause that waiting for a condition is booked to.', {
  detection: 'Detection of the breach.',
  attribution: 'Attribution of the breach.',
  decision: 'A decision.',
  gate: 'Another political gate.',
  permission: 'A permission to cross.',
});

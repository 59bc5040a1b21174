/** The closed lists of the scenario document and of the results, with the words that a reader of the schema needs. */
import { describeEnum } from './field.ts';

export const Confidence = describeEnum('Confidence', 'How sure a value is.', {
  R: 'Read in the named source.',
  S: 'The named source reports another one.',
  M: 'General knowledge, not verified.',
  A: 'An assumption of the model.',
  C: 'Computed from other values.',
});

export const Component = describeEnum('Component', 'Component of a force.', {
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

export const NationRole = describeEnum('NationRole', 'What a nation is in the scenario.', {
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

export const ContributionKind = describeEnum('ContributionKind', 'What a contribution consists of.', {
  force: 'Forces.',
  lift: 'Transport.',
  intelligence: 'Intelligence.',
  logistics: 'Logistic support.',
  training: 'Training.',
  funding: 'Money.',
  basing: 'Bases and transit.',
  monitoring: 'Monitoring of the ceasefire.',
});

export const ContributionStatus = describeEnum('ContributionStatus', 'How firm something is.', {
  offered: 'Offered.',
  confirmed: 'Confirmed by its nation.',
  released: 'Released for use.',
  withdrawn: 'Withdrawn.',
});

export const Stationing = describeEnum('Stationing', 'Where forces of a contribution stand.', {
  inside: 'Inside the supported country.',
  outside: 'Outside the supported country.',
  'at-sea': 'At sea.',
  none: 'No presence.',
});

export const BreachPolicy = describeEnum(
  'BreachPolicy',
  'What forces on their way do when the ceasefire ends by breach.',
  {
    continue: 'They go on.',
    hold: 'They hold where they are.',
    return: 'They return.',
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

export const Deployment = describeEnum('Deployment', 'How an element comes to its place.', {
  move: 'Over the network with lift.',
  'self-deploy': 'Aircraft and ships on their own legs.',
  'in-place': 'It is there: recall and upload only.',
  'draw-set': 'Its people draw a prepositioned set and go on with it.',
});

export const PlaceKind = describeEnum('PlaceKind', 'What a place mainly is; its facilities say what it can do.', {
  airfield: 'Airfield.',
  seaport: 'Seaport.',
  'rail-terminal': 'Rail terminal.',
  'border-crossing': 'Border crossing.',
  'gauge-change': 'Place where the track gauge changes.',
  hub: 'Military hub.',
  depot: 'Defence depot.',
  'protected-facility': 'Protected facility for weapons and equipment.',
  garrison: 'Garrison.',
  junction: 'Junction of links.',
  'sea-node': 'Point at sea.',
});

export const Protection = describeEnum('Protection', 'How a place is protected.', {
  none: 'Not protected.',
  revetted: 'Revetments.',
  hardened: 'Hardened shelters.',
  underground: 'Underground.',
});

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
  people: 'People.',
  wheeled: 'Wheeled vehicles.',
  tracked: 'Tracked vehicles.',
  outsized: 'Pieces for outsized-capable aircraft.',
  supply: 'General supply.',
  ammunition: 'Ammunition.',
  fuel: 'Fuel.',
});

export const ParkingKind = describeEnum('ParkingKind', 'Parking spot that an aircraft needs.', {
  wide: 'For wide-bodied aircraft.',
  narrow: 'For narrow-bodied aircraft.',
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

export const GateKind = describeEnum('GateKind', 'What a political gate decides.', {
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

export const SupplyClass = describeEnum('SupplyClass', 'NATO class of supply.', {
  I: 'Subsistence.',
  II: 'Equipment.',
  III: 'Fuel.',
  IV: 'Construction material.',
  V: 'Ammunition.',
  W: 'Water.',
});

export const StockIssue = describeEnum('StockIssue', 'How a short stock is divided among the orders that are due.', {
  priority: 'By the priority of the orders.',
  proportional: 'In proportion to what they ask for.',
});

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

export const RunState = describeEnum('RunState', 'Where a run stands.', {
  QUEUED: 'Waiting for a free worker.',
  RUNNING: 'Being computed.',
  SUCCEEDED: 'Finished with a full result.',
  CANCELLED: 'Stopped on request; a partial result may exist.',
  FAILED: 'Ended by a fault, which `error` names.',
});

export const RunStageName = describeEnum('RunStageName', 'The stages of a run, in their order.', {
  REPLICATIONS: 'Replications are computed. Bottlenecks are named by their share of all waiting.',
  RELIEFS:
    'All replications are there. Reliefs of the bottlenecks are tried one by one, and each is shown when it has been tried.',
  CONFIRMATION: 'All reliefs have been tried; the best few are confirmed on fresh replications.',
  COMPLETE: 'Everything is there.',
});

export const BottleneckStage = describeEnum('BottleneckStage', 'How much is known of a bottleneck.', {
  suspected: 'Its share of all waiting; its relief is not tried yet, or there is none.',
  tried:
    'Its relief was tried on the replications that the ranking rests on. The best of many such gains is too good on average.',
  confirming: 'Tried, and among the best: fresh replications are being run.',
  confirmed: 'The days gained come from fresh replications.',
});

export const Cause = describeEnum(
  'Cause',
  'What a stretch of time was spent on. One closed list for ledger, timeline and bottlenecks.',
  {
    detection: 'Until the breach was detected.',
    attribution: 'Until the breach was attributed.',
    decision: 'Until a decision was taken.',
    gate: 'Waiting for another political gate.',
    'hold-by-withdrawal': 'Held because an approval was withdrawn.',
    notice: 'Notice to move.',
    predecessor: 'Waiting for an element or movement that comes first.',
    permission: 'Waiting for a permission to cross.',
    'waiting-for-lift': 'Waiting for transport.',
    'waiting-at-resource': 'Queueing for a capacity.',
    closed: 'Waiting for something closed to open.',
    breakdown: 'Repair of the transport, or a delay on the way.',
    loading: 'Loading.',
    moving: 'Under way.',
    'march-halt': 'Halts on the march.',
    discharge: 'Unloading.',
    'gauge-change': 'Changing the track gauge.',
    border: 'Border formalities.',
    staging: 'In staging.',
    'marry-up': 'People and equipment join.',
    integration: 'Integration and transfer of authority.',
    'planned-date': 'Waiting for a date of the plan.',
    loss: 'Lost on the way; until it is replaced from reserve.',
  },
);

export const ClosureKind = describeEnum('ClosureKind', 'What a closure curve counts.', {
  all: 'All elements.',
  component: 'The elements of a component.',
  nation: 'The elements of a nation.',
  'nation-component': 'The elements of one component of a nation.',
  capability: 'The elements of a capability.',
  priority: 'The elements of a priority.',
});

export const ResourceUnit = describeEnum('ResourceUnit', 'What the capacity of a resource counts.', {
  servers: 'Things worked at the same time.',
  'per-day': 'Things a day.',
  m2: 'Square metres.',
  persons: 'Persons.',
  't-per-day': 'Tonnes a day.',
  kg: 'Kilograms at the same time.',
});

export const Posture = describeEnum('Posture', 'Posture that consumption is counted for.', {
  static: 'Static.',
  low: 'Defence, low intensity.',
  medium: 'Defence, medium intensity.',
  high: 'Defence, high intensity.',
});

export const DisruptionKind = describeEnum('DisruptionKind', 'What disrupts.', {
  damage: 'Damage.',
  closure: 'Closure.',
  weather: 'Weather.',
  'civil-traffic': 'Civil traffic.',
  maintenance: 'Maintenance.',
});

export const CommitmentKind = describeEnum('CommitmentKind', 'What a nation has bound itself to do.', {
  'military-capability': 'Military capability.',
  intelligence: 'Intelligence.',
  'logistic-support': 'Logistic support.',
  'diplomatic-initiative': 'A diplomatic initiative.',
  sanctions: 'Sanctions.',
});

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

export const LineKind = describeEnum('LineKind', 'Kind of a line of communication.', {
  crossing: 'Border crossing.',
  port: 'Seaport.',
  'gauge-change': 'Place where the track gauge changes.',
  railway: 'Railway.',
  road: 'Road.',
});

export const LineState = describeEnum('LineState', 'What is wrong with a line of communication.', {
  closed: 'Closed.',
  reduced: 'Capacity reduced.',
  queue: 'Traffic queues.',
});

export const SinglePointKind = describeEnum('SinglePointKind', 'What the plan cannot do without.', {
  nation: 'A nation.',
  element: 'A force element.',
  place: 'A place.',
});

export const RequestKind = describeEnum('RequestKind', 'What is asked for.', {
  'lift-caveat': 'To lift a caveat.',
  decide: 'To decide in time.',
  offer: 'To offer more forces.',
  'host-capacity': 'To give a place more capacity.',
  lift: 'To offer more lift.',
});

export const AbsenceReason = describeEnum('AbsenceReason', 'Why an element is absent.', {
  'not-arrived': 'It has not arrived.',
  'not-ready': 'It has arrived and is not ready.',
  'not-employable': 'It is ready and not employable.',
  'tour-ended': 'Its tour has ended and no relief was awaited.',
});

export const MatchObstacle = describeEnum('MatchObstacle', 'Why an element cannot fill a line.', {
  withdrawn: 'It is withdrawn.',
  component: 'It is of another component.',
  place: 'It is meant for another place.',
  stationing: 'A caveat bars it from the place.',
  task: 'A caveat bars it from the task.',
  partner: 'A caveat bars it from serving under the nation that leads.',
  until: 'It is available only until an earlier day.',
  never: 'It is not ready within the run.',
});

export const PackagePlanKind = describeEnum('PackagePlanKind', 'Whose choice of elements it is.', {
  planner: 'Of the planner: the elements that the lines name.',
  greedy: 'Of a rule: line by line by priority, the least late first.',
  solver: 'Of an integer programme.',
});

export const PackageProof = describeEnum('PackageProof', 'How sure it is that no choice is better.', {
  optimal: 'Proved.',
  stopped: 'Not proved within the budget of nodes.',
});

export const ReadinessRung = describeEnum('ReadinessRung', 'Rungs of the readiness ladder.', {
  offered: 'Offered, not ordered yet.',
  ordered: 'Ordered to deploy.',
  'at-pod': 'At its port of debarkation.',
  'in-place': 'At its destination.',
  ready: 'Ready, and not employable.',
  employable: 'Ready and employable.',
  left: 'Gone at the end of its tour.',
});

export const ResponseStepKind = describeEnum('ResponseStepKind', 'What is decided after a breach.', {
  gate: 'A gate of the response chain.',
  remedy: 'A rung of the ladder of remedies.',
  commitment: 'A commitment of a nation.',
});

export const SupportKind = describeEnum('SupportKind', 'Kind of support of the armed forces.', {
  package: 'A defence package.',
  production: 'Joint production.',
  training: 'A training programme.',
  formation: 'A formation that is regenerated.',
  fortification: 'Fortification works.',
});

export const ProgressUnit = describeEnum('ProgressUnit', 'What progress counts.', {
  t: 'Tonnes.',
  persons: 'Persons.',
  formations: 'Formations.',
  km: 'Kilometres.',
});

export const DeclarationComponent = describeEnum('DeclarationComponent', 'The five components of the declaration.', {
  monitoring: 'Monitoring and verification of the ceasefire.',
  'armed-forces': 'Support of the armed forces.',
  'multinational-force': 'The multinational force.',
  commitments: 'Binding commitments on a future attack.',
  cooperation: 'Long-term defence cooperation.',
});

export const ComparedKind = describeEnum('ComparedKind', 'What a compared time belongs to.', {
  closure: 'A group of elements: when its last one is ready.',
  element: 'A force element or movement line: when it is ready.',
  requirement: 'A line of the statement of requirements: when it is met.',
  gate: 'A gate: when it is met.',
});

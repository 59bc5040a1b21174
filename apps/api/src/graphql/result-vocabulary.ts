/** The closed lists of runs and their results, with the words that a reader of the schema needs. */
import type { Cause as OperationCause } from '@muster/logistics';
import { describeEnum } from './field.ts';

export const RunState = describeEnum('RunState', 'Where a run stands.', {
  QUEUED: 'Waiting for a free worker.',
  RUNNING: 'Being computed.',
  SUCCEEDED: 'Finished with a full result.',
  CANCELLED: 'Stopped on request; a partial result may exist.',
  FAILED: 'Ended by a fault, which `error` names.',
});

export const Cause = describeEnum<OperationCause>(
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
    loading: 'It was being put on what carries it.',
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
    'crew-rest': 'Waiting for transport whose crews rest.',
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
  persons: 'People, each for one.',
  't-per-day': 'Tonnes a day.',
  kg: 'Kilograms at the same time.',
});

export const LineKind = describeEnum('LineKind', 'Kind of a line of communication.', {
  crossing: 'A place at which a border is passed.',
  port: 'A place at which ships are worked.',
  airfield: 'A place at which aircraft land.',
  'rail-terminal': 'A place at which trains are worked.',
  'gauge-change': 'Place where the track gauge changes.',
  junction: 'A place without facilities that may be closed: a road junction, a strait.',
  railway: 'A link that trains use.',
  road: 'A link that vehicles use.',
  waterway: 'Inland waterway.',
  'sea-lane': 'A link that ships use.',
});

export const LineState = describeEnum('LineState', 'What is wrong with a line of communication.', {
  closed: 'Nothing passes.',
  reduced: 'Capacity reduced.',
  'at-times': 'Closed or reduced again and again: alerts, weather by the day.',
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
  hours: 'To find more hours in a pool.',
});

export const VerdictCode = describeEnum('VerdictCode', 'Why a plan cannot be carried out.', {
  'requirement-not-met': 'A requirement is met by its date with less than the asked probability.',
  'element-never-ready': 'A force element is ready in no replication.',
  'element-not-on-time': 'A force element is ready by its date with a probability under 0.5.',
  'element-seldom-ready': 'A force element without a date is ready within the run with a probability under 0.5.',
  'stock-always-empty': 'A stock that consumers draw on is empty throughout.',
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
  gone: 'It is ordered home by then.',
  command: 'It is ready, and no headquarters is there that may lead it.',
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
  left: 'Ordered home, and on its way.',
  home: 'Home again.',
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
  'million-eur': 'Million EUR, of a package that delivers nothing.',
  persons: 'People, each for one.',
  formations: 'Units that were trained and equipped.',
  km: 'Kilometres.',
});

export const ReachUnit = describeEnum('ReachUnit', 'What a reach is measured in.', {
  km: 'Kilometres of line.',
  km2: 'Square kilometres.',
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

export const BottleneckStage = describeEnum('BottleneckStage', 'How much is known of a bottleneck.', {
  suspected: 'Its share of all waiting; its relief is not tried yet, or there is none.',
  tried:
    'Its relief was tried on the replications that the ranking rests on. The best of many such gains is too good on average.',
  confirming: 'Tried, and among the best: fresh replications are being run.',
  confirmed: 'The days gained come from fresh replications.',
});

export const RunStageName = describeEnum('RunStageName', 'The stages of a run, in their order.', {
  REPLICATIONS: 'Replications are computed. Bottlenecks are named by their share of all waiting.',
  RELIEFS:
    'All replications are there. Reliefs of the bottlenecks are tried one by one, and each is shown when it has been tried.',
  CONFIRMATION: 'All reliefs have been tried; the best few are confirmed on fresh replications.',
  COMPLETE: 'Everything is there.',
});

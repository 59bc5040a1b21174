/** Intents of planners that are more than a changed field: withdraw, delay, pre-authorise. */
import {
  PRE_AUTHORISED,
  timedBy,
  type ContributionRow,
  type GateRow,
  type LatencyRow,
  type ScenarioDate as DocumentDate,
} from '@muster/planning';
import { Float, Resolver } from '@nestjs/graphql';
import { ScenarioDateInput } from '../graphql/quantities.ts';
import { TimeUnit } from '../graphql/vocabulary.ts';
import { fromDateInput } from '../graphql/zod-types.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { Row } from '../scenarios/document-store.ts';
import { RowChangeInput } from './editing.types.ts';
import { delayDuration } from './delay.ts';
import { getNoun } from './nouns.ts';
import { withPatch } from './patch.ts';
import { declareMutation, inputOf, payloadOf, toPayload } from './noun.resolver.ts';
import { RowEdits, type RowEdit } from './row-edits.ts';

@Resolver()
export class IntentsResolver {
  constructor(readonly edits: RowEdits) {}
}

const CONTRIBUTION = getNoun('contributions');
const GATE = getNoun('gates');

declareMutation(
  IntentsResolver,
  'contributionWithdraw',
  inputOf('contributionWithdraw', RowChangeInput, 'Which contribution is withdrawn.'),
  payloadOf('contributionWithdraw', CONTRIBUTION),
  'Withdraws a contribution: it keeps its place in the plan, and is left out of every run with all that it brings.',
  async function (this: IntentsResolver, caller: RequestContext, input: RowEdit) {
    const edited = await this.edits.changeBy<ContributionRow>(
      caller,
      CONTRIBUTION,
      'contributionWithdraw',
      input,
      (row) =>
        row.status === 'withdrawn'
          ? userError('contribution.withdrawn', ['input', 'key'], 'This contribution is withdrawn already.')
          : { ...row, status: 'withdrawn' },
    );
    return toPayload(CONTRIBUTION, edited);
  } as never,
);

interface GateEdit extends RowEdit {
  readonly by: number;
  readonly unit?: string;
  readonly at: ScenarioDateInput;
}

function declareGateIntent(
  name: string,
  description: string,
  fields: Parameters<typeof inputOf>[3],
  change: (gate: GateRow, input: GateEdit, timing: ReturnType<typeof timedBy>) => Row | UserError,
  /** Field of the input that a field of the gate was made from: what is wrong with it is told of what was sent. */
  sentAs: Readonly<Record<string, string>> = {},
): void {
  declareMutation(
    IntentsResolver,
    name,
    inputOf(name, RowChangeInput, 'Which gate, and how.', fields),
    payloadOf(name, GATE),
    description,
    async function (this: IntentsResolver, caller: RequestContext, input: GateEdit) {
      const edited = await this.edits.changeBy<GateRow>(caller, GATE, name, input, (gate, draft) =>
        change(
          gate,
          input,
          timedBy({ ...draft.head, latencies: draft.list<LatencyRow>('latencies') as LatencyRow[] }, gate),
        ),
      );
      const userErrors = edited.userErrors.map((error) => ({
        ...error,
        path: error.path.map((step, i) => (i === 1 ? (sentAs[step] ?? step) : step)),
      }));
      return toPayload(GATE, { ...edited, userErrors });
    } as never,
  );
}

/** The duration of the gate is not read: to change it would be a new version with the same dates. */
function unread(gate: GateRow, timing: LatencyRow | 'record'): UserError {
  return userError(
    'gate.duration-unused',
    ['input', 'key'],
    timing === 'record'
      ? `What has happened to ${gate.id} is on record: no time is drawn for it.`
      : `The time of ${gate.id} is that of the latency ${timing.id}: change that row.`,
  );
}

declareGateIntent(
  'gateDelay',
  'Delays a gate: its opening date when it has one, else the time that its decision takes. Refused where that time is not read: the gate has a record, or takes the latency of the kind of breach.',
  {
    by: { description: 'By how much; negative for earlier.', type: () => Float },
    unit: { description: 'Unit of `by` (default days).', type: () => TimeUnit, optional: true },
  },
  (gate, { by, unit }, timing) => {
    if (!Number.isFinite(by)) return userError('gate.delay', ['input', 'by'], 'A delay is a finite number.');
    const delay = { value: by, unit: (unit ?? 'd') as 'min' | 'h' | 'd' };
    if (timing === 'record' || (timing !== null && gate.opensAt === undefined)) return unread(gate, timing);
    if (gate.opensAt !== undefined) return { ...gate, opensAt: delayDate(gate.opensAt, delay) };
    const duration = delayDuration(gate.duration ?? { fixed: 0 }, delay);
    if (duration !== undefined) return { ...gate, duration };
    return userError(
      'gate.delay',
      ['input', 'by'],
      'The decision of this gate would take less than no time, or its distribution cannot be moved; change its duration instead.',
    );
  },
);

declareGateIntent(
  'gateWithdraw',
  'The owner withdraws what the gate has released: what has not moved freezes from that date on.',
  { at: { description: 'When it is withdrawn.', type: () => ScenarioDateInput } },
  (gate, { at }) => ({ ...gate, withdrawnAt: fromDateInput(at) as DocumentDate }),
  { withdrawnAt: 'at' },
);

declareGateIntent(
  'gatePreAuthorise',
  'The owner decides beforehand: once everything that the gate requires is there, it is met at once and never refused.',
  {},
  (gate, _input, timing) => (timing === null ? withPatch(gate, PRE_AUTHORISED) : unread(gate, timing)),
);

const MINUTES = { min: 1, h: 60, d: 1440 } as const;

function delayDate(date: DocumentDate, { value, unit }: { value: number; unit: 'min' | 'h' | 'd' }): DocumentDate {
  const minutes = value * MINUTES[unit];
  if (date.anchor === 'UTC') return { ...date, at: new Date(Date.parse(date.at) + minutes * 60_000).toISOString() };
  return { ...date, offset: date.offset + minutes / MINUTES[date.unit ?? 'd'] };
}

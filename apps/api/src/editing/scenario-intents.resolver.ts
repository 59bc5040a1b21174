import type { AttackRow, InitialState, ScenarioDate as DocumentDate } from '@muster/planning';
import { attackSchema, hypothesisSchema, initialStateSchema } from '@muster/planning';
import { Float, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Argument, Field, Maybe } from '../graphql/field.ts';
import { ScenarioDateInput } from '../graphql/quantities.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { DateTime } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { TimeUnit } from '../graphql/vocabulary.ts';
import { fromDateInput, objectOf } from '../graphql/zod-types.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { Row } from '../scenarios/document-store.ts';
import type { ScenarioHead } from '../scenarios/scenario.entity.ts';
import { ChangeInput, EditInput, EditPayload } from './editing.types.ts';
import { withPatch } from './patch.ts';
import type { EditRequest } from './intent.ts';
import { ScenarioEditor } from './scenario-editor.ts';
import { ScenarioIntents } from './scenario-intents.ts';

@ObjectType({ description: 'The answer to a change of a scenario as a whole.' })
export class ScenarioPayload extends EditPayload {}

@ObjectType({ description: 'The answer to `scenarioDelete`.' })
export class ScenarioDeletePayload {
  @Maybe('Id of the scenario that is gone; null when nothing was done.', () => ID)
  deletedId!: string | null;
  @Field('Why nothing was done.', () => [UserError])
  userErrors!: UserError[];
}

@InputType({ description: 'What to fork.' })
export class ScenarioForkInput extends EditInput {
  @Maybe('Version to begin with; the newest one when absent.', () => Int)
  version?: number | null;
  @Field('Key of the new scenario: letters, digits and - _ . : /', () => String)
  key!: string;
  @Maybe('Title of the new scenario; that of its parent when absent.', () => String)
  title?: string | null;
}

@InputType({ description: 'Which scenario, and the version that you have seen.' })
export class ScenarioDeleteInput extends ChangeInput {}

@InputType({ description: 'Which scenario, and the version that you have seen.' })
export class ScenarioPublishInput extends ChangeInput {}

@InputType({ description: 'What to take back.' })
export class ScenarioUndoInput extends ChangeInput {
  @Maybe('The version to take back; the one that you have seen when absent.', () => Int)
  version?: number | null;
}

@InputType({ description: 'The new date of the attack.' })
export class ScenarioDateSetInput extends ChangeInput {
  @Field('D-day as an offset from CF-day.', () => Float)
  offset!: number;
  @Maybe('Unit of the offset (default days).', () => TimeUnit)
  unit?: string | null;
}

@InputType({ description: 'What to change of the scenario itself: absent fields stay, null takes a field away.' })
export class ScenarioChangeInput extends ChangeInput {
  @Maybe('One line that lists show; unchanged when absent.', () => String)
  title?: string | null;
  @Maybe('What the scenario is about, in a few sentences; null takes it away.', () => String)
  summary?: string | null;
  @Maybe('Marking to show on every screen and export.', () => String)
  marking?: string | null;
  @Maybe('CF-day: the ceasefire enters into force.', () => DateTime)
  cfDay?: Date | null;
  @Maybe('End of the run.', () => ScenarioDateInput)
  end?: ScenarioDateInput | null;
}

const attackPatch = objectOf('AttackPatch', attackSchema, 'input', {
  description: 'Fields of the attack to change; null takes an optional one away.',
  isPartial: true,
  stem: 'Attack',
});

@InputType({ description: 'What to change of the attack.' })
export class AttackChangeInput extends ChangeInput {
  @Field('Fields to change: absent ones stay, null takes a field away.', attackPatch.type)
  change!: object;
}

const initialState = objectOf('InitialState', initialStateSchema, 'input', {
  description:
    'What is there at an instant: a posture fixed by hand, or the state of now from which the rest is planned.',
});

@InputType({ description: 'The state that the plan begins with.' })
export class InitialStateSetInput extends ChangeInput {
  @Maybe(
    'What is there at an instant; all else is ordered, delivered and consumed from then on. Null or absent: the posture is simulated from CF-day.',
    initialState.type,
  )
  initialState?: object | null;
}

const hypothesis = objectOf('Hypothesis', hypothesisSchema, 'input', {
  description: 'Hypothesis as the scenario document has it.',
});

@InputType({ description: 'What the scenario supposes.' })
export class ScenarioSupposeInput extends ChangeInput {
  @Field(
    'All that it supposes from now on, in place of what it has supposed, seen by the caller or not; none takes all away.',
    () => [hypothesis.class],
  )
  hypotheses!: object[];
}

@Resolver()
export class ScenarioIntentsResolver {
  constructor(
    private readonly intents: ScenarioIntents,
    private readonly editor: ScenarioEditor,
  ) {}

  @Mutation(() => ScenarioPayload, {
    name: 'scenarioFork',
    description: 'Makes a new scenario with the contents of another, or of one of its versions.',
  })
  fork(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to fork.', () => ScenarioForkInput) input: ScenarioForkInput,
  ) {
    return this.intents.fork(caller, input);
  }

  @Mutation(() => ScenarioDeletePayload, {
    name: 'scenarioDelete',
    description: 'Takes a scenario, its versions and its runs away for good.',
  })
  async delete(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to delete.', () => ScenarioDeleteInput) input: ScenarioDeleteInput,
  ) {
    const { userErrors } = await this.intents.delete(caller, input);
    return { deletedId: userErrors.length > 0 ? null : input.scenarioId, userErrors };
  }

  @Mutation(() => ScenarioPayload, {
    name: 'scenarioPublish',
    description: 'Declares the newest version fit to brief from. It must be one that can be run.',
  })
  publish(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to publish.', () => ScenarioPublishInput) input: ScenarioPublishInput,
  ) {
    return this.intents.publish(caller, input);
  }

  @Mutation(() => ScenarioPayload, {
    name: 'scenarioUndo',
    description:
      'Takes one version back: what it changed becomes what it was, as a new version. Undoing an undo is redo. Refused where later versions have changed the same things.',
  })
  undo(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to take back.', () => ScenarioUndoInput) input: ScenarioUndoInput,
  ) {
    return this.intents.undo(caller, input);
  }

  @Mutation(() => ScenarioPayload, { name: 'scenarioDateSet', description: 'Sets the date of the attack.' })
  setDate(
    @Caller() caller: RequestContext,
    @Argument('input', 'The new date.', () => ScenarioDateSetInput) input: ScenarioDateSetInput,
  ) {
    const { offset, unit } = input;
    return this.editHead(caller, 'scenarioDateSet', input, (head) => ({
      ...head,
      clock: { ...head.clock, dDay: { anchor: 'CF', offset, ...(unit && { unit: unit as 'd' }) } },
    }));
  }

  @Mutation(() => ScenarioPayload, {
    name: 'scenarioChange',
    description: 'Changes title, summary, marking, CF-day or end of a scenario.',
  })
  change(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to change.', () => ScenarioChangeInput) input: ScenarioChangeInput,
  ) {
    const { cfDay, end } = input;
    return this.editHead(caller, 'scenarioChange', input, (head) => {
      const { title, summary, marking } = input;
      const clock = {
        ...head.clock,
        ...(cfDay && { cfDay: cfDay.toISOString() }),
        ...(end && { end: fromDateInput(end) as DocumentDate }),
      };
      return { ...withPatch(head, { title, summary, marking }), clock };
    });
  }

  @Mutation(() => ScenarioPayload, {
    name: 'scenarioSuppose',
    description:
      'Says what the scenario supposes otherwise than its rows say, all at once. The rows stay what their nations have stated.',
  })
  suppose(
    @Caller() caller: RequestContext,
    @Argument('input', 'What it supposes.', () => ScenarioSupposeInput) input: ScenarioSupposeInput,
  ) {
    const rows = input.hypotheses.map((row) => hypothesis.toDocument(row as never) as Row);
    return this.intents.suppose(caller, input, rows);
  }

  @Mutation(() => ScenarioPayload, {
    name: 'attackChange',
    description: 'Changes the attack: the kind of the breach, and its intensity over time.',
  })
  changeAttack(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to change.', () => AttackChangeInput) input: AttackChangeInput,
  ) {
    const patch = attackPatch.toDocument(input.change as never) as object;
    return this.editHead(caller, 'attackChange', input, (head) => ({
      ...head,
      attack: withPatch<object>(head.attack ?? {}, patch) as AttackRow,
    }));
  }

  @Mutation(() => ScenarioPayload, {
    name: 'initialStateSet',
    description:
      'Fixes the posture by hand, or says what has really arrived, is in stock and is decided by now, so that the rest is planned from there.',
  })
  setInitialState(
    @Caller() caller: RequestContext,
    @Argument('input', 'What is there.', () => InitialStateSetInput) input: InitialStateSetInput,
  ) {
    return this.editHead(caller, 'initialStateSet', input, ({ initialState: _, ...head }) =>
      input.initialState === undefined || input.initialState === null
        ? head
        : { ...head, initialState: initialState.toDocument(input.initialState as never) as InitialState },
    );
  }

  private editHead(
    caller: RequestContext,
    name: string,
    request: EditRequest,
    change: (head: ScenarioHead) => ScenarioHead,
  ) {
    return this.editor.edit(caller, {
      name,
      request,
      pathOf: (section) => (section === 'head' ? ['input'] : undefined),
      apply: (draft) => {
        draft.setHead(change(draft.head));
        return [];
      },
    });
  }
}

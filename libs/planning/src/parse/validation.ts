/**
 * What a scenario must satisfy beyond its shape: unique ids, known references, no cycles, dates in order, sensible quantities.
 * Every rule has a stable code; all findings are returned at once.
 */
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { Issue } from '../scenario/issue.ts';
import { MEETABLE, type DurationSpec, type ScenarioDate } from '../scenario/quantities.ts';
import { participant, type Checks } from './checks.ts';
import { supposed } from '../hypothesis/levers.ts';
import { validateGates } from './gate-validation.ts';
import { validateHypotheses } from './hypothesis-validation.ts';
import { validateMonitoring } from './monitoring-validation.ts';
import { validateNetwork } from './network-validation.ts';
import { validateRisks } from './risk-validation.ts';
import { validateSupply } from './supply-validation.ts';
import { validateSupport } from './support-validation.ts';
import { validateInitialState } from './initial-state-validation.ts';
import { validateFit } from './fit-validation.ts';
import { validateForces } from './force-validation.ts';

/** Longest run, minutes: ten years. */
const LONGEST_RUN_MIN = 3650 * 1440;

/** @param leftOut ids by section of rows that are known to exist but are not in the document */
export function validateScenario(
  document: ScenarioDocument,
  leftOut: Readonly<Record<string, readonly string[]>> = {},
): Issue[] {
  const issues = new Validator(document, leftOut).run();
  return [...issues, ...issuesOfSupposed(document, leftOut, issues)];
}

/** What is run must be as sound as what is stated: errors that only come with what the scenario supposes, at the rows that they are of. */
function issuesOfSupposed(
  document: ScenarioDocument,
  leftOut: Readonly<Record<string, readonly string[]>>,
  stated: readonly Issue[],
): Issue[] {
  if ((document.hypotheses ?? []).length === 0 || stated.some(({ severity }) => severity === 'error')) return [];
  return new Validator(supposed(document), leftOut)
    .run()
    .filter(({ severity }) => severity === 'error')
    .map((issue) => ({ ...issue, message: `With what the scenario supposes: ${issue.message}` }));
}

type Section = { readonly id: string }[] | undefined;

/** Sections whose rows become activities: their runs are counted by name. */
const RUNNING = ['activities', 'trainingProgrammes', 'formations', 'fortificationWorks'] as const;

class Validator implements Checks {
  private readonly issues: Issue[] = [];
  private readonly ids = new Map<string, Set<string>>();
  readonly clock: ScenarioClock;

  constructor(
    readonly document: ScenarioDocument,
    private readonly leftOut: Readonly<Record<string, readonly string[]>>,
  ) {
    this.clock = new ScenarioClock(document.clock);
  }

  // Arrow functions, so that parts of the validation can take them apart from the object.
  readonly add = (code: string, path: string, message: string, severity: Issue['severity'] = 'error'): void => {
    this.issues.push({ code, path, message, severity });
  };

  run(): Issue[] {
    const d = this.document;
    this.uniqueIds();
    this.clockMakesSense();
    this.durations(d, '');
    this.provenanceIsKnown();
    validateNetwork(this);
    this.forces();
    this.activation();
    validateSupply(this);
    validateGates(this);
    validateSupport(this);
    validateInitialState(this);
    validateMonitoring(this);
    validateRisks(this);
    validateHypotheses(this);
    for (const issue of validateForces(d, this.clock)) this.issues.push(issue);
    validateFit(d, this.clock, this.add);
    return this.issues;
  }

  private uniqueIds(): void {
    for (const [section, rows] of Object.entries(this.document)) {
      if (!Array.isArray(rows)) continue;
      const seen = new Set<string>();
      (rows as { id: string }[]).forEach((row, i) => {
        if (seen.has(row.id))
          this.add('id.duplicate', `${section}.${i}.id`, `The id ${row.id} is used twice in ${section}.`);
        seen.add(row.id);
      });
      for (const id of this.leftOut[section] ?? []) seen.add(id);
      this.ids.set(section, seen);
    }
    // Gates and what else can be met are named by the same fields, activities and what runs like them by the same conditions, so are movements and elements.
    for (const named of [MEETABLE, RUNNING])
      named.forEach((a, i) => named.slice(i + 1).forEach((b) => this.disjoint(a, b)));
    this.disjoint('movements', 'forceElements');
    this.disjoint('deliveries', 'replenishments');
  }

  private disjoint(a: string, b: string): void {
    const other = this.ids.get(a) ?? new Set();
    ((this.document as unknown as Record<string, Section>)[b] ?? []).forEach((row, i) => {
      if (other.has(row.id)) this.add('id.duplicate', `${b}.${i}.id`, `The id ${row.id} is used in ${a} and in ${b}.`);
    });
  }

  readonly known = (sections: readonly string[], id: string | undefined, path: string): boolean => {
    if (id === undefined) return true;
    if (sections.some((section) => this.ids.get(section)?.has(id))) return true;
    this.add('reference.unknown', path, `${path} names ${id}, which is no row of ${sections.join(' or ')}.`);
    return false;
  };

  readonly gate = (id: string | undefined, path: string): void => {
    this.known(MEETABLE, id, path);
  };

  private clockMakesSense(): void {
    const { dDayMin, endMin } = this.clock;
    if (endMin <= 0) this.add('clock.order', 'clock.end', 'The run must end after CF-day.');
    if (dDayMin > endMin) this.add('clock.order', 'clock.dDay', 'D-day is after the end of the run.');
    if (endMin > LONGEST_RUN_MIN) this.add('clock.too-long', 'clock.end', 'A run is limited to ten years.');
  }

  /** Parameters of every duration in the document stand in order. */
  private durations(value: unknown, path: string): void {
    if (Array.isArray(value))
      value.forEach((item: unknown, i) => {
        if (item !== null && typeof item === 'object') this.durations(item, `${path}.${i}`);
      });
    else if (value !== null && typeof value === 'object') {
      const spec = value as DurationSpec;
      const triple = 'triangular' in spec ? spec.triangular : 'pert' in spec ? spec.pert : undefined;
      if (triple && !(triple[0] <= triple[1] && triple[1] <= triple[2]))
        this.add('distribution.order', path.slice(1), 'Minimum, mode and maximum must not decrease.');
      if ('uniform' in spec && Array.isArray(spec.uniform) && spec.uniform[0] > spec.uniform[1])
        this.add('distribution.order', path.slice(1), 'The minimum must not exceed the maximum.');
      // Of a hundred thousand rows most fields are no groups: no path is written for them.
      for (const key of Object.keys(value)) {
        const child = (value as Readonly<Record<string, unknown>>)[key];
        if (child !== null && typeof child === 'object') this.durations(child, `${path}.${key}`);
      }
    }
  }

  private provenanceIsKnown(): void {
    for (const [section, rows] of Object.entries(this.document)) {
      if (!Array.isArray(rows) || section === 'sources') continue;
      (rows as { source?: string }[]).forEach((row, i) =>
        this.known(['sources'], row.source, `${section}.${i}.source`),
      );
    }
  }

  readonly ascending = (dates: readonly ScenarioDate[], path: string): void => {
    for (let i = 1; i < dates.length; i++)
      if (this.clock.minute(dates[i]) <= this.clock.minute(dates[i - 1]))
        this.add('date.order', `${path}.${i}`, 'The steps must be in order of time, one at a time.');
  };

  readonly nation = (id: string | undefined, path: string): void => {
    if (id !== undefined && (this.document.nations ?? []).length > 0) this.known(['nations'], id, path);
  };

  private forces(): void {
    const d = this.document;
    (d.nations ?? []).forEach((nation, i) => {
      this.gate(nation.approvalGate, `nations.${i}.approvalGate`);
      this.range(nation.personsMin, nation.personsMax, `nations.${i}.personsMax`);
    });
    (d.contributions ?? []).forEach((contribution, i) => {
      this.nation(contribution.nation, `contributions.${i}.nation`);
      this.range(contribution.personsMin, contribution.personsMax, `contributions.${i}.personsMax`);
    });
    (d.forceElements ?? []).forEach((element, i) => {
      const path = `forceElements.${i}`;
      this.nation(element.nation, `${path}.nation`);
      this.known(['contributions'], element.contribution, `${path}.contribution`);
      this.known(['unitTemplates'], element.template, `${path}.template`);
      this.known(['forceElements'], element.parent, `${path}.parent`);
      this.known(['places'], element.home, `${path}.home`);
      this.known(['places'], element.destination, `${path}.destination`);
      this.gate(element.releasedBy, `${path}.releasedBy`);
      element.via?.forEach((id, k) => this.known(['places'], id, `${path}.via.${k}`));
      element.peopleVia?.forEach((id, k) => this.known(['places'], id, `${path}.peopleVia.${k}`));
      element.needs?.forEach((id, k) => this.known(['forceElements'], id, `${path}.needs.${k}`));
      if (
        element.earliest &&
        element.requiredAt &&
        this.clock.minute(element.earliest) > this.clock.minute(element.requiredAt)
      )
        this.add('date.order', `${path}.requiredAt`, `${element.id} is required before it may be ordered.`);
    });
    this.acyclic('forceElements', 'parent', (row) => (row.parent ? [row.parent] : []), d.forceElements ?? []);
    this.acyclic('forceElements', 'needs', (row) => row.needs ?? [], d.forceElements ?? []);
    (d.movements ?? []).forEach((movement, i) => {
      const path = `movements.${i}`;
      participant(this, movement.nation, `${path}.nation`);
      this.known(['places'], movement.from, `${path}.from`);
      this.known(['places'], movement.to, `${path}.to`);
      this.gate(movement.releasedBy, `${path}.releasedBy`);
      movement.via?.forEach((id, k) => this.known(['places'], id, `${path}.via.${k}`));
      movement.after?.forEach((id, k) => this.known(['movements', 'forceElements'], id, `${path}.after.${k}`));
      if (Object.values(movement.cargo).every((amount) => !amount))
        this.add('cargo.empty', `${path}.cargo`, `The movement ${movement.id} carries nothing.`);
      const dates = (
        ['readyToLoad', 'availableToLoad', 'earliestArrival', 'latestArrival', 'requiredAt'] as const
      ).filter((name) => movement[name] !== undefined);
      for (let k = 1; k < dates.length; k++) {
        if (this.clock.minute(movement[dates[k]]!) < this.clock.minute(movement[dates[k - 1]]!))
          this.add(
            'date.order',
            `${path}.${dates[k]}`,
            `${dates[k]} of ${movement.id} is before ${dates[k - 1]}; the order is RLD, ALD, EAD, LAD, RDD.`,
          );
      }
    });
    this.acyclic('movements', 'after', (row) => row.after ?? [], d.movements ?? []);
    (d.requirements ?? []).forEach((requirement, i) => {
      this.known(['places'], requirement.place, `requirements.${i}.place`);
      requirement.elements?.forEach((id, k) => this.known(['forceElements'], id, `requirements.${i}.elements.${k}`));
    });
  }

  private range(min: number | undefined, max: number | undefined, path: string): void {
    if (min !== undefined && max !== undefined && min > max)
      this.add('range.order', path, `The upper end ${max} is below the lower end ${min}.`);
  }

  /** Reports each row that stands in a cycle of references, once. */
  readonly acyclic = <T extends { readonly id: string }>(
    section: string,
    field: string,
    next: (row: T) => readonly string[],
    rows: readonly T[],
    pathOf: (index: number) => string = (i) => `${section}.${i}.${field}`,
  ): void => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const state = new Map<string, 1 | 2>();
    rows.forEach((root, i) => {
      const stack: { row: T; children: readonly string[]; at: number }[] = [];
      const enter = (row: T) => {
        state.set(row.id, 1);
        stack.push({ row, children: next(row), at: 0 });
      };
      if (!state.has(root.id)) enter(root);
      while (stack.length > 0) {
        const top = stack[stack.length - 1];
        if (top.at >= top.children.length) {
          state.set(top.row.id, 2);
          stack.pop();
          continue;
        }
        const child = byId.get(top.children[top.at++]);
        if (!child) continue;
        if (state.get(child.id) === 1) {
          const cycle = stack.slice(stack.findIndex((entry) => entry.row.id === child.id)).map((entry) => entry.row.id);
          this.add(
            'reference.cycle',
            pathOf(i),
            `${section} wait for each other in a circle: ${[...cycle, child.id].slice(0, 12).join(' -> ')}.`,
          );
        } else if (!state.has(child.id)) enter(child);
      }
    });
  };

  private activation(): void {
    const d = this.document;
    this.gates();
    this.conditions();
    this.releasesInCircles();
    (d.activities ?? []).forEach((activity, i) => {
      this.gate(activity.startsWhen, `activities.${i}.startsWhen`);
      activity.present?.forEach((id, k) => this.known(['forceElements'], id, `activities.${i}.present.${k}`));
      activity.inputs?.forEach((input, k) => this.known(['stocks'], input.stock, `activities.${i}.inputs.${k}.stock`));
      activity.outputs?.stocks?.forEach((output, k) =>
        this.known(['stocks'], output.stock, `activities.${i}.outputs.stocks.${k}.stock`),
      );
    });
    (d.commitments ?? []).forEach((commitment, i) => {
      this.gate(commitment.trigger, `commitments.${i}.trigger`);
      this.gate(commitment.decision, `commitments.${i}.decision`);
      commitment.releases?.forEach((id, k) =>
        this.known(['forceElements', 'liftPools', 'stocks'], id, `commitments.${i}.releases.${k}`),
      );
    });
    (d.disruptions ?? []).forEach((disruption, i) => this.disruption(disruption, `disruptions.${i}`));
  }

  private gates(): void {
    (this.document.gates ?? []).forEach((gate, i) => {
      this.gate(gate.withdrawnBy, `gates.${i}.withdrawnBy`);
      this.gate(gate.restoredBy, `gates.${i}.restoredBy`);
      gate.requires?.forEach((id, k) => {
        this.gate(id, `gates.${i}.requires.${k}`);
        if (gate.requires!.indexOf(id) < k)
          this.add('id.duplicate', `gates.${i}.requires.${k}`, `${gate.id} requires ${id} twice.`);
      });
      if (gate.requiresCount !== undefined && gate.requiresCount > (gate.requires ?? []).length)
        this.add(
          'gate.count',
          `gates.${i}.requiresCount`,
          `${gate.id} needs ${gate.requiresCount} of ${(gate.requires ?? []).length}.`,
        );
    });
  }

  private conditions(): void {
    (this.document.conditions ?? []).forEach((condition, i) => {
      const path = `conditions.${i}`;
      this.gate(condition.revokedBy, `${path}.revokedBy`);
      this.gate(condition.restoredBy, `${path}.restoredBy`);
      for (const by of ['revokedBy', 'restoredBy'] as const)
        if (condition[by] === condition.id)
          this.add('gate.withdraws-itself', `${path}.${by}`, `${condition.id} cannot be its own ${by}.`);
      if ('of' in condition) condition.of.forEach((id, k) => this.gate(id, `${path}.of.${k}`));
      if (condition.type === 'after') this.gate(condition.condition, `${path}.condition`);
      if (condition.type === 'arrived')
        this.known(['movements', 'forceElements'], condition.movement, `${path}.movement`);
      if (condition.type === 'ready') this.known(['forceElements', 'movements'], condition.element, `${path}.element`);
      if (condition.type === 'done') this.known(['activities'], condition.activity, `${path}.activity`);
      if (condition.type === 'stock') this.known(['stocks'], condition.stock, `${path}.stock`);
      if (condition.type === 'at-least') {
        const { id, count, of } = condition;
        if (count > of.length) this.add('gate.count', `${path}.count`, `${id} needs ${count} of ${of.length}.`);
        of.forEach((one, k) => {
          if (of.indexOf(one) < k) this.add('id.duplicate', `${path}.of.${k}`, `${id} counts ${one} twice.`);
        });
      }
    });
  }

  /** Nothing that can be met waits for itself. */
  private releasesInCircles(): void {
    const { gates = [], conditions = [], remedies = [], commitments = [] } = this.document;
    const nodes: { readonly id: string; readonly path: string; readonly next: readonly string[] }[] = [
      ...gates.map(({ id, requires = [] }, i) => ({ id, path: `gates.${i}.requires`, next: requires })),
      ...conditions.map((row, i) => ({
        id: row.id,
        path: `conditions.${i}`,
        next: 'of' in row ? row.of : row.type === 'after' ? [row.condition] : [],
      })),
      ...remedies.map(({ id, requires }, i) => ({ id, path: `remedies.${i}.requires`, next: requires })),
      ...commitments.map(({ id, trigger, decision }, i) => ({
        id,
        path: `commitments.${i}.trigger`,
        next: [trigger, ...(decision === undefined ? [] : [decision])],
      })),
    ];
    this.acyclic(
      'gates',
      'requires',
      (row) => row.next,
      nodes,
      (i) => nodes[i].path,
    );
  }

  private disruption(disruption: NonNullable<ScenarioDocument['disruptions']>[number], path: string): void {
    const { place, link, airspace, resource } = disruption;
    if ([place, link, airspace, resource].filter((target) => target !== undefined).length !== 1)
      this.add('disruption.target', path, `${disruption.id} needs exactly one of place, link, airspace and resource.`);
    if (airspace !== undefined && disruption.factor > 0 && disruption.factor < 1)
      this.add(
        'disruption.airspace',
        `${path}.factor`,
        `${disruption.id}: an airspace has no capacity to take a part of; it is closed by 0.`,
        'warning',
      );
    if ((disruption.at === undefined) === (disruption.when === undefined))
      this.add('disruption.start', path, `${disruption.id} needs either at or when.`);
    this.known(['places'], disruption.place, `${path}.place`);
    this.known(['links'], disruption.link, `${path}.link`);
    this.known(['airspaces'], airspace, `${path}.airspace`);
    this.gate(disruption.when, `${path}.when`);
    this.gate(disruption.eased?.when, `${path}.eased.when`);
    if (disruption.until !== undefined && disruption.everyDays === undefined)
      this.add(
        'disruption.until',
        `${path}.until`,
        `${disruption.id} does not recur, so its duration says how long it lasts.`,
      );
    if (disruption.resource !== undefined) {
      const owner = disruption.resource.split('/').slice(0, -1).join('/');
      this.known(['places', 'links'], owner, `${path}.resource`);
    }
  }
}

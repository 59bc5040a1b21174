import fc from 'fast-check';
import { referenceScenarios } from '../reference/index.ts';
import { parseScenario } from '../parse/parse.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { validateScenario } from '../parse/validation.ts';
import { OWNED_SECTIONS, ownerOf } from './ownership.ts';
import { withoutDanglingReferences, withoutEmptySections } from './view.ts';

const [reference] = referenceScenarios;

/** What is left when the rows of some nations are hidden. */
function hide(
  document: ScenarioDocument,
  isHidden: (section: string, row: { id: string }) => boolean,
): ScenarioDocument {
  const copy: Record<string, unknown> = { ...document };
  for (const section of OWNED_SECTIONS)
    copy[section] = (document[section] ?? []).filter((row: { id: string }) => !isHidden(section, row));
  return copy as unknown as ScenarioDocument;
}

const errorsOf = (document: ScenarioDocument) =>
  validateScenario(document).filter(({ severity, code }) => severity === 'error' && code.startsWith('reference'));

it('names no section without rows, but for the one that a document cannot be without', () => {
  const { format, id, title, clock } = reference;
  const bare = { format, id, title, clock, places: [] };
  expect(
    withoutEmptySections({ ...bare, stocks: [], initialState: { at: clock.cfDay, arrived: [] } } as never),
  ).toEqual({
    ...bare,
    initialState: { at: clock.cfDay },
  });
  expect(withoutEmptySections(reference)).toBe(reference);
});

it('leaves a document as it is where nothing dangles', () => {
  expect(withoutDanglingReferences(reference)).toBe(reference);
});

it.each(referenceScenarios.flatMap(({ id, nations = [] }) => nations.map((nation) => [id, nation.id] as const)))(
  '%s stands without all that %s has',
  (id, nation) => {
    const document = referenceScenarios.find((scenario) => scenario.id === id)!;
    const view = withoutDanglingReferences(hide(document, (section, row) => ownerOf(section, row) === nation));
    expect(validateScenario(view).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(view.forceElements?.some((element) => element.nation === nation) ?? false).toBe(false);
  },
);

it('is a document like any other', () => {
  const view = withoutDanglingReferences(hide(reference, (section, row) => ownerOf(section, row) === 'FR'));
  expect(parseScenario(JSON.parse(JSON.stringify(view))).ok).toBe(true);
  expect(view.forceElements?.length).toBeGreaterThan(0);
});

it('says nothing of what is hidden in the state that a plan begins with', () => {
  const [french, british] = ['FR', 'GB'].map((owner) =>
    reference.forceElements!.find(({ nation }) => nation === owner)!,
  );
  const at = { anchor: 'CF' as const, offset: 100 };
  const fixed: ScenarioDocument = {
    ...reference,
    initialState: {
      asOf: at,
      elements: [french, british].map(({ id }) => ({ element: id, state: 'ready' })),
      gates: ['fr', 'gb'].map((code) => ({ gate: `gate-approval-${code}`, record: [{ event: 'met', at }] })),
    },
  };
  const view = withoutDanglingReferences(hide(fixed, (section, row) => ownerOf(section, row) === 'FR'));
  expect(view.initialState?.elements).toEqual([{ element: british.id, state: 'ready' }]);
  expect(view.initialState?.gates?.map(({ gate }) => gate)).toEqual(['gate-approval-gb']);
  expect(errorsOf(view)).toEqual([]);
});

it('does not let an element move whose approval is hidden', () => {
  const element = reference.forceElements?.find(({ releasedBy }) => releasedBy !== undefined);
  const view = withoutDanglingReferences(hide(reference, (_, { id }) => id === element?.releasedBy));
  expect(view.forceElements?.map(({ id }) => id)).not.toContain(element?.id);
});

it('does not let an element move whose contribution is hidden: its caveats and its policies are not known', () => {
  const [hidden] = reference.contributions ?? [];
  const of = (document: ScenarioDocument) =>
    document.forceElements?.filter(({ contribution }) => contribution === hidden.id).map(({ id }) => id) ?? [];
  const view = withoutDanglingReferences(hide(reference, (_, { id }) => id === hidden.id));
  expect(of(reference).length).toBeGreaterThan(0);
  expect(of(reference).filter((id) => view.forceElements?.some((row) => row.id === id))).toEqual([]);
});

it('takes out a chain of any length that hangs on what is hidden', () => {
  const [gate] = reference.gates ?? [];
  const chainOf = (length: number, link: (id: string, before: string) => object): ScenarioDocument => {
    const rows = Array.from({ length }, (_, i) => link(`link-${i}`, i === 0 ? gate.id : `link-${i - 1}`));
    return { ...reference, conditions: [...(reference.conditions ?? []), ...rows] } as unknown as ScenarioDocument;
  };
  const links = [
    (id: string, condition: string) => ({ id, type: 'after', condition, duration: { fixed: 1 } }),
    (id: string, before: string) => ({ id, type: 'any', of: [before] }),
    (id: string, revokedBy: string) => ({ id, type: 'date', at: { anchor: 'CF', offset: 1 }, revokedBy }),
  ];
  for (const link of links) {
    const hidden = hide(chainOf(200, link), (_, { id }) => id === gate.id);
    const view = withoutDanglingReferences(hidden);
    expect(errorsOf(view)).toEqual([]);
    expect(view.conditions?.filter(({ id }) => id.startsWith('link-'))).toEqual([]);
  }
  // Through activities too, which take a pass for each link.
  const activities = Array.from({ length: 30 }, (_, i) => ({
    ...{ id: `work-${i}`, startsWhen: i === 0 ? gate.id : `done-${i - 1}`, duration: { fixed: 1 } },
  }));
  const conditions = activities.map(({ id }, i) => ({ id: `done-${i}`, type: 'done', activity: id, runs: 1 }));
  const document = { ...reference, activities, conditions } as unknown as ScenarioDocument;
  expect(withoutDanglingReferences(hide(document, (_, { id }) => id === gate.id)).activities).toEqual([]);
});

it('stands whatever is hidden', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 9 }), (seed, share) => {
      let state = seed;
      const draw = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) % 10;
      const view = withoutDanglingReferences(hide(reference, () => draw() < share));
      expect(errorsOf(view)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

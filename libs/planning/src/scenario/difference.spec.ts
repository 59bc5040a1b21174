import { parisDeclaration } from '../reference/paris-declaration.ts';
import { differencesOf } from './difference.ts';
import type { ScenarioDocument } from './document.ts';

const base = parisDeclaration;
const edit = (change: (draft: ScenarioDocument) => void): ScenarioDocument => {
  const draft = structuredClone(base);
  change(draft);
  return draft;
};

describe('the difference between two documents', () => {
  it('is empty for equal documents, whatever the order of rows and keys', () => {
    expect(differencesOf(base, structuredClone(base))).toEqual([]);
    expect(
      differencesOf(
        base,
        edit((d) => d.stocks!.reverse()),
      ),
    ).toEqual([]);
  });

  it('says in words what was changed, added and removed', () => {
    const after = edit((d) => {
      d.clock.dDay.offset = 60;
      const stock = d.stocks!.find((row) => row.id === 'st-DEP-Kyiv-V')!;
      stock.amountT += 500;
      const gate = d.gates!.find((row) => row.id === 'gate-consultation')!;
      gate.duration = { triangular: [1, 2, 5] };
      gate.withdrawnAt = { anchor: 'D', offset: 3 };
      d.requirements = d.requirements!.filter((row) => row.id !== 'req-monitoring');
      d.requirements[0].elements!.push('fe-gb-bg-1');
      d.sources!.push({ id: 'new-source', title: 'Another source' });
    });
    const texts = differencesOf(base, after).map(({ text }) => text);
    const was = base.stocks!.find((row) => row.id === 'st-DEP-Kyiv-V')!.amountT;
    expect(texts).toEqual([
      'Scenario: clock, D-day changes from CF+180 d to CF+60 d.',
      'Source "Another source" (new-source) is new.',
      'Requirement "Monitoring and verification in place" (req-monitoring) is gone.',
      expect.stringMatching(/^Requirement .*: elements now with fe-gb-bg-1\.$/),
      'Gate "Consultation of the coalition" (gate-consultation): duration changes from triangular 0.25/1/2 d to triangular 1/2/5 d.',
      'Gate "Consultation of the coalition" (gate-consultation): withdrawn at is set to D+3 d.',
      `Stock st-DEP-Kyiv-V: amount changes from ${was} t to ${was + 500} t.`,
    ]);
  });

  it('reads backwards as the opposite', () => {
    const after = edit((d) => {
      d.nations = d.nations!.filter((row) => row.id !== 'FR');
      d.places[3].lat += 1;
    });
    const [forth, back] = [differencesOf(base, after), differencesOf(after, base)];
    expect(back.map((d) => [d.section, d.id, d.path, d.before, d.after])).toEqual(
      forth.map((d) => [d.section, d.id, d.path, d.after, d.before]),
    );
  });
});

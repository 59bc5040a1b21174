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

  it('tells hypotheses by what they suppose, for their ids are numbers that others move', () => {
    const [first, second] = base.gates!;
    const notice = (share: number) => ({ kind: 'notice' as const, id: 'notice-1', share });
    const gate = (id: string, { id: of }: { readonly id: string }, days: number) => ({ kind: 'gate' as const, id, gate: of, days }); // prettier-ignore
    const supposing = (...hypotheses: NonNullable<ScenarioDocument['hypotheses']>) => ({ ...base, hypotheses });
    const before = supposing(notice(0.8), gate('gate-1', first, 2), gate('gate-2', second, -1));
    const after = supposing(notice(0.5), { ...gate('gate-1', second, -1), note: 'Asked for' });
    expect(differencesOf(before, after).map(({ id, kind, text }) => [id, kind, text])).toEqual([
      ['notice-1', 'removed', 'No longer supposes: notice of the response 80 %.'],
      ['gate-1', 'removed', `No longer supposes: decision ${first.id} 2 d longer.`],
      ['notice-1', 'added', 'Supposes: notice of the response 50 %.'],
      ['gate-1', 'changed', `Supposes: decision ${second.id} 1 d shorter: note is set to Asked for.`],
    ]);
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

  it('says which entry of a list within a row is other than it was', () => {
    const after = edit((d) => {
      const contribution = (id: string) => d.contributions!.find((row) => row.id === id)!;
      contribution('con-de-land').caveats = [
        { kind: 'task', rule: 'not', values: ['artillery'] },
        ...contribution('con-de-land').caveats!,
      ];
      contribution('con-es-land').caveats![0].values!.push('HUB-Uman');
      contribution('con-nz-training').caveats = undefined;
      d.packages!.find((row) => row.id === 'pk-gb')!.tranches[1].amountMEur = 1500;
      d.latencies![0].coverageShortens = 0.25;
      d.sectors!.find((row) => row.id === 'sector-east')!.intensity!.reverse();
      d.initialState = { asOf: { anchor: 'CF', offset: 40 }, elements: [{ element: 'fe-fr-bg-1', state: 'in-place' }] };
    });
    expect(differencesOf(base, after).map(({ text }) => text)).toEqual([
      'Scenario: initial state is set to as of CF+40 d, elements element fe-fr-bg-1, state in-place.',
      'Contribution "German land forces on neighbouring territory" (con-de-land): caveats, entry 1 is set to kind task, rule not, values artillery.',
      'Contribution "Spanish land forces" (con-es-land): caveats, entry 1, values now with HUB-Uman.',
      'Contribution "New Zealand training team" (con-nz-training): caveats is no longer set (was kind task, rule only, values training, monitoring, text Training and monitoring only.).',
      'Sector "East (notional)" (sector-east): intensity in another order.',
      'Latency lat-detection-overt: coverage shortens changes from 0.5 to 0.25.',
      'Package "UK package" (pk-gb): tranches, t2, amount changes from 1200 million EUR to 1500 million EUR.',
    ]);
  });
});

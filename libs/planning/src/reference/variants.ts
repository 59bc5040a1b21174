/** Shipped scenarios derived from the reference one: each changes little, and says what it teaches. */
import type { DisruptionRow } from '../scenario/activation-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { parisDeclaration } from './paris-declaration.ts';

const notional = { source: 'muster-assumption', confidence: 'A', notional: true } as const;

/** The attack comes a third of the way through the posture. */
export const earlyAttack: ScenarioDocument = {
  ...parisDeclaration,
  id: 'early-attack',
  title: 'Early attack, before the posture is complete',
  summary:
    'The reference scenario with D-day at CF+60 instead of CF+180: one number. Teaches what the posture is worth: a fifth of the force is there, hubs are not open to the full, brigades are not formed, works have hardly begun, ' +
    'and the force of the posture and its reinforcement compete for the same ports and railways.',
  clock: { ...parisDeclaration.clock, dDay: { anchor: 'CF', offset: 60 } },
};

const lost = (id: string, title: string, place: string, daysClosed: number): DisruptionRow => ({
  id,
  title: `${title} (notional)`,
  kind: 'damage',
  place,
  at: { anchor: 'D', offset: 0 },
  factor: 0,
  duration: { fixed: daysClosed },
  ...notional,
});

/** Constanta and the rail crossing at Mostyska are out for three months. */
export const portAndCrossingLost: ScenarioDocument = {
  ...parisDeclaration,
  id: 'port-and-crossing-lost',
  title: 'A main port and a rail crossing lost',
  summary:
    'The reference scenario without Constanta and without the rail crossing Mostyska for three months from D-day on. Teaches how much the plan leans on two places: trains go around the crossing at little cost, while the one brigade whose ports the plan fixes waits for Constanta. Take its fixed ports away, and compare.',
  disruptions: [
    ...(parisDeclaration.disruptions ?? []),
    lost('lost-ROCND', 'Constanta lost', 'ROCND', 90),
    lost('lost-XR-Mostyska', 'Rail crossing Mostyska lost', 'XR-Mostyska', 90),
  ],
};

/** The United Kingdom's parliament does not give its approval. */
export const parliamentRefuses: ScenarioDocument = {
  ...parisDeclaration,
  id: 'parliament-refuses',
  title: 'A parliament refuses',
  summary:
    'The reference scenario in which one parliament refuses the approval to deploy; the example is that of the United Kingdom, whose contribution is the largest, and says nothing of what it will do. ' +
    'Teaches single points of failure: who opens a hub for others, which lines of the requirements stay empty, and which nation could fill them.',
  gates: (parisDeclaration.gates ?? []).map((gate) =>
    gate.id === 'gate-approval-gb' ? { ...gate, refusal: 1, note: 'Refused: an assumption of this scenario.' } : gate,
  ),
};

/** A deniable incident in one sector: little is damaged, and it takes weeks until it has an author. */
export const deniableIncident: ScenarioDocument = {
  ...parisDeclaration,
  id: 'deniable-incident',
  title: 'A deniable incident with slow attribution',
  summary:
    'The reference scenario with a deniable incident instead of an overt attack: one sector at low intensity, no damage and no closure. Teaches where the days go when nothing is broken: into detection and attribution, ' +
    'and what sensors, teams and shared intelligence buy there.',
  attack: {
    breach: 'deniable',
    intensity: [{ from: { anchor: 'D', offset: 0 }, level: 'low' }],
    ...notional,
    note: 'Hypothetical; an assumption of the planner.',
  },
  sectors: (parisDeclaration.sectors ?? []).map((sector) => ({
    ...sector,
    intensity:
      sector.id === 'sector-east' ? [{ from: { anchor: 'D' as const, offset: 0 }, level: 'low' as const }] : [],
  })),
  disruptions: (parisDeclaration.disruptions ?? []).filter((row) => row.kind === 'weather'),
};

export const variants: readonly ScenarioDocument[] = [
  earlyAttack,
  portAndCrossingLost,
  parliamentRefuses,
  deniableIncident,
];

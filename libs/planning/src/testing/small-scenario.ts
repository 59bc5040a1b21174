/**
 * A small invented world for tests: a garrison in AA, a way through BB (short) and one through CC (long), hubs in the supported country DD.
 * Everything moves by road in coaches and on its own wheels, nothing is drawn, so that times can be worked out by hand.
 */
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import { parseScenario } from '../parse/parse.ts';
import { prepare, runChunk, toRunResult, type RunResult } from '../run/index.ts';

type PlaceRow = ScenarioDocument['places'][number];

const place = (id: string, country: string, lon: number): PlaceRow => ({
  id,
  name: id,
  kind: id.startsWith('HUB') ? 'hub' : 'junction',
  country,
  lat: 50,
  lon,
});

/** A company of 100 persons that goes from the garrison to a hub by coach. */
export const element = (id: string, part: Partial<ForceElementRow> = {}): ForceElementRow => ({
  id,
  name: id,
  nation: 'AA',
  component: 'land',
  capability: 'manoeuvre',
  contribution: 'offer',
  home: 'GARRISON',
  destination: 'HUB-East',
  cargo: { pax: 100 },
  peopleModes: ['road'],
  ...part,
});

export function smallScenario(part: Partial<ScenarioDocument> = {}): ScenarioDocument {
  return {
    format: DOCUMENT_FORMAT,
    id: 'small',
    title: 'Small',
    clock: {
      cfDay: '2026-06-01T00:00:00Z',
      dDay: { anchor: 'CF', offset: 20 },
      end: { anchor: 'CF', offset: 40 },
    },
    nations: [
      { id: 'AA', name: 'Aland', role: 'contributor', reported: 'nothing reported' },
      { id: 'BB', name: 'Beland', role: 'contributor', reported: 'nothing reported' },
      { id: 'CC', name: 'Celand', role: 'host', reported: 'nothing reported' },
      { id: 'DD', name: 'Deland', role: 'supported', reported: 'nothing reported' },
      { id: 'EE', name: 'Eland', role: 'observer', reported: 'nothing reported' },
    ],
    places: [
      place('GARRISON', 'AA', 20),
      place('SHORT', 'BB', 21),
      place('LONG', 'CC', 21),
      place('HUB-East', 'DD', 22),
      place('HUB-West', 'CC', 22),
    ],
    links: [
      { id: 'a-short', from: 'GARRISON', to: 'SHORT', mode: 'road', lengthKm: 60 },
      { id: 'short-east', from: 'SHORT', to: 'HUB-East', mode: 'road', lengthKm: 60 },
      { id: 'a-long', from: 'GARRISON', to: 'LONG', mode: 'road', lengthKm: 300 },
      { id: 'long-east', from: 'LONG', to: 'HUB-East', mode: 'road', lengthKm: 300 },
      { id: 'long-west', from: 'LONG', to: 'HUB-West', mode: 'road', lengthKm: 60 },
    ],
    contributions: [
      {
        id: 'offer',
        nation: 'AA',
        title: 'Land forces',
        component: 'land',
        kind: 'force',
        status: 'offered',
        stationing: 'inside',
      },
    ],
    forceElements: [element('a')],
    ...part,
  };
}

/** The offer of the small world with other caveats. */
export const offerWith = (part: Partial<NonNullable<ScenarioDocument['contributions']>[number]>) => ({
  contributions: [{ ...smallScenario().contributions![0], ...part }],
});

/** Runs a document and fails the test with its issues when it cannot be run. */
export function runOf(document: ScenarioDocument, replications = 1): RunResult {
  const prepared = prepare(JSON.parse(JSON.stringify(document)));
  if (!prepared.ok) throw new Error(prepared.issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'));
  return toRunResult(prepared.value, 1, replications, [runChunk(prepared.value, 1, 0, replications)]);
}

/** Codes and paths of what is wrong with a document. */
export function issuesOf(document: ScenarioDocument): string[] {
  const parsed = parseScenario(JSON.parse(JSON.stringify(document)));
  return (parsed.ok ? parsed.warnings : parsed.issues).map((issue) => `${issue.code} ${issue.path}`);
}

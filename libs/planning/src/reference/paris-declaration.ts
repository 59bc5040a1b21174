/** The reference scenario "Paris Declaration": the sections of this folder as one scenario document. */
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import { airfields } from './airfields.ts';
import { airspaces } from './airspaces.ts';
import { attack, disruptions, risks, sectors } from './attack.ts';
import { capabilities } from './capabilities.ts';
import { commands, toCommandRelationships } from './command.ts';
import { toCommitments } from './commitments.ts';
import { contributions } from './contributions.ts';
import {
  formations,
  fortificationWorks,
  fundingNeeds,
  packages,
  productionLines,
  trainingProgrammes,
} from './cooperation.ts';
import { crossings } from './crossings.ts';
import { factors } from './factors.ts';
import { airElements } from './force-elements-air.ts';
import { landElements } from './force-elements-land.ts';
import { seaElements } from './force-elements-sea.ts';
import { supportElements } from './force-elements-support.ts';
import { gates } from './gates.ts';
import { junctions } from './junctions.ts';
import { efficiencies, liftPools, liftTypes, shares } from './lift.ts';
import { latencies, monitors, offices, remedies } from './monitoring.ts';
import { nations } from './nations.ts';
import { siteOpenings, supportContracts } from './openings.ts';
import { prepositionedSets } from './prepositioned.ts';
import { railLinks } from './rail-links.ts';
import { requirements } from './requirements.ts';
import { roadLinks } from './road-links.ts';
import { seaLinks } from './sea-links.ts';
import { seaports } from './seaports.ts';
import { siteLinks } from './site-links.ts';
import { sites } from './sites.ts';
import { sources } from './sources.ts';
import { consumers, deliveries, replenishments, stocks } from './stocks.ts';
import { unitTemplates } from './unit-templates.ts';
import { waterwayLinks } from './waterway-links.ts';

const forceElements = [...landElements, ...airElements, ...seaElements, ...supportElements];

export const parisDeclaration: ScenarioDocument = {
  format: DOCUMENT_FORMAT,
  id: 'paris-declaration',
  title: 'Paris Declaration',
  summary:
    'Reference scenario after the Paris Declaration of 6 January 2026. A ceasefire enters into force; the Multinational Force Ukraine deploys to hubs, depots fill, ' +
    'brigades regenerate. A hypothetical overt attack follows on D-day, and the scenario asks which forces and stocks are ready where and when. What nations have reported is ' +
    'quoted with its source; hubs, depots, force elements, stocks and the attack are notional.',
  marking: 'UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS',
  clock: {
    cfDay: '2026-06-01T00:00:00Z',
    dDay: { anchor: 'CF', offset: 180 },
    end: { anchor: 'D', offset: 120 },
  },
  sources: [...sources],
  factors: [...factors],
  nations: [...nations],
  places: [...airfields, ...seaports, ...crossings, ...junctions, ...sites],
  shares: [...shares],
  efficiencies: [...efficiencies],
  links: [...railLinks, ...roadLinks, ...seaLinks, ...waterwayLinks, ...siteLinks],
  airspaces: [...airspaces],
  liftTypes: [...liftTypes],
  liftPools: [...liftPools],
  capabilities: [...capabilities],
  unitTemplates: [...unitTemplates],
  contributions: [...contributions],
  forceElements,
  prepositionedSets: [...prepositionedSets],
  commands: [...commands],
  commandRelationships: [...toCommandRelationships(forceElements)],
  requirements: [...requirements],
  gates: [...gates],
  commitments: [...toCommitments(forceElements)],
  stocks: [...stocks],
  consumers: [...consumers],
  replenishments: [...replenishments],
  deliveries: [...deliveries],
  disruptions: [...disruptions],
  risks: [...risks],
  offices: [...offices],
  sectors: [...sectors],
  monitors: [...monitors],
  latencies: [...latencies],
  remedies: [...remedies],
  siteOpenings: [...siteOpenings],
  supportContracts: [...supportContracts],
  packages: [...packages],
  fundingNeeds: [...fundingNeeds],
  productionLines: [...productionLines],
  trainingProgrammes: [...trainingProgrammes],
  formations: [...formations],
  fortificationWorks: [...fortificationWorks],
  attack,
};

/**
 * The scenario document: one JSON file that says everything a run depends on. A three-node toy world needs only `places`, `links`,
 * lift and `movements`; the reference scenario fills every section. References between rows are checked in `validation.ts`.
 */
import { z } from 'zod';
import { airspaceSchema } from './airspace-section.ts';
import { liftPoolSchema, liftTypeSchema } from './lift-section.ts';
import { effectSchema, prepositionedSetSchema, riskSchema } from './risk-section.ts';
import { hypothesisSchema } from './hypothesis-section.ts';
import { dateSchema, idSchema, longTextSchema, quantities, ref, textSchema } from './quantities.ts';
import { efficiencySchema, linkSchema, placeSchema, shareSchema } from './network-section.ts';
import {
  contributionSchema,
  forceElementSchema,
  movementSchema,
  nationSchema,
  requirementSchema,
  unitTemplateSchema,
} from './force-section.ts';
import { latencySchema, monitorSchema, remedySchema, sectorSchema } from './monitoring-section.ts';
import {
  formationSchema,
  fortificationWorkSchema,
  fundingNeedSchema,
  packageSchema,
  productionLineSchema,
  trainingProgrammeSchema,
} from './cooperation-section.ts';
import { initialStateSchema, officeSchema, siteOpeningSchema, supportContractSchema } from './posture-section.ts';
import { capabilitySchema, commandRelationshipSchema, commandSchema } from './command-section.ts';
import { consumerSchema, deliverySchema, replenishmentSchema, stockSchema } from './supply-section.ts';
import {
  activitySchema,
  attackSchema,
  commitmentSchema,
  conditionSchema,
  disruptionSchema,
  gateSchema,
} from './activation-section.ts';

/** Version of the document format. Documents of older versions are upgraded when they are read. */
export const DOCUMENT_FORMAT = 'muster-scenario/2';

export const sourceSchema = z.strictObject({
  id: idSchema,
  title: longTextSchema.min(1),
  publisher: textSchema.optional(),
  date: z.string().max(40).optional(),
  url: z.url().max(500).optional(),
  licence: textSchema.optional(),
});
export type SourceRow = z.infer<typeof sourceSchema>;

/** A planning factor that the screen shows beside results and that a planner may change. */
export const factorSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  value: z.union([quantities.finite, z.array(quantities.finite).max(20), textSchema]),
  unit: z.string().max(40).optional(),
  source: ref('sources').optional(),
  confidence: z.enum(['R', 'S', 'M', 'A', 'C']).optional(),
  note: longTextSchema.optional(),
});
export type FactorRow = z.infer<typeof factorSchema>;

const rows = <T extends z.ZodType>(schema: T, most = 20_000) => z.array(schema).max(most).optional();

export const scenarioSchema = z
  .strictObject({
    $schema: z.string().max(500).optional(),
    format: z.literal(DOCUMENT_FORMAT),
    id: idSchema,
    title: textSchema,
    summary: longTextSchema.optional(),
    marking: textSchema.optional().describe('Marking shown on every screen and export.'),
    clock: z.strictObject({
      cfDay: z.iso.datetime({ offset: true }).describe('CF-day, the instant the ceasefire enters into force.'),
      dDay: z
        .strictObject({
          anchor: z.literal('CF'),
          offset: quantities.finite.min(0).max(3650),
          unit: z.enum(['min', 'h', 'd']).optional(),
        })
        .describe('D-day as an offset from CF-day.'),
      end: dateSchema.describe('End of the run.'),
    }),
    sources: rows(sourceSchema, 2000),
    factors: rows(factorSchema, 2000),
    nations: rows(nationSchema, 300),
    places: z.array(placeSchema).min(1).max(100_000),
    shares: rows(shareSchema, 500),
    efficiencies: rows(efficiencySchema, 100),
    links: rows(linkSchema, 100_000),
    airspaces: rows(airspaceSchema, 200),
    liftTypes: rows(liftTypeSchema, 500),
    liftPools: rows(liftPoolSchema, 5000),
    capabilities: rows(capabilitySchema, 1000),
    unitTemplates: rows(unitTemplateSchema, 1000),
    contributions: rows(contributionSchema),
    forceElements: rows(forceElementSchema, 100_000),
    commands: rows(commandSchema, 5000),
    commandRelationships: rows(commandRelationshipSchema, 100_000),
    movements: rows(movementSchema, 200_000),
    requirements: rows(requirementSchema),
    gates: rows(gateSchema),
    conditions: rows(conditionSchema),
    activities: rows(activitySchema),
    commitments: rows(commitmentSchema),
    stocks: rows(stockSchema, 200_000),
    consumers: rows(consumerSchema, 100_000),
    replenishments: rows(replenishmentSchema, 100_000),
    deliveries: rows(deliverySchema, 100_000),
    disruptions: rows(disruptionSchema),
    risks: rows(riskSchema, 2000),
    effects: rows(effectSchema),
    prepositionedSets: rows(prepositionedSetSchema, 2000),
    offices: rows(officeSchema, 500),
    sectors: rows(sectorSchema, 1000),
    monitors: rows(monitorSchema, 5000),
    latencies: rows(latencySchema, 100),
    remedies: rows(remedySchema, 500),
    siteOpenings: rows(siteOpeningSchema, 5000),
    supportContracts: rows(supportContractSchema, 5000),
    packages: rows(packageSchema, 2000),
    fundingNeeds: rows(fundingNeedSchema, 1000),
    productionLines: rows(productionLineSchema, 1000),
    trainingProgrammes: rows(trainingProgrammeSchema, 1000),
    formations: rows(formationSchema, 1000),
    fortificationWorks: rows(fortificationWorkSchema, 1000),
    hypotheses: rows(hypothesisSchema, 100),
    initialState: initialStateSchema.optional(),
    attack: attackSchema.optional(),
  })
  .describe('A Muster scenario.');

export type ScenarioDocument = z.infer<typeof scenarioSchema>;

/** JSON Schema (draft 2020-12) of the scenario document. */
export function toJsonSchema(): unknown {
  return z.toJSONSchema(scenarioSchema, { io: 'input' });
}

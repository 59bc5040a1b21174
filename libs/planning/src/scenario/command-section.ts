/** Who commands whom, and what can be asked for: commands, command relationships over time, the tree of capabilities. */
import { z } from 'zod';
import { dateSchema, idSchema, nationRef, provenance, ref, textSchema } from './quantities.ts';
import { componentSchema } from './force-section.ts';

/** A capability of the tree: a need for it is met by itself and by everything below it. */
export const capabilitySchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  parent: ref('capabilities').optional().describe('The wider capability that it is a kind of.'),
  component: componentSchema.optional(),
  ...provenance,
});
export type CapabilityRow = z.infer<typeof capabilitySchema>;

/** A headquarters with forces under it; multinational when a framework nation leads elements of others. */
export const commandSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  component: componentSchema,
  frameworkNation: nationRef.optional().describe('Nation that leads it and gives most of its headquarters.'),
  headquarters: ref('forceElements')
    .optional()
    .describe('Force element that is its headquarters: its forces are employable only when that is ready.'),
  sidc: z
    .string()
    .regex(/^[0-9]{20}([0-9]{10})?$/)
    .optional(),
  ...provenance,
});
export type CommandRow = z.infer<typeof commandSchema>;

/** Degrees of command in order of their reach, and support, which gives no command. */
export const commandKindSchema = z
  .enum(['full', 'opcom', 'opcon', 'tacom', 'tacon', 'support'])
  .describe('Degree of command: full, operational command or control, tactical command or control, or support only.');

/** Who is under whom from when to when. At any instant an element or command has at most one superior. */
export const commandRelationshipSchema = z.strictObject({
  id: idSchema,
  subordinate: ref('forceElements', 'commands').describe('Force element or command.'),
  superior: ref('commands').describe('Command.'),
  kind: commandKindSchema,
  from: dateSchema.optional().describe('Transfer of authority (default CF-day).'),
  until: dateSchema.optional().describe('End of the relationship (default the end of the run).'),
  ...provenance,
});
export type CommandRelationshipRow = z.infer<typeof commandRelationshipSchema>;

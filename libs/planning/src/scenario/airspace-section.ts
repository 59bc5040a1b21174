/** Airspaces of a scenario document: the air over a country or a region that may be closed to military transport. */
import { z } from 'zod';
import { countrySchema } from './network-section.ts';
import { idSchema, meetableRef, nationRef, provenance, quantities, textSchema } from './quantities.ts';

const { finite } = quantities;

export const airspaceSchema = z
  .strictObject({
    id: idSchema,
    name: textSchema,
    country: countrySchema.optional().describe('ISO 3166-1 alpha-2 code, or the code of an invented nation.'),
    opensWhen: meetableRef
      .optional()
      .describe(
        'Id of a gate or condition; closed to military transport until it is met. Open from the start when absent.',
      ),
    refuses: z
      .array(nationRef)
      .min(1)
      .max(100)
      .optional()
      .describe(
        'Nations whose forces and supply never fly through it, whatever carries them: the state of the air allows no overflight.',
      ),
    outline: z
      .array(
        z
          .strictObject({
            lat: finite.min(-90).max(90).describe('Latitude, degrees, WGS 84.'),
            lon: finite.min(-180).max(180).describe('Longitude, degrees, WGS 84.'),
          })
          .describe('A corner of the outline.'),
      )
      .min(3)
      .max(60)
      .describe('Corners in order around it, coarsely; edges are great circles, also over the date line.'),
    ...provenance,
  })
  .describe(
    'The air over a country or a region. While it is closed no flight through it takes off; it goes around where it can, and waits where it begins or ends in it. Who is refused goes around from the first day, or another way.',
  );
export type AirspaceRow = z.infer<typeof airspaceSchema>;

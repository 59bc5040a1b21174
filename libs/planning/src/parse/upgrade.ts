/**
 * Reads documents of older formats: each step turns a document of one version into the next, on plain JSON, before the shape is checked. A step
 * never fails: what it does not understand it leaves for the check, which says what is wrong and where.
 */
import { DOCUMENT_FORMAT } from '../scenario/document.ts';
import type { Issue } from '../scenario/issue.ts';

type Json = Readonly<Record<string, unknown>>;

const NAME = 'muster-scenario/';
const versionOf = (format: unknown): number | undefined =>
  typeof format === 'string' && /^muster-scenario\/[1-9][0-9]{0,5}$/.test(format)
    ? Number(format.slice(NAME.length))
    : undefined;
const NEWEST = versionOf(DOCUMENT_FORMAT)!;

/** By the version that they start from. */
const STEPS: Readonly<Record<number, (document: Json) => Json>> = { 1: fromVersion1 };

/** The document in today's format. Issues only for a format that is newer than this program. */
export function upgradeDocument(input: unknown): { readonly document: unknown; readonly issues: readonly Issue[] } {
  if (!isObject(input)) return { document: input, issues: [] };
  let version = versionOf(input.format);
  if (version === undefined) return { document: input, issues: [] };
  if (version > NEWEST)
    return {
      document: input,
      issues: [
        {
          code: 'format.newer',
          path: 'format',
          message: `The document has the format ${String(input.format)}; this version of Muster reads formats up to ${DOCUMENT_FORMAT}.`,
          severity: 'error',
        },
      ],
    };
  let document: Json = input;
  for (; version < NEWEST; version++) document = { ...STEPS[version](document), format: `${NAME}${version + 1}` };
  return { document, issues: [] };
}

/**
 * 1 to 2: sectors and disruptions of the attack become rows of sections of their own, so that they can be edited, owned and compared like all
 * others; the one intensity of a sector becomes the first step of its intensity over time, from D-day.
 */
function fromVersion1(document: Json): Json {
  if (!isObject(document.attack)) return document;
  const { sectors, disruptions, ...attack } = document.attack;
  const toSector = (sector: unknown) =>
    isObject(sector) && typeof sector.intensity === 'string'
      ? { ...sector, intensity: [{ from: { anchor: 'D', offset: 0 }, level: sector.intensity }] }
      : sector;
  return {
    ...document,
    attack,
    ...(Array.isArray(sectors) ? { sectors: sectors.map(toSector) } : {}),
    ...(Array.isArray(disruptions)
      ? {
          disruptions: [
            ...(Array.isArray(document.disruptions) ? (document.disruptions as unknown[]) : []),
            ...(disruptions as unknown[]),
          ],
        }
      : {}),
  };
}

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Units of one side of a Military Scenario Definition Language file (SISO-STD-007-2008), in and out: handle, name, symbol, superior and position.
 *
 * A unit of such a file stands at a position, a force element at a place: the nearest place of the scenario within a distance is its home
 * and, until a planner says otherwise, its destination; where there is none, a place is made. Who stands in place is moved whole.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { geodesicM } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import { clip } from './cells.ts';
import {
  ID,
  MOST_ISSUES,
  refusedFile,
  RejectedLines,
  type Imported,
  type ImportedRow,
  type ImportIssue,
} from './imported.ts';
import { escapeXml } from './kml.ts';
import { positionOf } from './msdl-position.ts';
import { findSides } from './msdl-sides.ts';
import { decodeXml, find, handleOf, many, superiorOf, symbolOf, text } from './msdl-xml.ts';

const FARTHEST_KM = 25;
const MOST_UNITS = 100_000;

/** Of a symbol of MIL-STD-2525C (15 letters) or APP-6(D) (20 digits). */
function componentOf(symbol: string): 'land' | 'air' | 'sea' {
  const dimension = /^\d{20}/.test(symbol) ? symbol.slice(4, 6) : symbol.charAt(2).toUpperCase();
  if (['A', '01'].includes(dimension)) return 'air';
  return ['S', 'U', '30', '35'].includes(dimension) ? 'sea' : 'land';
}

export interface KnownUnit {
  readonly id: string;
  readonly home: string;
  readonly destination: string;
  readonly deployment?: string;
}

/** Without a way to go; with two places it would be moved from the one to the other. */
const isStanding = (unit: KnownUnit | undefined): boolean =>
  unit?.deployment === 'in-place' && unit.home === unit.destination;

export interface MsdlOptions {
  readonly places: readonly { readonly id: string; readonly lat: number; readonly lon: number }[];
  /** Units of the scenario. Of several places at one position their home is the one that is meant. */
  readonly units?: readonly KnownUnit[];
  /** Nation that the units of the side belong to; sides of the file are no nations. */
  readonly nation?: string;
  /** Name or handle of the side whose units are read; without it the first one of the file. */
  readonly side?: string;
  /** Whether a place may be made where there is none; otherwise units that stand there are rejected. */
  readonly makesPlaces?: boolean;
}

/** The validator lists every tag that is left open, as JSON, and repeats names of any length. */
const toSyntaxSentence = ({ msg, line }: { readonly msg: string; readonly line: number }): string =>
  msg.startsWith("Invalid '[")
    ? 'This is not XML: tags are opened and not closed.'
    : `This is not XML: ${clip(msg, MOST_OF_SYNTAX)} (line ${line})`;
const MOST_OF_SYNTAX = 200;

/** The scenario of a file, or why it is refused. */
function openFile(bytes: Uint8Array): { readonly scenario: unknown } | Imported {
  const xml = decodeXml(bytes);
  if (xml === undefined)
    return refusedFile('file.encoding', 'The file is neither UTF-8 nor UTF-16 text, nor what it declares to be.');
  // A document type may define entities that grow without end, and no file of this kind needs one.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return refusedFile('xml.doctype', 'Files with a document type are not read.');
  const valid = XMLValidator.validate(xml.charCodeAt(0) === 0xfeff ? xml.slice(1) : xml);
  if (valid !== true) return refusedFile('xml.syntax', toSyntaxSentence(valid.err));
  let root: unknown;
  try {
    root = new XMLParser({
      processEntities: false,
      removeNSPrefix: true,
      parseTagValue: false,
      ignoreAttributes: true,
    }).parse(xml);
  } catch {
    return refusedFile('xml.syntax', 'The file cannot be read as XML.');
  }
  const scenario = find(root, 'MilitaryScenario');
  return scenario === undefined ? refusedFile('msdl.root', 'The file has no MilitaryScenario.') : { scenario };
}

/** A unit with its number in the file, from 1. */
interface Numbered {
  readonly unit: unknown;
  readonly line: number;
}

export function readMsdl(bytes: Uint8Array, options: MsdlOptions): Imported {
  const file = openFile(bytes);
  if ('rejected' in file) return file;
  const { places, units: known = [], side, makesPlaces = true } = options;
  const all = many(find(file.scenario, 'Organizations', 'Units', 'Unit'));
  if (all.length > MOST_UNITS) return refusedFile('file.rows', `A file has at most ${MOST_UNITS} units.`);
  const sides = findSides(file.scenario, all, side);
  if (typeof sides === 'string') return refusedFile('msdl.side', `There is no side ${clip(side ?? '')}. ${sides}`);
  const numbered = all.map((unit, i): Numbered => ({ unit, line: i + 1 }));
  const [units, others] = [true, false].map((isOurs) => numbered.filter(({ unit }) => sides.isOurs(unit) === isOurs));
  const warnings: ImportIssue[] = [];
  const warn = (code: string, row: number | null, message: string) => {
    if (warnings.length < MOST_ISSUES) warnings.push({ code, row, column: null, message });
  };
  const equipment = many(find(file.scenario, 'Organizations', 'Equipment', 'EquipmentItem')).length;
  if (equipment > 0)
    warn('msdl.equipment', null, `${equipment} pieces of equipment are left out: units only are taken over.`);
  if (others.length > 0) warn('msdl.side', null, sides.tell(others.map(({ unit }) => unit)));
  const knownOf = new Map(known.map((unit) => [unit.id, unit]));
  const located = locate(units, places, knownOf);
  const made = new Set(located.places.map((row) => row.id));
  const rejected = new RejectedLines();
  const kept = units.filter(({ unit, line }) => {
    const place = located.placeOf.get(handleOf(unit));
    const wrong = findWrong(unit, place, place !== undefined && !makesPlaces && made.has(place));
    if (wrong !== undefined) rejected.add({ ...wrong, row: line, column: null });
    return wrong === undefined;
  });
  const handles = new Set(kept.map(({ unit }) => handleOf(unit)));
  const rows = kept.map(({ unit, line }): ImportedRow => {
    const symbol = symbolOf(unit);
    if (!DIGITS.test(symbol) && symbol !== '')
      warn('msdl.symbol', line, `The symbol ${symbol.slice(0, 30)} is of an older set and is left out.`);
    const id = handleOf(unit);
    return toElement({ unit, line }, located.placeOf.get(id) ?? '', handles, knownOf.get(id), options.nation);
  });
  return { ...rejected.toImported([...(makesPlaces ? located.places : []), ...rows]), warnings };
}

const DIGITS = /^[0-9]{20}([0-9]{10})?$/;

const nameOf = (unit: unknown): string => text(find(unit, 'Name')).slice(0, 300);

/** Why a unit cannot be taken over. */
function findWrong(
  unit: unknown,
  place: string | undefined,
  isWithoutPlace: boolean,
): Pick<ImportIssue, 'code' | 'message'> | undefined {
  const id = handleOf(unit);
  if (!ID.test(id)) return { code: 'unit.invalid', message: 'The unit has no handle that can be a key.' };
  const name = nameOf(unit) || id;
  if (place === undefined)
    return {
      code: 'unit.invalid',
      message: `${name} has no position that can be read, and neither have its superiors and subordinates.`,
    };
  return isWithoutPlace ? { code: 'unit.no-place', message: noPlaceFor(name, unit) } : undefined;
}

function toElement(
  { unit, line }: Numbered,
  place: string,
  handles: ReadonlySet<string>,
  known: KnownUnit | undefined,
  nation: string | undefined,
): ImportedRow {
  const [id, name, symbol, superior] = [handleOf(unit), nameOf(unit), symbolOf(unit), superiorOf(unit)];
  return {
    section: 'forceElements',
    id,
    line,
    fields: {
      id,
      ...(name !== '' && { name }),
      ...(nation !== undefined && { nation }),
      ...(DIGITS.test(symbol) && { sidc: symbol }),
      ...(handles.has(superior) && { parent: superior }),
      home: place,
      ...(isStanding(known) && { destination: place }),
    },
    // A unit that is there already has a component, and maybe somewhere to go: the file knows neither.
    ofNew: { name: id, component: componentOf(symbol), destination: place, deployment: 'in-place' },
  };
}

function noPlaceFor(name: string, unit: unknown): string {
  const position = positionOf(unit);
  const where =
    position === undefined ? 'where its superior or subordinates stand' : `at ${position.lat}, ${position.lon}`;
  return `${name} stands ${where}, and no place of the scenario is within ${FARTHEST_KM} km. The coordination cell keeps the places: they have to be loaded first, for example as places, geojson or ourairports.`;
}

/** Levels of command that a position is passed along. */
const MOST_LEVELS = 20;

/** Where units stand. Those without a position stand where a superior or subordinate stands; positions far from every place become places. */
function locate(
  all: readonly Numbered[],
  places: MsdlOptions['places'],
  known: ReadonlyMap<string, KnownUnit>,
): { readonly placeOf: ReadonlyMap<string, string>; readonly places: readonly ImportedRow[] } {
  const placeOf = new Map<string, string>();
  const made = new Map<string, ImportedRow>();
  // Of two with one handle the first counts, and one without stands for nobody.
  const units = new Map<string, Numbered>();
  for (const one of all) {
    const handle = handleOf(one.unit);
    if (ID.test(handle) && !units.has(handle)) units.set(handle, one);
  }
  for (const [handle, { unit, line }] of units) {
    const position = positionOf(unit);
    if (position === undefined) continue;
    placeOf.set(handle, nearest(places, position, known.get(handle)?.home) ?? placeAt(position, line, made));
  }
  for (let level = 0; level < MOST_LEVELS; level++) {
    const before = placeOf.size;
    for (const [own, { unit }] of units) {
      const superior = superiorOf(unit);
      const [here, there] = [placeOf.get(own), placeOf.get(superior)];
      if (here === undefined && there !== undefined) placeOf.set(own, there);
      if (there === undefined && here !== undefined && superior !== '') placeOf.set(superior, here);
    }
    if (placeOf.size === before) break;
  }
  return { placeOf, places: [...made.values()] };
}

/** One place for all units within a tenth of a degree. */
function placeAt({ lat, lon }: { lat: number; lon: number }, line: number, made: Map<string, ImportedRow>): string {
  const [north, east] = [lat, lon].map((degrees) => degrees.toFixed(1));
  const id = `at_${north}_${east}`.replaceAll('-', 'm');
  const name = `Position ${north}, ${east}`;
  if (!made.has(id))
    made.set(id, {
      section: 'places',
      id,
      line,
      fields: {
        id,
        name,
        kind: 'garrison',
        lat,
        lon,
        confidence: 'M',
        note: 'Position of units of an imported file.',
      },
    });
  return id;
}

function nearest(
  places: MsdlOptions['places'],
  position: { lat: number; lon: number },
  home: string | undefined,
): string | undefined {
  let best: { id: string; km: number } | undefined;
  for (const place of places) {
    const km = geodesicM(position.lat, position.lon, place.lat, place.lon) / 1000;
    const isCloser = km < (best?.km ?? Infinity) || (km === best?.km && place.id === home);
    if (km <= FARTHEST_KM && isCloser) best = { id: place.id, km };
  }
  return best?.id;
}

const SIDE = '00000000-0000-4000-8000-000000000001';

export function writeMsdl(document: ScenarioDocument, provenance: readonly string[]): string {
  const places = new Map(document.places.map((place) => [place.id, place]));
  const ids = new Set((document.forceElements ?? []).map(({ id }) => id));
  const units = (document.forceElements ?? []).map(({ id, name, sidc, parent, home }) => {
    const { lat, lon } = places.get(home) ?? { lat: 0, lon: 0 };
    const relation =
      parent !== undefined && ids.has(parent)
        ? `<ForceRelationChoice>COMMAND_RELATION</ForceRelationChoice><ForceRelationData><CommandRelation><CommandingSuperiorHandle>${escapeXml(parent)}</CommandingSuperiorHandle><CommandRelationshipType>ORGANIC</CommandRelationshipType></CommandRelation></ForceRelationData>`
        : `<ForceRelationChoice>FORCE_SIDE</ForceRelationChoice><ForceRelationData><ForceSideHandle>${SIDE}</ForceSideHandle></ForceRelationData>`;
    return `<Unit><ObjectHandle>${escapeXml(id)}</ObjectHandle><SymbolIdentifier>${sidc ?? ''}</SymbolIdentifier><Name>${escapeXml(name)}</Name><Relations><ForceRelation>${relation}</ForceRelation></Relations><Disposition><Location><CoordinateChoice>GDC</CoordinateChoice><CoordinateData><GDC><Latitude>${lat}</Latitude><Longitude>${lon}</Longitude></GDC></CoordinateData></Location></Disposition></Unit>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<MilitaryScenario xmlns="urn:sisostds:scenario:military:data:draft:msdl:1" xmlns:modelID="http://www.sisostds.org/schemas/modelID">
<ScenarioID><modelID:name>${escapeXml(document.title)}</modelID:name><modelID:securityClassification>${escapeXml(document.marking ?? '')}</modelID:securityClassification><modelID:description>${escapeXml(provenance.join('; '))}</modelID:description></ScenarioID>
<Options><MSDLVersion>1.0.2</MSDLVersion></Options>
<ForceSides><ForceSide><ObjectHandle>${SIDE}</ObjectHandle><ForceSideName>Coalition</ForceSideName></ForceSide></ForceSides>
<Organizations><Units>
${units.join('\n')}
</Units></Organizations>
</MilitaryScenario>
`;
}

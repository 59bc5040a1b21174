/**
 * `/exports`: scenarios and results of runs as files, in the view of the caller. `recipient` narrows it to what a nation would see of it, or the cell or an observer, so
 * that nothing goes out that was not released to whom it is sent.
 */
import type { ScenarioDocument } from '@muster/planning';
import {
  findFormat,
  TABLE_FORMATS,
  toOutTable,
  writeCsv,
  writeGeoJson,
  writeKml,
  writeMsdl,
  writeTemplate,
  writeWorkbook,
  type RowSection,
} from '@muster/planning/interchange';
import { canonicalJson } from '@muster/planning';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { findUuid } from '../graphql/node.ts';
import { getContext } from '../identity/identify.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { toProvenance, type Provenance } from './provenance.ts';
import { noScenario, notFound } from './refusal.ts';
import { RUN_FORMATS, RunExport } from './run-export.ts';

export const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  kml: 'application/vnd.google-earth.kml+xml; charset=utf-8',
  msdl: 'application/xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Wanted {
  readonly version?: string;
  readonly recipient?: string;
}

interface Found {
  readonly document: ScenarioDocument;
  readonly provenance: Provenance;
}

const rowsOf = (document: ScenarioDocument, section: RowSection) => (document[section] ?? []) as never[];

/** Id of the API or of the database. */
export const toUuid = (id: string, type: string): string | undefined => (UUID.test(id) ? id : findUuid(id, type));

export function send(response: Response, name: string, extension: string, body: string | Uint8Array): void {
  // The name is a key of ours, so it holds no character that a header or a file system would mind.
  const file = `${name.replaceAll(/[^A-Za-z0-9_.-]/g, '-').slice(0, 100)}.${extension}`;
  response
    .setHeader('Content-Type', TYPES[extension])
    .setHeader('Content-Disposition', `attachment; filename="${file}"`)
    .setHeader('Cache-Control', 'private, no-store')
    .send(typeof body === 'string' ? body : Buffer.from(body));
}

@Controller('exports')
export class ExportsController {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly runs: RunExport,
  ) {}

  @Get('templates/:name')
  template(@Param('name') name: string, @Res() response: Response): void {
    const [id, extension] = splitName(name);
    const formats = id === 'workbook' ? TABLE_FORMATS : TABLE_FORMATS.filter((format) => format.id === id);
    if (formats.length === 0) throw noTable(id);
    if (extension !== 'xlsx') throw noFormat(['xlsx']);
    send(response, `template-${id}`, extension, writeTemplate(formats));
  }

  @Get('scenarios/:name')
  async scenario(
    @Req() request: Request,
    @Res() response: Response,
    @Param('name') name: string,
    @Query() wanted: Wanted,
  ): Promise<void> {
    const [id, extension] = splitName(name);
    const { document, provenance } = await this.find(getContext(request), id, wanted);
    const body = this.write(document, provenance.lines, extension);
    if (body === undefined) throw noFormat(['json', 'geojson', 'kml', 'msdl', 'xlsx']);
    setHeaders(response, provenance);
    send(response, document.id, extension, body);
  }

  @Get('scenarios/:id/:name')
  async table(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('name') name: string,
    @Query() wanted: Wanted,
  ): Promise<void> {
    const [tableId, extension] = splitName(name);
    const format = findFormat(tableId);
    if (format === undefined) throw noTable(tableId);
    if (!['csv', 'xlsx'].includes(extension)) throw noFormat(['csv', 'xlsx']);
    const { document, provenance } = await this.find(getContext(request), id, wanted);
    const table = toOutTable(format, rowsOf(document, format.section));
    const { lines } = provenance;
    const body = extension === 'csv' ? writeCsv(table, lines) : writeWorkbook([table], lines);
    setHeaders(response, provenance);
    send(response, `${document.id}-${format.id}`, extension, body);
  }

  @Get('runs/:name')
  async run(@Req() request: Request, @Res() response: Response, @Param('name') name: string): Promise<void> {
    const [id, extension] = splitName(name);
    if (!RUN_FORMATS.includes(extension)) throw noFormat(RUN_FORMATS);
    const uuid = toUuid(id, 'Run');
    const file = uuid === undefined ? undefined : await this.runs.write(getContext(request), uuid, extension);
    if (file === undefined) throw notFound('run.unknown', 'There is no such run.');
    if (file === 'no result') throw notFound('run.no-result', 'The run has found nothing yet.');
    send(response, file.name, extension, file.body);
  }

  private async find(context: RequestContext, id: string, { version, recipient }: Wanted): Promise<Found> {
    const uuid = toUuid(id, 'Scenario');
    const number = version === undefined ? undefined : /^\d{1,9}$/.test(version) ? Number(version) : NaN;
    // First, so that the version is not later than the document: an edit that rests on both is a conflict rather than lost.
    const scenario = uuid === undefined ? null : await this.scenarios.findById(context, uuid);
    if (uuid === undefined || scenario === null) throw noScenario();
    const noVersion = notFound(
      'version.unknown',
      `The scenario has no version ${String(version).slice(0, 20)}; it is at version ${scenario.version}.`,
    );
    if (Number.isNaN(number)) throw noVersion;
    const document =
      recipient === undefined
        ? await this.scenarios.findDocument(context, uuid, number)
        : await this.scenarios.findReleased(context, uuid, String(recipient), number);
    if (document === undefined) throw number === undefined ? noScenario() : noVersion;
    return { document, provenance: toProvenance(context, document, number ?? scenario.version, recipient) };
  }

  private write(document: ScenarioDocument, provenance: string[], extension: string): string | Uint8Array | undefined {
    switch (extension) {
      case 'json':
        return canonicalJson(document);
      case 'geojson':
        return JSON.stringify(writeGeoJson(document, provenance));
      case 'kml':
        return writeKml(document, provenance);
      case 'msdl':
        return writeMsdl(document, provenance);
      case 'xlsx':
        return writeWorkbook(
          TABLE_FORMATS.map((format) => toOutTable(format, rowsOf(document, format.section))),
          provenance,
        );
      default:
        return undefined;
    }
  }
}

function setHeaders(response: Response, { headers }: Provenance): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

const noTable = (name: string) =>
  notFound(
    'table.unknown',
    `There is no table ${name.slice(0, 40)}; the tables are ${TABLE_FORMATS.map(({ id }) => id).join(', ')}.`,
  );

const noFormat = (known: readonly string[]) =>
  notFound(
    'format.unknown',
    `There is no such file; the name ends with one of ${known.map((one) => `.${one}`).join(', ')}.`,
  );

/** `key.json`: ids may have points themselves. */
function splitName(name: string): [id: string, extension: string] {
  const at = name.lastIndexOf('.');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

/**
 * `/exports`: scenarios and results of runs as files, in the view of the caller. `recipient` narrows it to what a nation would see of it, or the cell or an observer, so
 * that nothing goes out that was not released to whom it is sent.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findFormat, TABLE_FORMATS, writeTemplate } from '@muster/planning/interchange';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { findUuid } from '../graphql/node.ts';
import { getContext } from '../identity/identify.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { BoundedPool } from '../jobs/bounded-pool.ts';
import { isLarge, toText } from '../scenarios/document-text.ts';
import { hashInPieces, toCanonicalText } from '../scenarios/canonical-pieces.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { DOCUMENT_FORMATS, TABLE_FILES, writeDocument, type Wanted } from './export-write.task.ts';
import { toProvenance, type Exported, type Provenance } from './provenance.ts';
import { noScenario, notFound, toException, type Reason } from './refusal.ts';
import { RUN_FORMATS, RunExport, type FileBody } from './run-export.ts';

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

interface View {
  readonly version?: string;
  readonly recipient?: string;
}

interface Found extends Exported {
  readonly provenance: Provenance;
}

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T =>
  (names as readonly string[]).includes(name);

/** Id of the API or of the database. */
export const toUuid = (id: string, type: string): string | undefined => (UUID.test(id) ? id : findUuid(id, type));

export function send(response: Response, name: string, extension: string, body: FileBody): void {
  // The name is a key of ours, so it holds no character that a header or a file system would mind.
  const file = `${name.replaceAll(/[^A-Za-z0-9_.-]/g, '-').slice(0, 100)}.${extension}`;
  response
    .setHeader('Content-Type', TYPES[extension])
    .setHeader('Content-Disposition', `attachment; filename="${file}"`);
  if (!Array.isArray(body))
    return void response.send(typeof body === 'string' ? body : Buffer.from(body as Uint8Array));
  response.setHeader(
    'Content-Length',
    (body as Uint8Array[]).reduce((sum, { length }) => sum + length, 0),
  );
  // As fast as the client reads; one who has gone is no fault.
  pipeline(Readable.from(body as Uint8Array[]), response).catch(() => undefined);
}

@Controller('exports')
export class ExportsController {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly runs: RunExport,
    private readonly pool: BoundedPool,
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
    @Query() view: View,
  ): Promise<void> {
    const [id, extension] = splitName(name);
    const isJson = extension === 'json';
    if (!isJson && !isOneOf(DOCUMENT_FORMATS, extension)) throw noFormat(['json', ...DOCUMENT_FORMATS]);
    const found = await this.find(getContext(request), id, view);
    const { document, provenance } = found;
    const body = isJson ? await toCanonicalText(document) : await this.write(found, { extension });
    setHeaders(response, provenance);
    send(response, document.id, extension, body);
  }

  @Get('scenarios/:id/:name')
  async table(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('name') name: string,
    @Query() view: View,
  ): Promise<void> {
    const [tableId, extension] = splitName(name);
    const format = findFormat(tableId);
    if (format === undefined) throw noTable(tableId);
    if (!isOneOf(TABLE_FILES, extension)) throw noFormat(TABLE_FILES);
    const found = await this.find(getContext(request), id, view);
    const body = await this.write(found, { extension, table: format.id });
    setHeaders(response, found.provenance);
    send(response, `${found.document.id}-${format.id}`, extension, body);
  }

  @Get('runs/:name')
  async run(
    @Req() request: Request,
    @Res() response: Response,
    @Param('name') name: string,
    @Query() { recipient }: View,
  ): Promise<void> {
    const [id, extension] = splitName(name);
    if (!RUN_FORMATS.includes(extension)) throw noFormat(RUN_FORMATS);
    // To pass over the wish would hand out the whole view of the sender as what may be passed on.
    if (recipient !== undefined) throw toException(400, RUN_OF_A_VIEW);
    const uuid = toUuid(id, 'Run');
    const file = uuid === undefined ? undefined : await this.runs.write(getContext(request), uuid, extension);
    if (file === undefined) throw notFound('run.unknown', 'There is no such run.');
    if (file === 'no result') throw notFound('run.no-result', 'The run has found nothing yet.');
    send(response, file.name, extension, file.body);
  }

  private async find(context: RequestContext, id: string, { version, recipient }: View): Promise<Found> {
    const uuid = toUuid(id, 'Scenario');
    const number = version === undefined ? undefined : /^\d{1,9}$/.test(version) ? Number(version) : NaN;
    const scenario = uuid === undefined ? null : await this.scenarios.findById(context, uuid);
    if (uuid === undefined || scenario === null) throw noScenario();
    const noVersion = notFound(
      'version.unknown',
      `The scenario has no version ${String(version).slice(0, 20)}; it is at version ${scenario.version}.`,
    );
    if (Number.isNaN(number)) throw noVersion;
    const found = await this.findSeen(context, uuid, number, recipient);
    if (found === undefined) throw number === undefined ? noScenario() : noVersion;
    // Looked up first, so that the version is not later than the document: an edit that rests on both is a conflict rather than lost.
    const exported: Exported = { ...found, scenarioId: uuid, version: number ?? scenario.version };
    return { ...exported, provenance: toProvenance(context, exported, recipient) };
  }

  private async findSeen(
    context: RequestContext,
    uuid: string,
    version: number | undefined,
    recipient: string | undefined,
  ): Promise<Pick<Exported, 'document' | 'hash'> | undefined> {
    if (version === undefined && recipient === undefined) return this.scenarios.findView(context, uuid);
    const document =
      recipient === undefined
        ? await this.scenarios.findDocument(context, uuid, version)
        : await this.scenarios.findReleased(context, uuid, String(recipient), version);
    return document && { document, hash: await hashInPieces(document) };
  }

  private async write(
    { document, provenance: { lines: provenance } }: Found,
    wanted: Wanted,
  ): Promise<string | Uint8Array> {
    if (!isLarge(document)) return writeDocument(document, { wanted, provenance });
    return this.pool.run('export.write', { text: await toText(document), wanted, provenance });
  }
}

function setHeaders(response: Response, { headers }: Provenance): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

const RUN_OF_A_VIEW: Reason = {
  code: 'recipient.run',
  message: 'What a run found rests on all that its author saw, and cannot be narrowed to a recipient.',
};

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

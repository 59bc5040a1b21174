/**
 * `POST /imports/<scenario>?format=...`: a file as the body, read while it comes in up to a limit. The answer says what would happen;
 * `importApply` does it. `POST /imports` takes a whole scenario document as a new scenario.
 */
import { Controller, Get, HttpCode, type HttpException, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { getContext } from '../identity/identify.ts';
import { RETRY_AFTER_S } from '../database/outage.ts';
import { Places } from '../http/places.ts';
import { toUuid } from './exports.controller.ts';
import { ImportService, type PreviewOptions, type Uploaded } from './import.service.ts';
import { toReadingId, type Progress } from './imports-under-way.ts';
import { notFound, toException } from './refusal.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** Taken in and worked through at once. */
export const MOST_FILES = 8;

/** A form of another site can send these without asking first. */
const REFUSED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

interface Options {
  readonly format?: string;
  readonly complete?: string;
  readonly side?: string;
  readonly key?: string;
}

/** Under which a caller asks how far his upload is. */
const KEY = /^[\w-]{1,80}$/;

/** Other refusals say that the request itself is wrong. */
const STATUS: Readonly<Record<string, number | undefined>> = { 'scenario.unknown': 404, 'access.denied': 403 };

const statusOf = ({ code }: { readonly code: string }): number => STATUS[code] ?? 400;

type Action = Parameters<ImportService['noteRefusal']>[1];

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

@Controller('imports')
export class ImportsController {
  private readonly places = new Places(MOST_FILES);

  constructor(private readonly imports: ImportService) {}

  @Post()
  @HttpCode(201)
  async uploadScenario(@Req() request: Request): Promise<{ readonly id: string; readonly key: string }> {
    return this.take(request, 'scenarioImport', null, undefined, async (bytes) => {
      const answer = await this.imports.createScenario(getContext(request), bytes);
      if (Array.isArray(answer)) throw toException(statusOf(answer[0]), ...answer);
      return answer;
    });
  }

  /** How far an upload is that is being read, by the key that was sent with it. */
  @Get('under-way/:key')
  underWay(@Req() request: Request, @Param('key') key: string): Progress {
    const found = this.imports.reading.find(toReadingId(getContext(request), key));
    if (found === null) throw notFound('import.unknown', 'No upload of yours with this key is being read here.');
    return found;
  }

  @Post(':scenario')
  @HttpCode(200)
  async upload(
    @Req() request: Request,
    @Param('scenario') id: string,
    @Query() { format: named = '', complete = 'false', side, key }: Options,
  ): Promise<Uploaded> {
    const uuid = toUuid(id, 'Scenario');
    if (uuid === undefined) throw await this.refuse(request, 'importPreview', UNKNOWN_SCENARIO);
    const isComplete = readYesNo(String(complete));
    if (isComplete === undefined) throw await this.refuse(request, 'importPreview', NO_YES_OR_NO);
    if (key !== undefined && !KEY.test(String(key))) throw await this.refuse(request, 'importPreview', NO_KEY);
    const how = { format: String(named), isComplete, side: side === undefined ? undefined : String(side), key };
    return this.take(request, 'importPreview', uuid, how, async (bytes) => {
      const answer = await this.imports.preview(getContext(request), uuid, how, bytes);
      if ('code' in answer) throw toException(statusOf(answer), { code: answer.code, message: answer.message });
      return answer;
    });
  }

  /** Takes a file in, from whom it is read at all, and holds one of few places until it is worked through: its body lies in memory. */
  private async take<T>(
    request: Request,
    action: Action,
    scenario: string | null,
    how: PreviewOptions | undefined,
    work: (bytes: Uint8Array) => Promise<T>,
  ): Promise<T> {
    const context = getContext(request);
    const note = (refusal: Refusal) => this.refuse(request, action, refusal, scenario ?? undefined);
    if (!isFile(request)) throw await note(NO_FILE);
    if (isPacked(request)) throw await note(PACKED);
    const obstacle = await this.imports.findObstacle(context, scenario, how);
    if (obstacle !== undefined) throw await note({ ...obstacle, status: statusOf(obstacle) });
    const place = this.places.take();
    try {
      if (place?.claim(context.principal.id) !== true) {
        request.res?.setHeader('Retry-After', RETRY_AFTER_S);
        throw toException(503, {
          code: 'OVERLOADED',
          message: 'Too many files are being read; try again in a few seconds.',
        });
      }
      const body = await readBody(request);
      if (!(body instanceof Uint8Array)) throw await note(body);
      return await work(body);
    } finally {
      place?.leave();
    }
  }

  private async refuse(request: Request, action: Action, refusal: Refusal, scenario?: string): Promise<HttpException> {
    await this.imports.noteRefusal(getContext(request), action, refusal, scenario);
    return toException(refusal.status, { code: refusal.code, message: refusal.message });
  }
}

const UNKNOWN_SCENARIO: Refusal = { status: 404, code: 'scenario.unknown', message: 'There is no such scenario.' };
const NO_FILE: Refusal = {
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'Send the file as the body, for example as text/csv or application/octet-stream.',
};
const PACKED: Refusal = {
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'Send the file as it is, without content-encoding: what is packed is not unpacked.',
};
const TOO_LARGE: Refusal = {
  status: 413,
  code: 'LIMIT_EXCEEDED',
  message: `A file has at most ${MOST_BYTES / 1024 / 1024} MB.`,
};

const NO_YES_OR_NO: Refusal = {
  status: 400,
  code: 'complete.value',
  message: 'complete is true or false.',
};

const NO_KEY: Refusal = {
  status: 400,
  code: 'key.invalid',
  message: 'key has 1 to 80 letters, digits, - or _.',
};

/** As programs write it. */
function readYesNo(text: string): boolean | undefined {
  if (/^(true|1|yes)$/i.test(text)) return true;
  return /^(false|0|no|)$/i.test(text) ? false : undefined;
}

function isFile({ headers }: Request): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  return type !== '' && !REFUSED_TYPES.includes(type);
}

/** What it unpacks to would be known when it is in memory only. */
const isPacked = ({ headers }: Request): boolean => !/^(identity)?$/i.test((headers['content-encoding'] ?? '').trim());

/** A larger body is not read to its end. */
async function readBody(request: Request): Promise<Uint8Array | Refusal> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return TOO_LARGE;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return TOO_LARGE;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * `POST /imports/<scenario>?format=...`: a file as the body, read while it comes in up to a limit. The answer says what would happen;
 * `importApply` does it. `POST /imports` takes a whole scenario document as a new scenario.
 */
import { Controller, HttpCode, type HttpException, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { getContext } from '../identity/identify.ts';
import { toUuid } from './exports.controller.ts';
import { ImportService, type Uploaded } from './import.service.ts';
import { toException } from './refusal.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** A form of another site can send these without asking first. */
const REFUSED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

interface Options {
  readonly format?: string;
  readonly complete?: string;
}

/** Other refusals say that the request itself is wrong. */
const STATUS: Readonly<Record<string, number | undefined>> = { 'scenario.unknown': 404, 'access.denied': 403 };

type Action = Parameters<ImportService['noteRefusal']>[1];

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportService) {}

  @Post()
  @HttpCode(201)
  async uploadScenario(@Req() request: Request): Promise<{ readonly id: string; readonly key: string }> {
    const answer = await this.imports.createScenario(getContext(request), await this.read(request, 'scenarioImport'));
    if (Array.isArray(answer)) throw toException(answer[0].code === 'access.denied' ? 403 : 400, ...answer);
    return answer;
  }

  @Post(':scenario')
  @HttpCode(200)
  async upload(
    @Req() request: Request,
    @Param('scenario') id: string,
    @Query() { format = '', complete }: Options,
  ): Promise<Uploaded> {
    const uuid = toUuid(id, 'Scenario');
    if (uuid === undefined) throw await this.refuse(request, 'importPreview', UNKNOWN_SCENARIO);
    const bytes = await this.read(request, 'importPreview', uuid);
    const how = { format: String(format), isComplete: complete === 'true' };
    const answer = await this.imports.preview(getContext(request), uuid, how, bytes);
    if ('code' in answer) throw toException(STATUS[answer.code] ?? 400, { code: answer.code, message: answer.message });
    return answer;
  }

  /** The body, when it is a file and not larger than the limit. */
  private async read(request: Request, action: Action, scenario?: string): Promise<Uint8Array> {
    const body = isFile(request) ? await readBody(request) : NO_FILE;
    if (!(body instanceof Uint8Array)) throw await this.refuse(request, action, body, scenario);
    return body;
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
const TOO_LARGE: Refusal = {
  status: 413,
  code: 'LIMIT_EXCEEDED',
  message: `A file has at most ${MOST_BYTES / 1024 / 1024} MB.`,
};

function isFile({ headers }: Request): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  return type !== '' && !REFUSED_TYPES.includes(type);
}

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

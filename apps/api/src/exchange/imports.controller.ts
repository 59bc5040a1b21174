/**
 * `POST /imports/<scenario>?format=...`: a file as the body, read while it comes in up to a limit. The answer says what would happen;
 * `importApply` does it. `POST /imports` takes a whole scenario document as a new scenario.
 */
import { Controller, HttpCode, HttpException, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { getContext } from '../identity/identify.ts';
import { toUuid } from './exports.controller.ts';
import { ImportService, type Uploaded } from './import.service.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** A form of another site can send these without asking first. */
const REFUSED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

interface Options {
  readonly format?: string;
  readonly complete?: string;
}

/** Other refusals say that the request itself is wrong. */
const STATUS: Readonly<Record<string, number | undefined>> = { 'scenario.unknown': 404, 'access.denied': 403 };

const refuse = (status: number, code: string, message: string) =>
  new HttpException({ errors: [{ message, extensions: { code } }] }, status);

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportService) {}

  @Post()
  @HttpCode(201)
  async uploadScenario(@Req() request: Request): Promise<{ readonly id: string; readonly key: string }> {
    checkType(request);
    const answer = await this.imports.createScenario(getContext(request), await readBody(request));
    if (!Array.isArray(answer)) return answer;
    const errors = answer.map(({ code, path, message }) => ({ message, extensions: { code, path } }));
    throw new HttpException({ errors }, answer[0].code === 'access.denied' ? 403 : 400);
  }

  @Post(':scenario')
  @HttpCode(200)
  async upload(
    @Req() request: Request,
    @Param('scenario') id: string,
    @Query() { format = '', complete }: Options,
  ): Promise<Uploaded> {
    checkType(request);
    const context = getContext(request);
    const uuid = toUuid(id, 'Scenario');
    if (uuid === undefined) throw refuse(404, 'scenario.unknown', 'There is no such scenario.');
    const bytes = await readBody(request);
    const answer = await this.imports.preview(
      context,
      uuid,
      { format: String(format), isComplete: complete === 'true' },
      bytes,
    );
    if ('code' in answer) throw refuse(STATUS[answer.code] ?? 400, answer.code, answer.message);
    return answer;
  }
}

function checkType(request: Request): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (type === '' || REFUSED_TYPES.includes(type))
    throw refuse(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Send the file as the body, for example as text/csv or application/octet-stream.',
    );
}

/** The body, when it is not larger than the limit; a larger one is not read to its end. */
async function readBody(request: Request): Promise<Uint8Array> {
  const tooLarge = refuse(413, 'LIMIT_EXCEEDED', `A file has at most ${MOST_BYTES / 1024 / 1024} MB.`);
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

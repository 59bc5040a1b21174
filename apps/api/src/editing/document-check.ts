/**
 * Validates documents beside the thread that serves requests, which would answer nobody meanwhile: a large document takes seconds. It
 * hands the document over as text, written in pieces with a pause after each.
 */
import { setImmediate as pause } from 'node:timers/promises';
import { Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import type { ScenarioDocument } from '@muster/planning';
import { overloadError, timeoutError } from '../graphql/limits.ts';
import { TaskPool, TaskTimeout } from '../jobs/task-pool.ts';
import {
  checkDocument,
  parseDocument,
  type CheckedDocument,
  type CheckTask,
  type ParsedDocument,
} from './document-check.task.ts';

/** A document with fewer rows is checked sooner than a thread is asked. */
const ROWS_FOR_THREAD = 300;
/** The same for text. */
const CHARACTERS_FOR_THREAD = 50_000;
/** Rows between two pauses; a few milliseconds. */
const ROWS_IN_PIECE = 1000;
/** The thread knows the modules that it needs; starting it anew costs a planner half a second. */
const IDLE_MS = 10 * 60_000;
/** A file of 100,000 lines takes a few seconds on a quiet machine. */
const MOST_MS = 60_000;
/** Work that is under way or waits for the thread. */
const MOST_WAITING = 40;

@Injectable()
export class DocumentCheck implements OnApplicationShutdown {
  private readonly pool = new TaskPool(1, IDLE_MS);
  private waiting = 0;

  /** @param mostMs work that takes longer holds up all that wait for the thread */
  constructor(@Optional() private readonly mostMs = MOST_MS) {}

  async check(document: ScenarioDocument, mostErrors: number): Promise<CheckedDocument> {
    if (!isLarge(document)) return checkDocument(document, mostErrors);
    const task: CheckTask = { text: await toText(document), mostErrors };
    return this.compute<CheckedDocument>('document.check', task);
  }

  /** A document as somebody has sent it, as text. */
  async parse(text: string): Promise<ParsedDocument> {
    return text.length < CHARACTERS_FOR_THREAD ? parseDocument(text) : this.compute('document.parse', { text });
  }

  /** Other work on documents that would hold the server up. */
  async compute<T>(name: string, task: object): Promise<T> {
    if (this.waiting >= MOST_WAITING)
      throw overloadError('Too many documents are being checked; try again in a few seconds.');
    this.waiting += 1;
    try {
      return await this.pool.runWithin<T>(this.mostMs, name, task);
    } catch (error) {
      if (!(error instanceof TaskTimeout)) throw error;
      throw timeoutError(`This takes longer than ${this.mostMs / 1000} s: send it in smaller parts.`);
    } finally {
      this.waiting -= 1;
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}

/** Whether a thread is asked sooner than the work on it would end here. */
export const isLarge = (document: ScenarioDocument): boolean =>
  Object.values(document).reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 0), 0) >=
  ROWS_FOR_THREAD;

/** The document as JSON, in pieces. */
export async function toText(document: ScenarioDocument): Promise<string[]> {
  const pieces: string[] = ['{'];
  for (const [name, part] of Object.entries(document) as [string, unknown][]) {
    if (part === undefined) continue;
    if (pieces.length > 1) pieces.push(',');
    pieces.push(`${JSON.stringify(name)}:`);
    if (!Array.isArray(part)) {
      pieces.push(JSON.stringify(part));
      continue;
    }
    pieces.push('[');
    for (let at = 0; at < part.length; at += ROWS_IN_PIECE) {
      const piece = JSON.stringify(part.slice(at, at + ROWS_IN_PIECE)).slice(1, -1);
      pieces.push(at > 0 ? `,${piece}` : piece);
      await pause();
    }
    pieces.push(']');
  }
  pieces.push('}');
  return pieces;
}

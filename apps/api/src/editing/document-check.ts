/**
 * Validates documents beside the thread that serves requests, which would answer nobody meanwhile: a large document takes seconds. It
 * hands the document over as text, written in pieces with a pause after each.
 */
import { setImmediate as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ScenarioDocument } from '@muster/planning';
import { TaskPool } from '../jobs/task-pool.ts';
import { checkDocument, type CheckedDocument, type CheckTask } from './document-check.task.ts';

/** A document with fewer rows is checked sooner than a thread is asked. */
const ROWS_FOR_THREAD = 300;
/** Rows between two pauses; a few milliseconds. */
const ROWS_IN_PIECE = 1000;
/** The thread knows the modules that it needs; starting it anew costs a planner half a second. */
const IDLE_MS = 10 * 60_000;

@Injectable()
export class DocumentCheck implements OnApplicationShutdown {
  private readonly pool = new TaskPool(1, IDLE_MS);

  async check(document: ScenarioDocument, mostErrors: number): Promise<CheckedDocument> {
    if (countRows(document) < ROWS_FOR_THREAD) return checkDocument(document, mostErrors);
    const task: CheckTask = { text: await toText(document), mostErrors };
    return this.compute<CheckedDocument>('document.check', task);
  }

  /** Other work on documents that would hold the server up. */
  compute<T>(name: string, task: object): Promise<T> {
    return this.pool.run<T>(name, task, new AbortController().signal);
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}

const countRows = (document: ScenarioDocument): number =>
  Object.values(document).reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 0), 0);

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

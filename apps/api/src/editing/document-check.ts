/** Validates documents: a small one here, a large one beside the thread that serves requests, which would answer nobody meanwhile. */
import { Injectable } from '@nestjs/common';
import type { ScenarioDocument } from '@muster/planning';
import { BoundedPool } from '../jobs/bounded-pool.ts';
import { isLarge, toText } from '../scenarios/document-text.ts';
import {
  checkDocument,
  parseDocument,
  type CheckedDocument,
  type CheckTask,
  type ParsedDocument,
} from './document-check.task.ts';

/** A shorter text is read sooner than a thread is asked. */
const CHARACTERS_FOR_THREAD = 50_000;

@Injectable()
export class DocumentCheck {
  constructor(private readonly pool: BoundedPool) {}

  async check(document: ScenarioDocument, mostErrors: number): Promise<CheckedDocument> {
    if (!isLarge(document)) return checkDocument(document, mostErrors);
    const task: CheckTask = { text: await toText(document), mostErrors };
    return this.pool.run<CheckedDocument>('document.check', task);
  }

  /** A document as somebody has sent it, as text. */
  async parse(text: string): Promise<ParsedDocument> {
    return text.length < CHARACTERS_FOR_THREAD ? parseDocument(text) : this.pool.run('document.parse', { text });
  }
}

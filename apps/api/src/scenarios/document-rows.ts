/** A scenario document as rows and back, without loss: `fromRows(toRows(d))` equals `d`, absent and empty sections told apart. */
import type { ScenarioDocument } from '@muster/planning';
import type { ScenarioHead } from './scenario.entity.ts';
import { SECTION_TABLES, type SectionName } from './section.ts';

export interface DocumentRows {
  readonly head: ScenarioHead;
  /** Sections that the document has, in its own order. */
  readonly sections: readonly SectionName[];
  readonly rows: ReadonlyMap<SectionName, readonly { id: string }[]>;
}

const isSection = (key: string): key is SectionName => Object.hasOwn(SECTION_TABLES, key);

export function toRows(document: ScenarioDocument): DocumentRows {
  const head: Record<string, unknown> = {};
  const sections: SectionName[] = [];
  const rows = new Map<SectionName, readonly { id: string }[]>();
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    if (isSection(key)) {
      sections.push(key);
      rows.set(key, value as { id: string }[]);
    } else head[key] = value;
  }
  return { head: head as ScenarioHead, sections, rows };
}

export function fromRows(
  head: ScenarioHead,
  sections: readonly SectionName[],
  rows: ReadonlyMap<SectionName, readonly object[]>,
): ScenarioDocument {
  const document: Record<string, unknown> = { ...head };
  for (const section of sections) document[section] = rows.get(section) ?? [];
  return document as ScenarioDocument;
}

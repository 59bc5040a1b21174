/** What is typed of the state of now and not saved yet, kept in this browser with the run and the instant that it is said of. */
import { dropDraft, putDraft, type Draft } from '../row/drafts.ts';
import type { RunClock } from '../../../api/model.ts';
import { instantAt, type Corrections } from './state-of-now.ts';

const ROW = { section: 'initialState', id: 'now' } as const;

export interface NowDraft {
  /** Version of the scenario that it was begun on. */
  readonly version: number;
  /** Number of the run. */
  readonly run: number;
  readonly minute: number;
  readonly corrections: Corrections;
}

export const isNowDraft = ({ section, id }: Pick<Draft, 'section' | 'id'>): boolean =>
  section === ROW.section && id === ROW.id;

export function findNowDraft(drafts: readonly Draft[]): NowDraft | undefined {
  const draft = drafts.find(isNowDraft);
  const { run, minute, corrections } = draft?.values ?? {};
  if (draft === undefined || typeof run !== 'number' || typeof minute !== 'number') return undefined;
  return { version: draft.version, run, minute, corrections: (corrections ?? {}) as Corrections };
}

/** Whether it was said of a run at an instant of it; one that was kept of a minute between two instants is of the earlier one. */
export const isSaidOf = (
  draft: Pick<NowDraft, 'run' | 'minute'>,
  run: { readonly number: number; readonly clock: RunClock },
  instant: number,
): boolean => draft.run === run.number && instantAt(run.clock, draft.minute) === instant;

/** Without corrections there is nothing to keep. */
export function keepNow(book: string, { version, ...values }: NowDraft): void {
  if (Object.keys(values.corrections).length === 0) dropNow(book);
  else putDraft(book, { ...ROW, version, values, isNew: false });
}

export const dropNow = (book: string): void => dropDraft(book, ROW.section, ROW.id);

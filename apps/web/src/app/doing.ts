/** Something that a button sets off: nothing else is done meanwhile, and what goes wrong is told in a sentence. What goes well is for its form to tell. */
import { useState } from 'react';
import { say } from '../i18n/text.ts';

/** What was thrown, in the language of the page. */
export const faultText = (fault: unknown): string => say(fault instanceof Error ? fault.message : String(fault));

export interface Doing {
  readonly busy: boolean;
  readonly problem: string | null;
  /** Does it; what it returns or throws is the problem, null where all went well. */
  readonly act: (what: () => Promise<string | null>) => Promise<void>;
}

export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (what: () => Promise<string | null>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      setProblem(await what());
    } catch (fault) {
      setProblem(faultText(fault));
    }
    setBusy(false);
  };
  return { busy, problem, act };
}

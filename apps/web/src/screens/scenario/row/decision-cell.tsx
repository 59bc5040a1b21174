/** Where a request of two persons stands, and the two answers to it while it waits. */
import { useState } from 'react';
import { say, t } from '../../../i18n/text.ts';

interface DecisionCellProps {
  readonly state: string;
  readonly stateText: string;
  readonly decidedBy: string | null;
  /** What the yes is called. */
  readonly accept: string;
  /** @returns what is wrong with the decision */
  readonly decide: (accept: boolean) => Promise<readonly string[]>;
}

export function DecisionCell({ state, stateText, decidedBy, accept: yes, decide }: DecisionCellProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (accept: boolean) => {
    setBusy(true);
    try {
      setProblem((await decide(accept)).join(' ') || null);
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setBusy(false);
  };
  return (
    <td>
      {stateText} <span className="muted">{decidedBy}</span>
      {state === 'OPEN' && (
        <span className="form-actions">
          {[true, false].map((accept) => (
            <button
              key={String(accept)}
              type="button"
              className="plain framed small"
              disabled={isBusy}
              onClick={() => void send(accept)}
            >
              {accept ? yes : t('Refuse or take back')}
            </button>
          ))}
        </span>
      )}
      <p role="alert" className="small bad">
        {problem}
      </p>
    </td>
  );
}

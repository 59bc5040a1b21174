/** What the coordination cell does with a changed row of a nation: it may not save it, it puts it before the nation. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { OwnedSection } from '@muster/planning';
import { propose } from '../../../api/proposals.ts';
import type { UserError } from '../../../api/editing.ts';
import { say, t } from '../../../i18n/text.ts';

interface ProposeProps {
  readonly scenarioId: string;
  readonly section: OwnedSection;
  /** Id of the row. */
  readonly row: string;
  readonly nation: string;
  readonly change: Readonly<Record<string, unknown>>;
  /** What keeps it from being sent, found here. */
  readonly check: () => readonly UserError[];
  readonly onAnswer: (errors: readonly UserError[]) => void;
}

export function Propose({ scenarioId, section, row, nation, change, check, onAnswer }: ProposeProps) {
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const what = JSON.stringify([change, reason]);
  const answer = (text: string) => setSaid({ of: what, text });
  const isUnchanged = Object.keys(change).length === 0;
  const send = async () => {
    const faults = check();
    if (faults.length > 0) return onAnswer(faults);
    setBusy(true);
    setSaid(null);
    try {
      const errors = await propose(scenarioId, { section, key: row }, change, reason);
      onAnswer(errors);
      if (errors.length === 0) answer(t('Proposed. A planner of {nation} decides.', { nation }));
    } catch (fault) {
      answer(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setBusy(false);
  };
  return (
    <>
      <label className="field">
        {t('Reason')}
        <input value={reason} maxLength={1000} size={24} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Button size="compact-sm" loading={isBusy} disabled={isUnchanged} onClick={() => void send()}>
        {t('Propose to {nation}', { nation })}
      </Button>
      <span role="status" className="small">
        {/* Of what was sent, not of what is typed next; what was sent well is typed no more. */}
        {said !== null && (isUnchanged || said.of === what) && said.text}
      </span>
    </>
  );
}

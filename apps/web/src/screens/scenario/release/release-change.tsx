/** Who may see a row from now on: the step to more readers needs a second person, and the form says so. */
import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { CELL, isWider, type Label } from '@muster/planning';
import { changeLabel } from '../../../api/release-requests.ts';
import { say, t } from '../../../i18n/text.ts';

interface ReleaseChangeProps {
  readonly scenarioId: string;
  /** Id of the row in the API. */
  readonly id: string;
  readonly label: Label;
  /** Nations beside the owner. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

const LEVELS: readonly (readonly [level: Label['level'], title: string])[] = [
  ['open', 'its content, observers too'],
  ['restricted', 'its content'],
  ['existence', 'that it exists'],
];

export function ReleaseChange({ scenarioId, id, label, others }: ReleaseChangeProps) {
  const [begun, setBegun] = useState<Label | null>(null);
  const wanted = begun ?? label;
  const setWanted = (next: Label) => setBegun(next);
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const { faults, isAsked } = await changeLabel(scenarioId, id, wanted, reason);
      // What was asked for is the label, or waits: the form begins anew with the label as it is.
      if (faults.length === 0) setBegun(null);
      setAnswer(faults.join(' ') || (isAsked ? t('Asked. A releaser of your nation decides.') : t('Changed.')));
    } catch (fault) {
      setAnswer(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setBusy(false);
  };
  const { releasableTo } = wanted;
  const toAll = releasableTo === 'all';
  const has = (who: string) => toAll || releasableTo.includes(who);
  const toggle = (who: string) =>
    setWanted({
      ...wanted,
      releasableTo: has(who)
        ? (toAll ? [] : releasableTo).filter((name) => name !== who)
        : [...(toAll ? [] : releasableTo), who].sort(),
    });
  const wider = isWider(label, wanted);
  return (
    <form className="release-change" onSubmit={(event) => void send(event)} data-testid="release-change">
      <label className="field">
        {t('They see')}
        <select
          value={wanted.level}
          onChange={(event) => setWanted({ ...wanted, level: event.target.value as Label['level'] })}
        >
          {LEVELS.map(([level, title]) => (
            <option key={level} value={level}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend className="small muted">{t('Who')}</legend>
        <label>
          <input
            type="checkbox"
            checked={toAll}
            onChange={() => setWanted({ ...wanted, releasableTo: toAll ? [CELL] : 'all' })}
          />{' '}
          {t('everybody')}
        </label>
        {!toAll &&
          [{ id: CELL, name: t('Coordination cell') }, ...others].map((who) => (
            <label key={who.id}>
              <input type="checkbox" checked={has(who.id)} onChange={() => toggle(who.id)} /> {who.name}
            </label>
          ))}
      </fieldset>
      <label className="field">
        {t('Reason')}
        <input value={reason} maxLength={1000} size={32} onChange={(event) => setReason(event.target.value)} />
      </label>
      <p className="small muted">
        {wider
          ? t('More would see it: a releaser of your nation has to agree who neither asked nor wrote it.')
          : t('Fewer or as many would see it: that holds at once.')}
      </p>
      <Button
        type="submit"
        size="compact-sm"
        loading={isBusy}
        disabled={JSON.stringify(wanted) === JSON.stringify(label)}
      >
        {wider ? t('Ask for release') : t('Change')}
      </Button>{' '}
      <span role="alert" className="small">
        {answer}
      </span>
    </form>
  );
}

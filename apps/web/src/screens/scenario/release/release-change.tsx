/** Who may see a row from now on: the step to more readers needs a second person, and the form says so. */
import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { CELL, isWider, type Label } from '@muster/planning';
import { changeLabel } from '../../../api/release-requests.ts';
import { useDoing } from '../../../app/doing.ts';
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
  const [done, setDone] = useState<string | null>(null);
  const { busy, problem, act } = useDoing();
  const send = (event: FormEvent) => {
    event.preventDefault();
    setDone(null);
    void act(async () => {
      const { faults, isAsked } = await changeLabel(scenarioId, id, wanted, reason);
      if (faults.length > 0) return faults.join(' ');
      // What was asked for is the label, or waits: the form begins anew with the label as it is.
      setBegun(null);
      setDone(isAsked ? t('Asked. A releaser of your nation decides.') : t('Changed.'));
      return null;
    });
  };
  const wider = isWider(label, wanted);
  return (
    <form className="release-change" onSubmit={send} data-testid="release-change">
      <Level value={wanted.level} onChange={(level) => setWanted({ ...wanted, level })} />
      <Recipients
        {...{ others }}
        value={wanted.releasableTo}
        onChange={(releasableTo) => setWanted({ ...wanted, releasableTo })}
      />
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
        loading={busy}
        disabled={JSON.stringify(wanted) === JSON.stringify(label)}
      >
        {wider ? t('Ask for release') : t('Change')}
      </Button>{' '}
      <span role="status" className="small">
        {done}
      </span>
      <span role="alert" className="small bad">
        {problem}
      </span>
    </form>
  );
}

interface LevelProps {
  readonly value: Label['level'];
  readonly onChange: (value: Label['level']) => void;
}

function Level({ value, onChange }: LevelProps) {
  return (
    <label className="field">
      {t('They see')}
      <select value={value} onChange={(event) => onChange(event.target.value as Label['level'])}>
        {LEVELS.map(([level, title]) => (
          <option key={level} value={level}>
            {say(title)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface RecipientsProps {
  readonly others: ReleaseChangeProps['others'];
  readonly value: Label['releasableTo'];
  readonly onChange: (value: Label['releasableTo']) => void;
}

/** Everybody, or those that are ticked. */
function Recipients({ others, value, onChange }: RecipientsProps) {
  const toAll = value === 'all';
  const toggle = (who: string) => {
    const ticked = toAll ? [] : value;
    onChange(ticked.includes(who) ? ticked.filter((name) => name !== who) : [...ticked, who].sort());
  };
  return (
    <fieldset>
      <legend className="small muted">{t('Who')}</legend>
      <label>
        <input type="checkbox" checked={toAll} onChange={() => onChange(toAll ? [CELL] : 'all')} /> {t('everybody')}
      </label>
      {!toAll &&
        [{ id: CELL, name: t('Coordination cell') }, ...others].map((who) => (
          <label key={who.id}>
            <input type="checkbox" checked={value.includes(who.id)} onChange={() => toggle(who.id)} /> {who.name}
          </label>
        ))}
    </fieldset>
  );
}

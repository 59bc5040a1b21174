/** How far an import is: what leaves, what the server reads, what it takes over. */
import { useEffect, useState } from 'react';
import { Progress } from '@mantine/core';
import type { ImportPreview } from '../../../api/imports.ts';
import { toCount } from '../../../app/format.ts';
import { t } from '../../../i18n/text.ts';
import type { ImportStage } from './use-import.ts';

/** Whole seconds since it came on the screen. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

/** A second is told to the eye; who listens is told every ten. */
const TOLD_S = 10;

function Passing({ textAt }: { readonly textAt: (seconds: number) => string }) {
  const seconds = useSeconds();
  return (
    <>
      <span className="small" aria-hidden="true">
        {textAt(seconds)}
      </span>
      <span className="visually-hidden" role="status">
        {textAt(seconds - (seconds % TOLD_S))}
      </span>
    </>
  );
}

/** One transaction: there is no part of it to show, and nothing of it is there until all is. */
export function Applying({ preview: { counts } }: { readonly preview: ImportPreview }) {
  const count = toCount(counts.added + counts.changed + counts.removed);
  return (
    <p data-testid="import-applying">
      <Passing
        textAt={(seconds) => t('{count} lines are taken over, {seconds} s. Undo takes them back.', { count, seconds })}
      />
    </p>
  );
}

interface SendingProps {
  readonly stage: ImportStage & { readonly name: 'sending' };
  readonly onStop: () => void;
}

/** While the file leaves the bar knows how far it is; while the server reads it, it only says for how long. */
export function Sending({ stage: { file, share }, onStop }: SendingProps) {
  const isRead = share >= 1;
  return (
    <div className="import-form" data-testid="import-progress">
      <Progress
        className="grow"
        size="sm"
        value={share * 100}
        animated={isRead}
        aria-label={t('Part of the file that was sent')}
      />
      {isRead ? (
        <Passing textAt={(seconds) => t('The server reads {file} and compares it, {seconds} s', { file, seconds })} />
      ) : (
        <span className="small">{t('{file}: {share} % sent', { file, share: Math.round(share * 100) })}</span>
      )}
      <button type="button" className="plain framed small" onClick={onStop}>
        {t('Stop')}
      </button>
    </div>
  );
}

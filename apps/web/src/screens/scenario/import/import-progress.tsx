/** How far an import is: what leaves, what the server reads, what it takes over. */
import { useEffect, useState } from 'react';
import { Progress } from '@mantine/core';
import { findImportShare, findReadShare, type ImportPreview } from '../../../api/imports.ts';
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

const LOOK_MS = 1000;

/** How much of it is done; null before anybody has told. It never goes back, for several servers may answer. */
function useShare(id: string, find: (id: string) => Promise<number | null>): number | null {
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => {
    let isAsked = false;
    const look = async () => {
      if (isAsked) return;
      isAsked = true;
      // A figure that does not come is followed by the next.
      const found = await find(id).catch(() => null);
      isAsked = false;
      if (found !== null) setShare((known) => Math.max(known ?? 0, found));
    };
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [id, find]);
  return share;
}

/** One transaction: nothing of it is there until all is, and the bar says how much of it is done. */
export function Applying({ preview: { id, counts } }: { readonly preview: ImportPreview }) {
  const count = toCount(counts.added + counts.changed + counts.removed);
  const share = useShare(id, findImportShare);
  return (
    <div className="import-form" data-testid="import-applying">
      {share !== null && (
        <Progress
          className="grow"
          size="sm"
          value={share * 100}
          aria-label={t('Part of the file that is taken over')}
        />
      )}
      <Passing
        textAt={(seconds) => t('{count} lines are taken over, {seconds} s. Undo takes them back.', { count, seconds })}
      />
    </div>
  );
}

interface SendingProps {
  readonly stage: ImportStage & { readonly name: 'sending' };
  readonly onStop: () => void;
}

/** While the file leaves the bar knows how far it is, and then the server is asked. */
export function Sending({ stage: { file, share, key }, onStop }: SendingProps) {
  return (
    <div className="import-form" data-testid="import-progress">
      {share >= 1 ? (
        <BeingRead file={file} id={key} />
      ) : (
        <>
          <Progress className="grow" size="sm" value={share * 100} aria-label={t('Part of the file that was sent')} />
          <span className="small">{t('{file}: {share} % sent', { file, share: Math.round(share * 100) })}</span>
        </>
      )}
      <button type="button" className="plain framed small" onClick={onStop}>
        {t('Stop')}
      </button>
    </div>
  );
}

/** Of a server that does not tell the bar only says that something is done. */
function BeingRead({ file, id }: { readonly file: string; readonly id: string }) {
  const share = useShare(id, findReadShare);
  return (
    <>
      <Progress
        className="grow"
        size="sm"
        value={(share ?? 1) * 100}
        animated={share === null}
        aria-label={t('Part of the file that was read')}
      />
      <Passing textAt={(seconds) => t('The server reads {file} and compares it, {seconds} s', { file, seconds })} />
    </>
  );
}

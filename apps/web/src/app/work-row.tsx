/** What the lists of runs and of background jobs have in common: how far one is, stopping it, showing it. */
import { useState } from 'react';
import { Button, Progress } from '@mantine/core';
import { say, t } from '../i18n/text.ts';
import { elapsedText, toCount } from './format.ts';

interface WorkBarProps {
  readonly label: string;
  readonly done: number;
  readonly asked: number;
  readonly isRunning: boolean;
}

export function WorkBar({ label, done, asked, isRunning }: WorkBarProps) {
  return (
    <div className="work-bar">
      <Progress value={(done / Math.max(1, asked)) * 100} size="sm" aria-label={label} animated={isRunning} />
      <span className="nowrap">
        {asked === 0 ? t('not known yet') : t('{done} of {asked}', { done: toCount(done), asked: toCount(asked) })}
      </span>
    </div>
  );
}

/** Cancels, and keeps what went wrong with it in words. */
export function useCancel(cancel: () => Promise<readonly string[]>) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isCancelling, setCancelling] = useState(false);
  const start = async () => {
    setCancelling(true);
    try {
      setProblem((await cancel()).join(' ') || null);
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setCancelling(false);
  };
  return { problem, isCancelling, start: () => void start() };
}

export function CancelButton({ isCancelling, start }: Pick<ReturnType<typeof useCancel>, 'isCancelling' | 'start'>) {
  return (
    <Button size="compact-xs" variant="default" onClick={start} loading={isCancelling}>
      {t('Cancel')}
    </Button>
  );
}

export function KeepButton({ isCancelling, start }: Pick<ReturnType<typeof useCancel>, 'isCancelling' | 'start'>) {
  return (
    <Button size="compact-xs" variant="default" onClick={start} loading={isCancelling}>
      {t('End and keep the best')}
    </Button>
  );
}

export function ShowButton({ isShown, onShow }: { readonly isShown: boolean; readonly onShow: () => void }) {
  return isShown ? (
    <span className="muted small">{t('shown')}</span>
  ) : (
    <Button size="compact-xs" variant="default" onClick={onShow}>
      {t('Show')}
    </Button>
  );
}

/** A moment of the server's clock: to the minute, with its zone letter. */
export const momentText = (createdAt: string | null): string =>
  createdAt === null ? '–' : `${createdAt.slice(0, 16).replace('T', ' ')}Z`;

/** From when it was asked for until it ended; a dash while it has not. */
export function tookText(createdAt: unknown, finishedAt: unknown): string {
  if (typeof createdAt !== 'string' || typeof finishedAt !== 'string') return '–';
  return elapsedText((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000);
}

/** The states of a run and of a job, in words. */
export const WORK_STATES: Readonly<Record<string, string>> = {
  queued: 'Queued',
  running: 'Running',
  done: 'Done',
  succeeded: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

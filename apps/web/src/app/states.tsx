import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { Loadable } from '../api/model.ts';
import { say, t } from '../i18n/text.ts';

export function LoadingState({ what }: { readonly what: string }) {
  return (
    <div className="state state-loading" role="status" style={{ alignItems: 'stretch' }}>
      <span className="muted small">{t('Loading: {what} …', { what })}</span>
      {[92, 74, 83].map((width) => (
        <div key={width} className="bar" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

export function EmptyState({ children }: { readonly children: ReactNode }) {
  return <div className="state state-empty">{children}</div>;
}

export function ErrorState({
  what,
  message,
  onRetry,
}: {
  readonly what: string;
  readonly message: string;
  readonly onRetry?: () => void;
}) {
  return (
    <div className="state state-error" role="alert">
      <strong>{t('{what} could not be loaded.', { what })}</strong>
      <span className="small">{message}</span>
      {onRetry && (
        <button type="button" className="plain framed" onClick={onRetry}>
          {t('Try again')}
        </button>
      )}
    </div>
  );
}

/** There is something, and who looks may not see it: neither empty nor broken. */
export function WithheldState({ what }: { readonly what: string }) {
  return (
    <div className="state state-withheld" role="note">
      <strong>{t('Withheld: {what}', { what })}</strong>
      <span className="small">
        {t('Its owner has not released it to you. What you see elsewhere is complete as far as you may see it.')}
      </span>
    </div>
  );
}

/** There was something, and only the outline of it was kept. */
export function RemovedState({ run, children }: { readonly run: number; readonly children: ReactNode }) {
  return (
    <div className="state state-removed" role="status">
      <strong>{t('Run {run} is kept without its details.', { run })}</strong>
      <span className="small">
        {t('They were removed to save room. Its closure curves are there; replay the run to see the rest.')}
      </span>
      {children}
    </div>
  );
}

/** Nothing came, because nobody answered; it is asked again by itself. */
export function OfflineState({ what }: { readonly what: string }) {
  return (
    <div className="state state-offline" role="status">
      <strong>{t('Waiting for the server: {what}', { what })}</strong>
      <span className="small">{t('The server does not answer. It is asked again every few seconds.')}</span>
    </div>
  );
}

export function SignedOutState() {
  return (
    <div className="state state-signed-out" role="alert">
      <strong>{t('Your session has ended.')}</strong>
      <span className="small">{t('What you typed is kept in this browser.')}</span>
      <SignInLink />
    </div>
  );
}

/** To the provider of identity and back to this very view. */
export function SignInLink() {
  const goal = window.location.pathname + window.location.search;
  return (
    <a className="plain framed" href={`/auth/sign-in?goal=${encodeURIComponent(goal)}`}>
      {t('Sign in again')}
    </a>
  );
}

/** Data while there is any, even when the last request failed: what is on the screen stays. */
export function Await<T>({
  value,
  what,
  children,
}: {
  readonly value: Loadable<T>;
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}) {
  return value.data === undefined ? <Unloaded {...{ value, what }} /> : <>{children(value.data)}</>;
}

/** Why there is nothing yet: each reason has a look of its own. */
export function Unloaded({ value, what }: { readonly value: Loadable<unknown>; readonly what: string }) {
  if (value.fault === 'withheld') return <WithheldState what={what} />;
  if (value.fault === 'signed-out') return <SignedOutState />;
  if (value.fault === 'offline') return <OfflineState what={what} />;
  if (value.error !== null)
    return <ErrorState what={t('The part “{what}”', { what })} message={say(value.error)} onRetry={value.retry} />;
  return <LoadingState what={what} />;
}

interface BoundaryState {
  readonly fault: Error | null;
}

/** A fault of one screen leaves the shell, the clock and the other screens alone. `resetKey` tries again. */
export class ErrorBoundary extends Component<
  { readonly resetKey: string; readonly children: ReactNode },
  BoundaryState
> {
  override state: BoundaryState = { fault: null };

  static getDerivedStateFromError(fault: Error): BoundaryState {
    return { fault };
  }

  override componentDidCatch(fault: Error, info: ErrorInfo) {
    console.error(fault, info.componentStack);
  }

  override componentDidUpdate(previous: { readonly resetKey: string }) {
    if (previous.resetKey !== this.props.resetKey && this.state.fault !== null) this.setState({ fault: null });
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    return (
      <div className="state state-error" role="alert">
        <strong>{t('This screen met a fault and stopped. Nothing was lost; the other screens go on.')}</strong>
        <span className="small">{this.state.fault.message}</span>
        <button type="button" className="plain framed" onClick={() => this.setState({ fault: null })}>
          {t('Show it again')}
        </button>
      </div>
    );
  }
}

/** A cause with its colour and pattern, and the resource that it stands for. */
import type { Cause } from '@muster/planning/run';
import { useNames } from '../api/names.ts';
import { causeGroup, causeTitle } from '../charts/causes.ts';
import { CauseSwatch } from '../drawing/cause-patterns.tsx';

export function BindingCause({ cause, resource }: { readonly cause: Cause | null; readonly resource: string | null }) {
  const names = useNames();
  if (cause === null) return null;
  return (
    <>
      <CauseSwatch group={causeGroup(cause)} /> {causeTitle(cause)}
      {resource !== null && <span className="muted"> · {names.resource(resource)}</span>}
    </>
  );
}

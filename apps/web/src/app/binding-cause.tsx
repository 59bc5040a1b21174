/** The largest part of the time that somebody can shorten: its colour and pattern, and the resource that it stands for. */
import type { Cause } from '@muster/planning/run';
import type { ElementHead } from '../api/model.ts';
import { useNames } from '../api/names.ts';
import { causeGroup, causeTitle } from '../charts/causes.ts';
import { CauseSwatch } from '../drawing/cause-patterns.tsx';
import { toDuration } from '../state/time.ts';

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

type Bound = Pick<ElementHead, 'bindingCause' | 'bindingResource' | 'bindingMin'>;

/** Of one element, with how long it is: of what is late by weeks it may be a day, where the rest is work and way. */
export function ElementCause({
  of: { bindingCause: cause, bindingResource: resource, bindingMin },
}: {
  readonly of: Bound;
}) {
  return (
    <>
      <BindingCause {...{ cause, resource }} />
      {bindingMin !== null && (
        <span className="muted">
          {'\u00a0'}· <span className="nowrap">{toDuration(bindingMin)}</span>
        </span>
      )}
    </>
  );
}

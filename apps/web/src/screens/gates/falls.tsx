import type { GateResult } from '@muster/planning/run';
import { useShown } from '../../app/run-context.ts';
import { fallsText } from './falls-text.ts';

/** When something that was decided falls and is met again, where it does. */
export function Falls({ of }: { readonly of: Pick<GateResult, 'fell' | 'metAgain'> }) {
  const { clock } = useShown().run;
  const text = fallsText(of, clock);
  return (
    text !== null && (
      <span className="small muted">
        <br />
        {text}
      </span>
    )
  );
}

/** From a place or a link on the map to the form of a disruption there, at the time of the clock: how much and how long is for the planner to say. */
import { useShown } from '../../app/run-context.ts';
import { t } from '../../i18n/text.ts';
import { useClock } from '../../state/clock.ts';
import { toDDate } from '../../state/time.ts';
import { useRowOpener } from '../scenario/row/open-row.ts';

type Target = { readonly place: string } | { readonly link: string };

export function DisruptButton({ target }: { readonly target: Target }) {
  const store = useClock();
  const open = useRowOpener(useShown().scenario.id);
  return (
    <button
      type="button"
      className="plain framed small"
      disabled={open === null}
      onClick={() =>
        open?.begin('disruptions', {
          kind: 'damage',
          ...target,
          // The minute of the clock when it is pressed: the panel is not drawn anew with each.
          at: toDDate(store.clock, store.minute),
          // Nobody has reported it: it is thought out here.
          confidence: 'A',
          notional: true,
        })
      }
    >
      {t('Add a disruption at the clock')}
    </button>
  );
}

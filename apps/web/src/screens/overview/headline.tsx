/** The headline: how much of the required force is ready at the clock and on fixed days after the attack. */
import { rangeBeside, rangeText, toCount, toPercent } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { WhenceChip } from '../../app/source-chip.tsx';
import { readyShareAt } from '../../charts/closure.ts';
import { t, tr } from '../../i18n/text.ts';
import { useAtClock, useClock, useClockStep } from '../../state/clock.ts';
import { DAY_MIN, stepAt, toDayLabel } from '../../state/time.ts';
import { componentCurves } from '../closure/closure-screen.tsx';

const HEADLINE_DAYS = [3, 7, 14, 30];

export function Headline() {
  const { run } = useShown();
  const { clock } = run;
  const step = useClockStep();
  const store = useClock();
  const day = useAtClock((minute) => toDayLabel('D', clock.dDayMin, minute));
  const all = componentCurves(run.closures)[0];
  const columns = HEADLINE_DAYS.map((days) => ({ days, minute: clock.dDayMin + days * DAY_MIN })).filter(
    ({ minute }) => minute <= clock.endMin,
  );
  return (
    <section className="headline" aria-label={t('Share of the required force that is ready')}>
      <Tile title={t('Clock, {day}', { day })} figures={readyShareAt(all, step)} now />
      {columns.map(({ days, minute }) => (
        <Tile
          key={days}
          title={`D+${days}`}
          figures={readyShareAt(all, stepAt(clock, minute))}
          onSelect={() => store.set(minute)}
        />
      ))}
    </section>
  );
}

interface TileProps {
  readonly title: string;
  readonly figures: ReturnType<typeof readyShareAt>;
  readonly now?: boolean;
  readonly onSelect?: () => void;
}

function Tile({ title, figures, now, onSelect }: TileProps) {
  const { share, required, ready, chance } = figures;
  return (
    <div className={`tile${now ? ' now' : ''}`}>
      <div className="tile-title">
        {onSelect ? (
          <button type="button" className="link" onClick={onSelect} title={t('Set the clock to this day')}>
            {title}
          </button>
        ) : (
          <strong>{title}</strong>
        )}
        <span className="muted small tile-note">
          {t('ready of required')} <WhenceChip />
        </span>
      </div>
      {ready === null ? (
        <p className="muted">{t('Not in runs of earlier versions. Run the scenario anew.')}</p>
      ) : share === null || chance === null ? (
        <p className="muted">{t('nothing required yet')}</p>
      ) : (
        <>
          <div className="tile-figure">
            <span className="big">{toPercent(share.p50)}</span>
            <TileRange low={toPercent(share.p10)} high={toPercent(share.p90)} />
          </div>
          <ShareBar share={share} />
          <p className="small muted">
            {t('{part} of {whole} {whole?person|persons}', { part: toCount(ready.p50), whole: toCount(required) })}
          </p>
          <p className="small">
            {tr('All of it ready: probability {chance} (95 %: {range})', {
              chance: <strong className="nowrap">{toPercent(chance.value)}</strong>,
              range: <span className="nowrap">{rangeText(toPercent(chance.low), toPercent(chance.high))}</span>,
            })}
          </p>
        </>
      )}
    </div>
  );
}

function TileRange({ low, high }: { readonly low: string; readonly high: string }) {
  const range = rangeBeside(low, high);
  if (range === null) return null;
  return (
    <span className="muted small">
      <span className="nowrap">P10–P90</span> <span className="nowrap">{range}</span>
    </span>
  );
}

function ShareBar({ share }: { readonly share: { readonly p10: number; readonly p50: number; readonly p90: number } }) {
  return (
    <svg className="share-bar" width="100%" height="14" aria-hidden="true">
      <rect y="3" width="100%" height="8" rx="2" fill="var(--grid)" />
      <rect y="3" width={`${share.p50 * 100}%`} height="8" rx="2" fill="var(--all)" opacity="0.85" />
      <rect
        x={`${share.p10 * 100}%`}
        y="6"
        width={`${Math.max(0.6, (share.p90 - share.p10) * 100)}%`}
        height="2"
        fill="var(--dday)"
      />
      <rect x={`calc(${share.p10 * 100}% - 1px)`} y="3" width="2" height="8" fill="var(--dday)" />
      <rect x={`calc(${share.p90 * 100}% - 1px)`} y="3" width="2" height="8" fill="var(--dday)" />
    </svg>
  );
}

/** The scrubber: one slider from CF-day to the end of the run. It writes to the clock store; everything else listens. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useElementSize } from '@mantine/hooks';
import { timeTicks } from '../charts/time-axis.ts';
import { useClock, useClockMinute, useOnClock } from '../state/clock.ts';
import { navigate } from '../state/address.ts';
import { DAY_MIN, toDayLabel, toDtg } from '../state/time.ts';
import { t } from '../i18n/text.ts';

const WEEK_MIN = 7 * DAY_MIN;
/** Days of the scenario that pass in a second of playback. */
const SPEEDS = [0.5, 1, 2, 5];
const THUMB_PX = 12;

export function ClockBar() {
  const store = useClock();
  const [speed, setSpeed] = useState(1);
  return (
    <section className="clock" aria-label={t('Clock')}>
      <ClockButtons speed={speed} />
      <ClockLabel />
      <Slider />
      <button
        type="button"
        className="plain framed small"
        title={t('What is where now, as in this run, to be corrected and planned on from')}
        onClick={() => navigate({ screen: 'scenario', query: { now: String(store.minute) } })}
      >
        {t('Plan on from here')}
      </button>
      <label className="field">
        {t('Speed')}
        <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
          {SPEEDS.map((days) => (
            <option key={days} value={days}>
              {t('{days} d/s', { days })}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

function ClockButtons({ speed }: { readonly speed: number }) {
  const store = useClock();
  const { clock } = store;
  const [playing, setPlaying] = useState(false);
  usePlayback(playing, speed, () => setPlaying(false));
  const jump = (minutes: number) => store.set(store.minute + minutes);
  const play = () => {
    if (!playing && store.minute >= clock.endMin) store.set(clock.dDayMin);
    setPlaying(!playing);
  };
  return (
    <div className="clock-buttons">
      <GlyphButton label={t('One day back')} path="M10 3 4 8l6 5z M3 3h1.6v10H3z" onPress={() => jump(-DAY_MIN)} />
      <GlyphButton
        label={playing ? t('Pause') : t('Play')}
        path={playing ? 'M4 3h3v10H4z M9 3h3v10H9z' : 'M4 2.5 13 8l-9 5.5z'}
        onPress={play}
      />
      <GlyphButton label={t('One day on')} path="M6 3l6 5-6 5z M11.4 3H13v10h-1.6z" onPress={() => jump(DAY_MIN)} />
      <button
        type="button"
        className="plain framed small"
        onClick={() => store.set(clock.dDayMin)}
        title={t('Go to D-day')}
      >
        {t('D-day')}
      </button>
    </div>
  );
}

interface GlyphButtonProps {
  readonly label: string;
  readonly path: string;
  readonly onPress: () => void;
}

const GlyphButton = ({ label, path, onPress }: GlyphButtonProps) => (
  <button type="button" className="plain framed" onClick={onPress} aria-label={label} title={label}>
    <svg width="16" height="16" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  </button>
);

function ClockLabel() {
  const { clock } = useClock();
  const minute = useClockMinute();
  return (
    <div className="clock-label" data-testid="clock-label">
      <span className="dtg">{toDtg(clock.cfDay, minute)}</span>
      <span className="days">
        {toDayLabel('CF', 0, minute)} · <strong>{toDayLabel('D', clock.dDayMin, minute)}</strong>
      </span>
    </div>
  );
}

function Slider() {
  const store = useClock();
  const { clock } = store;
  const { ref, width } = useElementSize();
  const input = useRef<HTMLInputElement>(null);
  useOnClock((minute) => {
    const element = input.current;
    if (element === null) return;
    element.value = String(minute);
    element.setAttribute('aria-valuetext', `${toDtg(clock.cfDay, minute)}, ${toDayLabel('D', clock.dDayMin, minute)}`);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const move = keyMove(event.key, clock.stepMin);
    if (move === null) return;
    event.preventDefault();
    if (event.key === 'Home') store.set(0);
    else if (event.key === 'End') store.set(clock.endMin);
    else store.set(store.minute + move);
  };
  return (
    <div className="clock-track" ref={ref}>
      <Track width={width} />
      <input
        ref={input}
        type="range"
        aria-label={t('Clock, from CF-day to the end of the run')}
        min={0}
        max={clock.endMin}
        step={1}
        defaultValue={store.minute}
        onChange={(event) => store.set(snap(Number(event.target.value)))}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** A pointer cannot hit a minute: dragging moves in whole hours. */
const snap = (minute: number) => Math.round(minute / 60) * 60;

function keyMove(key: string, stepMin: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowUp') return stepMin;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -stepMin;
  if (key === 'PageUp') return WEEK_MIN;
  if (key === 'PageDown') return -WEEK_MIN;
  return key === 'Home' || key === 'End' ? 0 : null;
}

function Track({ width }: { readonly width: number }) {
  const { clock } = useClock();
  if (width < 40) return null;
  const range = [THUMB_PX / 2, width - THUMB_PX / 2] as const;
  const dDayX = range[0] + ((range[1] - range[0]) * clock.dDayMin) / Math.max(1, clock.endMin);
  const ticks = timeTicks(clock, [0, clock.endMin], range, 62);
  return (
    <svg className="chart" width={width} height={44} aria-hidden="true">
      <rect x={range[0]} y={11} width={Math.max(0, dDayX - range[0])} height={6} rx={2} fill="var(--rule)" />
      <rect
        x={dDayX}
        y={11}
        width={Math.max(0, range[1] - dDayX)}
        height={6}
        rx={2}
        fill="var(--accent-soft)"
        stroke="var(--accent)"
        strokeWidth={0.8}
      />
      {ticks.map(({ x, minute, label }) => (
        <g key={minute} transform={`translate(${x},0)`}>
          <line y1={22} y2={27} className="axis" />
          <text
            y={39}
            textAnchor={x < 24 ? 'start' : x > width - 24 ? 'end' : 'middle'}
            className={label === 'D' ? 'd-day-label' : undefined}
          >
            {label === 'D' ? t('D-day') : label}
          </text>
        </g>
      ))}
      <line x1={dDayX} x2={dDayX} y1={5} y2={27} className="d-day" />
    </svg>
  );
}

/** Moves the clock with the frames of the screen; by whole days, twice a second, for those who asked for less motion. */
function usePlayback(playing: boolean, daysPerSecond: number, onEnd: () => void): void {
  const store = useClock();
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (!playing) return undefined;
    const advance = (minutes: number) => {
      store.set(store.minute + minutes);
      if (store.minute >= store.clock.endMin) end.current();
    };
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const timer = setInterval(() => advance(Math.max(1, Math.round(daysPerSecond / 2)) * DAY_MIN), 500);
      return () => clearInterval(timer);
    }
    let [frame, last, rest] = [0, performance.now(), 0];
    const tick = (now: number) => {
      rest += ((now - last) / 1000) * daysPerSecond * DAY_MIN;
      last = now;
      const minutes = Math.floor(rest);
      rest -= minutes;
      advance(minutes);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, daysPerSecond, store]);
}

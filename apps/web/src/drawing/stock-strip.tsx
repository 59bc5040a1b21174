import { memo, useMemo } from 'react';
import { scaleLinear } from 'd3';
import type { Light, RunClock } from '@muster/planning/run';
import { bandPath, stepsIn } from '../charts/series.ts';
import { say, t } from '../i18n/text.ts';
import { layoutStrip, LIGHT_TITLES, type Lit } from '../charts/supply.ts';
import { timeScale, type Domain } from '../charts/time-axis.ts';

/** Texture grows with the need: none, dots, hatch, dense hatch. */
export const LIGHT_FILLS: Readonly<Record<Light, string>> = {
  green: 'var(--light-green)',
  amber: 'url(#light-amber)',
  red: 'url(#light-red)',
  out: 'url(#light-out)',
  none: 'var(--light-none)',
};

export function LightPatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>
        <pattern id="light-amber" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--light-amber)" />
          <path d="M2,2h2v2h-2z" fill="var(--on-bar)" />
        </pattern>
        <pattern id="light-red" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--light-red)" />
          <path d="M-1,6 6,-1 7,0 0,7z" fill="var(--on-bar)" />
        </pattern>
        <pattern id="light-out" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="var(--light-out)" />
          <path d="M0,0 5,5M5,0 0,5" stroke="var(--on-bar)" strokeWidth="0.8" />
        </pattern>
      </defs>
    </svg>
  );
}

interface StockStripProps {
  readonly stock: Lit;
  readonly used: boolean;
  readonly width: number;
  readonly domain: Domain;
  readonly clock: RunClock;
}

const HEIGHT = 18;

export const StockStrip = memo(function StockStrip({ stock, used, width, domain, clock }: StockStripProps) {
  const runs = useMemo(
    () => (used ? layoutStrip(stock, clock, domain, width) : []),
    [stock, used, clock, domain, width],
  );
  const level = useMemo(
    () => (used ? '' : levelArea(stock, clock, domain, width)),
    [stock, used, clock, domain, width],
  );
  const worst = runs.find(({ light }) => light === 'out') ?? runs.find(({ light }) => light === 'red');
  const label = used
    ? stock.targetDays === null || stock.targetDays <= 0
      ? t('Days of supply over time; no target is set')
      : worst
        ? t('At its worst {light}', { light: say(LIGHT_TITLES[worst.light]) })
        : t('Never below half of the target')
    : t('Stock left over time');
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={label} style={{ display: 'block' }}>
      {runs.map(({ x, width: part, light, fromStep }) => (
        <rect key={fromStep} x={x} width={part} height={HEIGHT} fill={LIGHT_FILLS[light]} />
      ))}
      {level !== '' && <path d={level} fill="var(--all)" opacity="0.45" />}
    </svg>
  );
});

function levelArea(stock: Lit, clock: RunClock, domain: Domain, width: number): string {
  const highest = Math.max(1e-9, ...stock.levelT.p50);
  const y = scaleLinear([0, highest], [HEIGHT, 1]);
  const none = stock.levelT.p50.map(() => 0);
  return bandPath(
    none,
    stock.levelT.p50,
    stepsIn(clock.stepMin, clock.steps, domain),
    timeScale(domain, [0, width]),
    y,
  );
}

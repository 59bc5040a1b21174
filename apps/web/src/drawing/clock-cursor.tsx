import { useRef } from 'react';
import { timeScale, type Domain } from '../charts/time-axis.ts';
import { useOnClock } from '../state/clock.ts';

interface ClockCursorProps {
  readonly domain: Domain;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The line of the clock in a chart. It moves by an attribute: the chart under it is drawn once. */
export function ClockCursor({ domain, left, right, top, bottom }: ClockCursorProps) {
  const line = useRef<SVGLineElement>(null);
  useOnClock((minute) => {
    const inside = minute >= domain[0] && minute <= domain[1];
    line.current?.setAttribute('visibility', inside ? 'visible' : 'hidden');
    line.current?.setAttribute('transform', `translate(${timeScale(domain, [left, right])(minute).toFixed(1)},0)`);
  });
  return <line ref={line} className="cursor" y1={top} y2={bottom} />;
}

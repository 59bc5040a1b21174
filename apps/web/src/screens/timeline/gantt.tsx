/** The Gantt: rows drawn only where they are seen, one axis above, one line of the clock over all of them. */
import { memo, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useNames } from '../../api/names.ts';
import { componentMark, componentTitle } from '../../app/format.ts';
import { LeftOut } from '../../app/left-out.tsx';
import { useDrawnWidth, useListedRows } from '../../app/printing.ts';
import { useDomain, useShown } from '../../app/run-context.ts';
import { causeTitle } from '../../charts/causes.ts';
import { layoutGanttRow, type GanttBar } from '../../charts/gantt.ts';
import { panDomain, zoomDomain, type Domain } from '../../charts/time-axis.ts';
import { GanttBars } from '../../drawing/gantt-bars.tsx';
import { navigate } from '../../state/address.ts';
import { toDDay, toDuration } from '../../state/time.ts';
import { EventLane } from './event-lane.tsx';
import { GanttFrame } from './gantt-frame.tsx';
import type { TimelineItem, TimelineLine } from './timeline-rows.ts';
import { t } from '../../i18n/text.ts';

export const ROW_HEIGHT = 26;
/** Names have three tenths, and as much as most of them need where there is room; in a narrow window the bars keep near half of it. */
export const labelWidthOf = (outer: number): number =>
  Math.min(420, Math.max(outer * 0.3, Math.min(350, Math.max(200, outer / 2))));

interface GanttProps {
  readonly lines: readonly TimelineLine[];
  readonly selected: string | undefined;
}

export function Gantt({ lines, selected }: GanttProps) {
  const full = useDomain();
  const [zoomed, setZoomed] = useState<{ readonly of: Domain; readonly domain: Domain } | null>(null);
  // A zoom belongs to the window it was made in: another window shows all of itself.
  const domain = zoomed !== null && zoomed.of === full ? zoomed.domain : full;
  const setDomain = (next: Domain) => setZoomed({ of: full, domain: next });
  const { ref: sizeRef, width: measured } = useElementSize();
  const outer = useDrawnWidth(measured);
  const scroller = useRef<HTMLDivElement>(null);
  const labelWidth = labelWidthOf(outer);
  const width = Math.max(60, outer - labelWidth - 14);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is in use, and its functions are called in this render only
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const { listed, left } = useListedRows(lines.length, rows.getVirtualItems());
  const selectedIndex = lines.findIndex((line) => line.kind === 'item' && line.item.id === selected);
  useEffect(() => {
    if (selectedIndex >= 0) rows.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, rows]);
  const drag = useDrag((pixels) => setDomain(panDomain(domain, full, (-pixels / width) * (domain[1] - domain[0]))));
  useWheelZoom(scroller, (factor, part) => setDomain(zoomDomain(domain, full, factor, part)), labelWidth, width);
  return (
    <div className="gantt" ref={sizeRef}>
      <GanttFrame domain={domain} full={full} width={width} labelWidth={labelWidth} onDomain={setDomain} />
      <EventLane domain={domain} width={width} labelWidth={labelWidth} />
      <div
        className="gantt-scroll"
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t('Force elements, one row each')}
        {...drag}
      >
        <ul style={{ height: rows.getTotalSize() }}>
          {listed.map(({ index, start }) => {
            const line = lines[index];
            return line.kind === 'group' ? (
              <GroupRow key={`g-${line.title}`} {...line} top={start} />
            ) : (
              <ElementRow
                key={line.item.id}
                item={line.item}
                top={start}
                domain={domain}
                width={width}
                labelWidth={labelWidth}
                selected={line.item.id === selected}
              />
            );
          })}
        </ul>
        <LeftOut left={left} />
      </div>
    </div>
  );
}

function GroupRow({ title, count, top }: { readonly title: string; readonly count: number; readonly top: number }) {
  return (
    <li className="gantt-group" style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}>
      {title} <span className="muted">{count}</span>
    </li>
  );
}

interface ElementRowProps {
  readonly item: TimelineItem;
  readonly top: number;
  readonly domain: Domain;
  readonly width: number;
  readonly labelWidth: number;
  readonly selected: boolean;
}

const ElementRow = memo(function ElementRow({ item, top, domain, width, labelWidth, selected }: ElementRowProps) {
  const { clock } = useShown().run;
  const { result, shown, lateMin } = item;
  const late = lateMin !== null && lateMin > 0;
  const lateText =
    lateMin === null
      ? t('no date')
      : lateMin === Infinity
        ? t('not in run')
        : late
          ? `+${toDuration(lateMin)}`
          : t('on time');
  const dates = t('ready {ready} at the median, required {required}. Show why', {
    ready: toDDay(clock, result.ready.p50),
    required: result.requiredMin === null ? t('no date') : toDDay(clock, result.requiredMin),
  });
  return (
    <li
      className={`gantt-row${selected ? ' selected' : ''}`}
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
    >
      <button
        type="button"
        className="gantt-label"
        style={{ width: labelWidth }}
        aria-pressed={selected}
        onClick={() => navigate({ query: { element: selected ? null : item.id } })}
      >
        <span
          className="component"
          style={{ background: componentMark(item.component) }}
          title={componentTitle(item.component)}
          role="img"
          aria-label={componentTitle(item.component)}
        />
        <span className="nation">{item.nation}</span>
        <span className="name" title={item.name}>
          {item.name}
        </span>
        <span className={`late ${late ? 'bad' : 'muted'}`}>{lateText}</span>
        <span className="visually-hidden">{dates}</span>
      </button>
      <Bars item={item} shown={shown} domain={domain} width={width} />
    </li>
  );
});

interface BarsProps {
  readonly item: TimelineItem;
  readonly shown: TimelineItem['shown'];
  readonly domain: Domain;
  readonly width: number;
}

function Bars({ item, shown, domain, width }: BarsProps) {
  const { ready, requiredMin, boundMin } = item.result;
  const names = useNames();
  const { clock } = useShown().run;
  const row = useMemo(
    () =>
      layoutGanttRow({
        chain: shown?.chain ?? [],
        readyMin: shown?.readyMin ?? null,
        requiredMin,
        boundMin,
        ready,
        domain,
        width,
      }),
    [shown, ready, requiredMin, boundMin, domain, width],
  );
  const titleOf = ({ cause, resource, startMin, endMin }: GanttBar) =>
    `${causeTitle(cause)}${resource === null ? '' : ` · ${names.resource(resource)}`}: ${toDuration(endMin - startMin)}`;
  const before = (shown?.readyMin ?? Infinity) <= domain[0];
  const outside =
    row.bars.length > 0 || shown === undefined || shown.readyMin === null
      ? null
      : before
        ? `◂ ${t('ready {date}', { date: toDDay(clock, shown.readyMin) })}`
        : `${t('later')} ▸`;
  return (
    <GanttBars row={row} width={width} height={ROW_HEIGHT} titleOf={titleOf}>
      {outside !== null && (
        <text
          className="outside"
          x={before ? 4 : width - 4}
          y={ROW_HEIGHT / 2 + 4}
          textAnchor={before ? 'start' : 'end'}
        >
          {outside}
        </text>
      )}
    </GanttBars>
  );
}

/** Drags the time axis sideways; a short press stays a click. */
function useDrag(onMove: (pixels: number) => void) {
  const from = useRef<number | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0 && !(event.target instanceof HTMLButtonElement) && event.target instanceof SVGElement)
        from.current = event.clientX;
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current === null) return;
      if (event.buttons === 0) from.current = null;
      else {
        onMove(event.clientX - from.current);
        from.current = event.clientX;
      }
    },
    onPointerUp: () => {
      from.current = null;
    },
  };
}

/** Ctrl or Meta with the wheel zooms on time around the pointer; the wheel alone scrolls the rows. */
function useWheelZoom(
  scroller: React.RefObject<HTMLDivElement | null>,
  onZoom: (factor: number, part: number) => void,
  labelWidth: number,
  width: number,
) {
  const latest = useRef(onZoom);
  useEffect(() => {
    latest.current = onZoom;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const zoom = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const x = event.clientX - element.getBoundingClientRect().left - labelWidth;
      latest.current(event.deltaY > 0 ? 1.25 : 0.8, Math.min(1, Math.max(0, x / width)));
    };
    // React listens passively to the wheel and could not keep the page from zooming.
    element.addEventListener('wheel', zoom, { passive: false });
    return () => element.removeEventListener('wheel', zoom);
  }, [scroller, labelWidth, width]);
}

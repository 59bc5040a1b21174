/**
 * The map on three canvases: the still one (land, network, places) and the names above all are drawn when view, size or theme change, the
 * moving one between them (sectors, assets, queues) when the clock does. Lines are projected once; zooming only transforms them.
 */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { select, zoom, zoomIdentity, zoomTransform, type ZoomBehavior, type ZoomTransform } from 'd3';
import { useElementSize } from '@mantine/hooks';
import { useComputedColorScheme } from '@mantine/core';
import type { Disruption } from '../../api/disruptions.ts';
import type { NetworkLink, Place, ResourceResult, ShownReplication } from '../../api/model.ts';
import { nearestLine, toLinkLines } from '../../charts/link-lines.ts';
import { fitProjection, nearestPlace, placesInView, type LonLat } from '../../charts/map-view.ts';
import { indexMovements } from '../../charts/movements.ts';
import { navigate } from '../../state/address.ts';
import { useOnClock, useClock } from '../../state/clock.ts';
import { drawBase, drawMoving, prepareLayers, type Scene } from './draw-map.ts';
import { drawLabels } from './draw-labels.ts';
import type { AirspacesAtClock } from './draw-airspaces.ts';
import type { SectorsAtClock } from './draw-sectors.ts';
import { useBackdrop } from './use-backdrop.ts';
import { useWorld } from './use-world.ts';
import { t } from '../../i18n/text.ts';

interface TheatreMapProps {
  readonly places: readonly Place[];
  readonly links: readonly NetworkLink[];
  readonly supported: readonly string[];
  readonly shown: ShownReplication | undefined;
  readonly resources: readonly ResourceResult[];
  readonly disruptions: readonly Disruption[];
  readonly sectors: SectorsAtClock;
  readonly airspaces: AirspacesAtClock;
  readonly selected: string | undefined;
  readonly selectedLink: NetworkLink | undefined;
  /** Modes that are not drawn. */
  readonly hidden: ReadonlySet<string>;
}

/** The theatre proper: where forces are received and needed. */
const THEATRE_KINDS = new Set(['hub', 'depot', 'protected-facility', 'border-crossing']);
const MOST_ZOOM = 40;
/** Part of the view that an arrow key moves it by. */
const KEY_STEP = 0.15;
const ZOOM_STEP = 1.6;
/** How near to the line of a link a pointer picks it. */
const LINK_REACH_PX = 6;

export function TheatreMap({
  places,
  links,
  supported,
  shown,
  resources,
  disruptions,
  sectors,
  airspaces,
  selected,
  selectedLink,
  hidden,
}: TheatreMapProps) {
  const { ref: sizeRef, width, height } = useElementSize();
  const base = useRef<HTMLCanvasElement>(null);
  const moving = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const behaviour = useRef<ZoomBehavior<HTMLCanvasElement, unknown> | null>(null);
  const [view, setView] = useState<ZoomTransform>(zoomIdentity);
  const scheme = useComputedColorScheme('light');
  const world = useWorld();
  const store = useClock();
  const outside = useMemo(() => sectorsBeyond(places, sectors.rows), [places, sectors.rows]);
  const scene = useMemo((): Scene | null => {
    if (width < 50 || height < 50) return null;
    const projection = fitProjection([...placesInView(places), ...outside], width, height, 24);
    return prepareLayers({ projection, width, height, places, links });
  }, [width, height, places, links, outside]);
  const backdrop = useBackdrop(scene, world.data, supported);
  const lines = useMemo(() => {
    const placeById = new Map(places.map((place) => [place.id, place]));
    return scene === null ? [] : toLinkLines(links, placeById, (point) => scene.projection(point));
  }, [scene, links, places]);
  const selectedLine = lines.find(({ link }) => link.id === selectedLink?.id);
  const index = useMemo(
    () => (shown === undefined ? null : { movements: shown.movements, index: indexMovements(shown.movements) }),
    [shown],
  );

  useEffect(() => {
    const canvas = base.current;
    if (canvas !== null && scene !== null) drawBase(canvas, scene, view, { selected, selectedLine, hidden, backdrop });
  }, [scene, view, selected, selectedLine, scheme, hidden, backdrop]);

  useEffect(() => {
    const canvas = labels.current;
    if (canvas !== null && scene !== null) drawLabels(canvas, scene, view, sectors.rows, selected);
  }, [scene, view, sectors.rows, selected, scheme]);

  useOnClock((minute) => {
    const canvas = moving.current;
    if (canvas !== null && scene !== null)
      drawMoving(canvas, scene, view, {
        minute,
        step: store.step,
        flows: index,
        ...{ resources, disruptions, sectors, airspaces, hidden },
      });
  });

  useEffect(() => {
    const canvas = base.current;
    if (canvas === null || scene === null) return undefined;
    const zoomed = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([0.6, MOST_ZOOM])
      .translateExtent(scene.reach)
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => setView(transform));
    behaviour.current = zoomed;
    select(canvas).call(zoomed);
    return () => {
      select(canvas).on('.zoom', null);
    };
  }, [scene]);

  // What is chosen in a list is brought into sight.
  useEffect(() => {
    const point = scene?.points.find(({ place }) => place.id === selected);
    if (point === undefined || scene === null || base.current === null) return;
    const [x, y] = zoomTransform(base.current).apply([point.x, point.y]);
    const isInSight = x > 0 && y > 0 && x < scene.width && y < scene.height;
    if (!isInSight) behaviour.current?.translateTo(select(base.current), point.x, point.y);
  }, [scene, selected]);

  const zoomBy = (factor: number) => base.current && behaviour.current?.scaleBy(select(base.current), factor);
  const fit = (wanted: readonly Place[]) => {
    if (base.current === null || scene === null || behaviour.current === null || wanted.length === 0) return;
    behaviour.current.transform(select(base.current), transformTo(scene, wanted));
  };
  /** Arrows move the view, plus and minus zoom, 0 shows all. */
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyAction(event.key);
    if (act === null || event.ctrlKey || event.metaKey || event.altKey || base.current === null) return;
    event.preventDefault();
    if (act === 'all') return fit(places);
    if (typeof act === 'number') return void zoomBy(act);
    const { k } = zoomTransform(base.current);
    behaviour.current?.translateBy(
      select(base.current),
      (act[0] * width * KEY_STEP) / k,
      (act[1] * height * KEY_STEP) / k,
    );
  };
  const placeAt = (event: MouseEvent): Place | undefined => {
    const drawn = (scene?.points ?? [])
      .filter(({ style }) => view.k >= style.fromZoom)
      .map(({ place, x, y }) => ({ place, x: view.applyX(x), y: view.applyY(y) }));
    return nearestPlace(drawn, event.nativeEvent.offsetX, event.nativeEvent.offsetY)?.place;
  };
  /** Where no place is near, of what is drawn. */
  const linkAt = (event: MouseEvent): NetworkLink | undefined => {
    const [x, y] = view.invert([event.nativeEvent.offsetX, event.nativeEvent.offsetY]);
    const drawn = lines.filter(({ link }) => !hidden.has(link.mode));
    return nearestLine(drawn, x, y, LINK_REACH_PX / view.k)?.link;
  };
  const pick = (event: MouseEvent) => {
    const place = placeAt(event)?.id ?? null;
    navigate({ query: { place, link: place === null ? (linkAt(event)?.id ?? null) : null } });
  };
  const theatre = placesInView(places).filter(({ kind }) => THEATRE_KINDS.has(kind));
  const label = t(
    'Map of {places} places and {links} links; the list beside it and the table have what moves and waits at the clock.',
    { places: places.length, links: links.length },
  );
  return (
    <div
      className="theatre"
      ref={sizeRef}
      tabIndex={0}
      role="group"
      aria-label={t('Map; arrow keys move it, plus and minus zoom, 0 shows all places')}
      onKeyDown={onKeyDown}
    >
      <canvas
        ref={base}
        role="img"
        aria-label={label}
        onClick={pick}
        onMouseMove={(event) => {
          event.currentTarget.title = placeAt(event)?.name ?? '';
        }}
      />
      <canvas ref={moving} className="overlay-canvas" aria-hidden="true" />
      <canvas ref={labels} className="overlay-canvas" aria-hidden="true" />
      <div className="zoom-buttons">
        <button type="button" className="plain framed" aria-label={t('Zoom in')} onClick={() => zoomBy(ZOOM_STEP)}>
          +
        </button>
        <button type="button" className="plain framed" aria-label={t('Zoom out')} onClick={() => zoomBy(1 / ZOOM_STEP)}>
          −
        </button>
        {theatre.length > 0 && (
          <button type="button" className="plain framed small" onClick={() => fit(theatre)}>
            {t('Theatre')}
          </button>
        )}
        <button type="button" className="plain framed small" onClick={() => fit(places)}>
          {t('All')}
        </button>
      </div>
      {world.error !== null && (
        <span className="map-note">
          {t('The outline of countries could not be loaded; network and movements are complete.')}
        </span>
      )}
    </div>
  );
}

const NONE: readonly LonLat[] = [];

/** Corners of sectors that no place lies beyond; as a rule there are none, and the map is not projected anew when sectors come. */
function sectorsBeyond(places: readonly Place[], sectors: SectorsAtClock['rows']): readonly LonLat[] {
  const seen = placesInView(places);
  const [lons, lats] = [seen.map(({ lon }) => lon), seen.map(({ lat }) => lat)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const beyond = sectors
    .flatMap(({ lon, lat, area }): readonly LonLat[] => [{ lon, lat }, ...(area ?? [])])
    .filter(({ lon, lat }) => lon < west || lon > east || lat < south || lat > north);
  return beyond.length === 0 ? NONE : beyond;
}

/** What a key does to the view: a move by parts of it, a factor of zoom, or all places. */
function keyAction(key: string): readonly [x: number, y: number] | number | 'all' | null {
  switch (key) {
    case 'ArrowLeft':
      return [1, 0];
    case 'ArrowRight':
      return [-1, 0];
    case 'ArrowUp':
      return [0, 1];
    case 'ArrowDown':
      return [0, -1];
    case '+':
    case '=':
      return ZOOM_STEP;
    case '-':
      return 1 / ZOOM_STEP;
    case '0':
      return 'all';
    default:
      return null;
  }
}

/** The zoom that shows the given places with a margin. */
function transformTo(scene: Scene, wanted: readonly Place[]): ZoomTransform {
  const ids = new Set(wanted.map(({ id }) => id));
  const points = scene.points.filter(({ place }) => ids.has(place.id));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(MOST_ZOOM, 0.86 / Math.max((right - left) / scene.width, (bottom - top) / scene.height, 1e-6));
  return zoomIdentity
    .translate(scene.width / 2, scene.height / 2)
    .scale(scale)
    .translate(-(left + right) / 2, -(top + bottom) / 2);
}

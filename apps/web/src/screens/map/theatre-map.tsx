/**
 * The map on three canvases: the still one (land, network, places) and the names above all are drawn when view, size or theme change, the
 * moving one between them (sectors, assets, queues) when the clock does. Lines are projected once; zooming only transforms them.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { select, zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3';
import { useElementSize } from '@mantine/hooks';
import { useComputedColorScheme } from '@mantine/core';
import type { Disruption } from '../../api/disruptions.ts';
import type { NetworkLink, Place, ResourceResult, ShownReplication } from '../../api/model.ts';
import { fitProjection, nearestPlace, placesInView } from '../../charts/map-view.ts';
import { indexMovements } from '../../charts/movements.ts';
import { navigate } from '../../state/address.ts';
import { useOnClock, useClock } from '../../state/clock.ts';
import { drawBase, drawMoving, prepareLayers, type Scene } from './draw-map.ts';
import { drawLabels } from './draw-labels.ts';
import type { SectorsAtClock } from './draw-sectors.ts';
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
  readonly selected: string | undefined;
}

/** The theatre proper: where forces are received and needed. */
const THEATRE_KINDS = new Set(['hub', 'depot', 'protected-facility', 'border-crossing']);
const MOST_ZOOM = 40;

export function TheatreMap({
  places,
  links,
  supported,
  shown,
  resources,
  disruptions,
  sectors,
  selected,
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
  const scene = useMemo((): Scene | null => {
    if (width < 50 || height < 50) return null;
    const projection = fitProjection(placesInView(places), width, height, 24);
    return prepareLayers({ projection, width, height, places, links, world: world.data, supported });
  }, [width, height, places, links, world.data, supported]);
  const index = useMemo(
    () => (shown === undefined ? null : { movements: shown.movements, index: indexMovements(shown.movements) }),
    [shown],
  );

  useEffect(() => {
    const canvas = base.current;
    if (canvas !== null && scene !== null) drawBase(canvas, scene, view, selected);
  }, [scene, view, selected, scheme]);

  useEffect(() => {
    const canvas = labels.current;
    if (canvas !== null && scene !== null) drawLabels(canvas, scene, view, sectors.rows, selected);
  }, [scene, view, sectors.rows, selected, scheme]);

  useOnClock((minute) => {
    const canvas = moving.current;
    if (canvas !== null && scene !== null)
      drawMoving(canvas, scene, view, { minute, step: store.step, flows: index, resources, disruptions, sectors });
  });

  useEffect(() => {
    const canvas = base.current;
    if (canvas === null || width < 50) return undefined;
    const zoomed = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([0.6, MOST_ZOOM])
      .translateExtent([
        [-width, -height],
        [2 * width, 2 * height],
      ])
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => setView(transform));
    behaviour.current = zoomed;
    select(canvas).call(zoomed);
    return () => {
      select(canvas).on('.zoom', null);
    };
  }, [width, height]);

  const zoomBy = (factor: number) => base.current && behaviour.current?.scaleBy(select(base.current), factor);
  const fit = (wanted: readonly Place[]) => {
    if (base.current === null || scene === null || behaviour.current === null || wanted.length === 0) return;
    behaviour.current.transform(select(base.current), transformTo(scene, wanted));
  };
  const theatre = placesInView(places).filter(({ kind }) => THEATRE_KINDS.has(kind));
  const label = t(
    'Map of {places} places and {links} links; the list beside it and the table have what moves and waits at the clock.',
    { places: places.length, links: links.length },
  );
  return (
    <div className="theatre" ref={sizeRef}>
      <canvas
        ref={base}
        role="img"
        aria-label={label}
        onClick={(event) => {
          if (scene === null) return;
          const [x, y] = [event.nativeEvent.offsetX, event.nativeEvent.offsetY];
          const points = scene.points.map((point) => ({
            id: point.place.id,
            x: view.applyX(point.x),
            y: view.applyY(point.y),
            drawn: view.k >= point.style.fromZoom,
          }));
          const hit = nearestPlace(
            points.filter(({ drawn }) => drawn),
            x,
            y,
          );
          navigate({ query: { place: hit?.id ?? null } });
        }}
      />
      <canvas ref={moving} className="overlay-canvas" aria-hidden="true" />
      <canvas ref={labels} className="overlay-canvas" aria-hidden="true" />
      <div className="zoom-buttons">
        <button type="button" className="plain framed" aria-label={t('Zoom in')} onClick={() => zoomBy(1.6)}>
          +
        </button>
        <button type="button" className="plain framed" aria-label={t('Zoom out')} onClick={() => zoomBy(1 / 1.6)}>
          −
        </button>
        <button type="button" className="plain framed small" onClick={() => fit(theatre)}>
          {t('Theatre')}
        </button>
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

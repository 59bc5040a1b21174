/** Where the map is looked at: by wheel, drag and pinch on its canvas, by buttons, keys, and by what is chosen in a list. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { select, zoom, zoomIdentity, zoomTransform, type ZoomBehavior, type ZoomTransform } from 'd3';
import type { Place } from '../../api/model.ts';
import { windowOn } from '../../charts/map-view.ts';
import type { Scene } from './draw-map.ts';

const LEAST_ZOOM = 0.6;
const MOST_ZOOM = 40;

export interface MapZoom {
  readonly view: ZoomTransform;
  readonly by: (factor: number) => void;
  /** Moves by parts of the view. */
  readonly move: (x: number, y: number) => void;
  readonly fit: (places: readonly Place[]) => void;
}

export function useMapZoom(
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Scene | null,
  selected: string | undefined,
): MapZoom {
  const behaviour = useRef<ZoomBehavior<HTMLCanvasElement, unknown> | null>(null);
  const [view, setView] = useState<ZoomTransform>(zoomIdentity);

  useEffect(() => {
    const element = canvas.current;
    if (element === null || scene === null) return undefined;
    const zoomed = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([LEAST_ZOOM, MOST_ZOOM])
      .translateExtent(scene.reach)
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => setView(transform));
    behaviour.current = zoomed;
    select(element).call(zoomed);
    return () => {
      select(element).on('.zoom', null);
    };
  }, [canvas, scene]);

  // What is chosen in a list is brought into sight.
  useEffect(() => {
    const point = scene?.points.find(({ place }) => place.id === selected);
    if (point === undefined || scene === null || canvas.current === null) return;
    const [x, y] = zoomTransform(canvas.current).apply([point.x, point.y]);
    const isInSight = x > 0 && y > 0 && x < scene.width && y < scene.height;
    if (!isInSight) behaviour.current?.translateTo(select(canvas.current), point.x, point.y);
  }, [canvas, scene, selected]);

  return {
    view,
    by: (factor) => {
      if (canvas.current !== null) behaviour.current?.scaleBy(select(canvas.current), factor);
    },
    move: (x, y) => {
      if (canvas.current === null || scene === null) return;
      const { k } = zoomTransform(canvas.current);
      behaviour.current?.translateBy(select(canvas.current), (x * scene.width) / k, (y * scene.height) / k);
    },
    fit: (places) => {
      if (canvas.current === null || scene === null || places.length === 0) return;
      const ids = new Set(places.map(({ id }) => id));
      const { scale, middle } = windowOn(
        scene.points.filter(({ place }) => ids.has(place.id)),
        scene,
        MOST_ZOOM,
      );
      const shown = zoomIdentity
        .translate(scene.width / 2, scene.height / 2)
        .scale(scale)
        .translate(-middle[0], -middle[1]);
      behaviour.current?.transform(select(canvas.current), shown);
    },
  };
}

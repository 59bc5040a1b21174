/** Land, borders and the supported nations as paths of a scene: projected in slices, since the whole world at once would hold the page up. */
import { useEffect, useState } from 'react';
import { geoPath, type GeoContext, type GeoPermissibleObjects } from 'd3';
import { sliceByWork } from '../../charts/slices.ts';
import type { Scene } from './draw-map.ts';
import type { World } from './use-world.ts';

export interface Backdrop {
  readonly land: Path2D;
  readonly supported: Path2D;
  readonly borders: Path2D;
}

/** Points of a slice: some tens of milliseconds. */
const SLICE_POINTS = 12_000;

function stepsOf(scene: Scene, world: World, supported: readonly string[], into: Backdrop): (() => void)[] {
  const draw = (path: Path2D, shape: GeoPermissibleObjects) => () =>
    // The drawing goes into the path at once: as a text in between it would be written and read again.
    geoPath(scene.projection, path as unknown as GeoContext)(shape);
  const polygons = world.land.features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : [],
  );
  const pointsOf = (rings: readonly (readonly unknown[])[]) => rings.reduce((sum, ring) => sum + ring.length, 0);
  return [
    ...sliceByWork(polygons, pointsOf, SLICE_POINTS).map((coordinates) =>
      draw(into.land, { type: 'MultiPolygon', coordinates }),
    ),
    draw(into.supported, {
      type: 'FeatureCollection',
      features: world.countries.features.filter(({ properties }) => supported.includes(properties.name)),
    }),
    ...sliceByWork(world.borders.coordinates, (line) => line.length, SLICE_POINTS).map((coordinates) =>
      draw(into.borders, { type: 'MultiLineString', coordinates }),
    ),
  ];
}

/** Null until all of it is there for this very scene. */
export function useBackdrop(
  scene: Scene | null,
  world: World | undefined,
  supported: readonly string[],
): Backdrop | null {
  const [done, setDone] = useState<{ readonly scene: Scene; readonly backdrop: Backdrop } | null>(null);
  useEffect(() => {
    if (scene === null || world === undefined) return undefined;
    const backdrop = { land: new Path2D(), supported: new Path2D(), borders: new Path2D() };
    const steps = stepsOf(scene, world, supported, backdrop);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = () => {
      steps.shift()?.();
      if (steps.length === 0) setDone({ scene, backdrop });
      else timer = setTimeout(work, 0);
    };
    timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }, [scene, world, supported]);
  return done !== null && done.scene === scene ? done.backdrop : null;
}

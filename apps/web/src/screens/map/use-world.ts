/** Outlines of countries, fetched from the page's own host when the first map is shown. */
import { useEffect, useState } from 'react';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FeatureCollection, MultiLineString } from 'geojson';
import worldUrl from 'world-atlas/countries-50m.json?url';
import type { Loadable } from '../../api/model.ts';

export interface World {
  /** All land as one: it has no border within, and so half of the points of all countries. */
  readonly land: FeatureCollection;
  readonly countries: FeatureCollection<GeoJSON.Geometry, { readonly name: string }>;
  readonly borders: MultiLineString;
}

/** Lets the page answer between two steps. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 0));

let loading: Promise<World> | null = null;

async function loadWorld(): Promise<World> {
  const response = await fetch(worldUrl);
  if (!response.ok) throw new Error(`The map data answered ${response.status}.`);
  const topology = (await response.json()) as Topology<{
    countries: GeometryCollection<{ name: string }>;
    land: GeometryCollection;
  }>;
  const { countries, land } = topology.objects;
  await pause();
  const world = { land: feature(topology, land), countries: feature(topology, countries) };
  await pause();
  return { ...world, borders: mesh(topology, countries, (a, b) => a !== b) };
}

export function useWorld(): Loadable<World> {
  const [state, setState] = useState<Loadable<World>>({ data: undefined, error: null, loading: true });
  useEffect(() => {
    let wanted = true;
    loading ??= loadWorld();
    loading.then(
      (data) => wanted && setState({ data, error: null, loading: false }),
      (fault: unknown) => {
        // The next visit tries again.
        loading = null;
        if (wanted) setState({ data: undefined, error: String(fault), loading: false });
      },
    );
    return () => {
      wanted = false;
    };
  }, []);
  return state;
}

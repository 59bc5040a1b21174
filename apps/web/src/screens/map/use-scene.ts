/** The network projected onto a map of a size: once for all that is drawn, zooming only transforms it. */
import { useMemo } from 'react';
import type { NetworkLink, Place } from '../../api/model.ts';
import { toLinkLines, type LinkLine } from '../../charts/link-lines.ts';
import { beyondPlaces, fitProjection, placesInView } from '../../charts/map-view.ts';
import { prepareLayers, type Scene } from './draw-map.ts';
import type { SectorsAtClock } from './draw-sectors.ts';

/** A map smaller than this shows nothing. */
const LEAST_PX = 50;
const MARGIN_PX = 24;

interface Network {
  readonly places: readonly Place[];
  readonly links: readonly NetworkLink[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Null until the map has a size. The map is not projected anew when sectors come, unless one lies beyond all places. */
export function useScene({ places, links }: Network, sectors: SectorsAtClock['rows'], { width, height }: Size) {
  const beyond = useMemo(() => {
    const corners = sectors.flatMap(({ lon, lat, area }) => [{ lon, lat }, ...(area ?? [])]);
    return beyondPlaces(placesInView(places), corners);
  }, [places, sectors]);
  return useMemo((): Scene | null => {
    if (width < LEAST_PX || height < LEAST_PX) return null;
    const projection = fitProjection([...placesInView(places), ...beyond], width, height, MARGIN_PX);
    return prepareLayers({ projection, width, height, places, links });
  }, [width, height, places, links, beyond]);
}

export function useLinkLines(scene: Scene | null, { places, links }: Network): readonly LinkLine[] {
  return useMemo(() => {
    if (scene === null) return [];
    const placeById = new Map(places.map((place) => [place.id, place]));
    return toLinkLines(links, placeById, (point) => scene.projection(point));
  }, [scene, links, places]);
}

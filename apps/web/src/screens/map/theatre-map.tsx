/**
 * The map on three canvases: the still one (land, network, places) and the names above all are drawn when view, size or theme change, the
 * moving one between them (sectors, assets, queues) when the clock does. Lines are projected once; zooming only transforms them.
 */
import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { ZoomTransform } from 'd3';
import { useElementSize } from '@mantine/hooks';
import { useComputedColorScheme } from '@mantine/core';
import type { Disruption } from '../../api/disruptions.ts';
import type { NetworkLink, Place, ResourceResult, ShownReplication } from '../../api/model.ts';
import { nearestLine, type LinkLine } from '../../charts/link-lines.ts';
import { nearestPlace } from '../../charts/map-view.ts';
import { indexMovements } from '../../charts/movements.ts';
import { navigate } from '../../state/address.ts';
import { useOnClock, useClock } from '../../state/clock.ts';
import { drawBase, drawMoving, type Scene } from './draw-map.ts';
import { drawLabels } from './draw-labels.ts';
import type { AirspacesAtClock } from './draw-airspaces.ts';
import type { SectorsAtClock } from './draw-sectors.ts';
import { mapKey } from './map-keys.ts';
import { useBackdrop, type Backdrop } from './use-backdrop.ts';
import { useMapZoom, type MapZoom } from './use-map-zoom.ts';
import { useLinkLines, useScene } from './use-scene.ts';
import { useWorld } from './use-world.ts';
import { ZoomButtons } from './zoom-buttons.tsx';
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

export function TheatreMap(props: TheatreMapProps) {
  const { places, sectors, selected, selectedLink, hidden } = props;
  const { ref: sizeRef, width, height } = useElementSize();
  const base = useRef<HTMLCanvasElement>(null);
  const scene = useScene(props, sectors.rows, { width, height });
  const lines = useLinkLines(scene, props);
  const zoom = useMapZoom(base, scene, selected);
  const world = useWorld();
  const backdrop = useBackdrop(scene, world.data, props.supported);
  const selectedLine = lines.find(({ link }) => link.id === selectedLink?.id);
  const layer = { scene, view: zoom.view, scheme: useComputedColorScheme('light') };
  return (
    <div
      className="theatre"
      ref={sizeRef}
      tabIndex={0}
      role="group"
      aria-label={t('Map; arrow keys move it, plus and minus zoom, 0 shows all places')}
      onKeyDown={(event) => obeyKey(event, zoom, places)}
    >
      <BaseCanvas {...props} {...layer} {...{ canvas: base, lines, backdrop, selectedLine }} />
      <MovingCanvas {...props} {...layer} hidden={hidden} />
      <LabelCanvas {...layer} sectors={sectors.rows} selected={selected} />
      <ZoomButtons places={places} zoom={zoom} />
      {world.error !== null && (
        <span className="map-note">
          {t('The outline of countries could not be loaded; network and movements are complete.')}
        </span>
      )}
    </div>
  );
}

interface Layer {
  /** Null until the map has a size. */
  readonly scene: Scene | null;
  readonly view: ZoomTransform;
  /** Colours are read of the page when something is drawn: it is drawn anew when they change. */
  readonly scheme: 'light' | 'dark';
}

/** How near to the line of a link a pointer picks it. */
const LINK_REACH_PX = 6;

interface BaseCanvasProps extends Layer, Pick<TheatreMapProps, 'places' | 'links' | 'selected' | 'hidden'> {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly lines: readonly LinkLine[];
  readonly selectedLine: LinkLine | undefined;
  readonly backdrop: Backdrop | null;
}

/** Land, network and places; what is clicked is picked here. */
function BaseCanvas(props: BaseCanvasProps) {
  const { canvas, scene, view, scheme, lines, selectedLine, backdrop, places, links, selected, hidden } = props;
  useEffect(() => {
    if (canvas.current !== null && scene !== null)
      drawBase(canvas.current, scene, view, { selected, selectedLine, hidden, backdrop });
  }, [canvas, scene, view, selected, selectedLine, scheme, hidden, backdrop]);

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
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t(
        'Map of {places} places and {links} links; the list beside it and the table have what moves and waits at the clock.',
        { places: places.length, links: links.length },
      )}
      onClick={pick}
      onMouseMove={(event) => {
        event.currentTarget.title = placeAt(event)?.name ?? '';
      }}
    />
  );
}

type MovingCanvasProps = Layer &
  Pick<TheatreMapProps, 'shown' | 'resources' | 'disruptions' | 'sectors' | 'airspaces' | 'hidden'>;

/** What changes with the clock. */
function MovingCanvas(props: MovingCanvasProps) {
  const { scene, view, shown, resources, disruptions, sectors, airspaces, hidden } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useClock();
  const flows = useMemo(
    () => (shown === undefined ? null : { movements: shown.movements, index: indexMovements(shown.movements) }),
    [shown],
  );
  useOnClock((minute) => {
    if (canvas.current !== null && scene !== null)
      drawMoving(canvas.current, scene, view, {
        step: store.step,
        ...{ minute, flows, resources, disruptions, sectors, airspaces, hidden },
      });
  });
  return <canvas ref={canvas} className="overlay-canvas" aria-hidden="true" />;
}

interface LabelCanvasProps extends Layer {
  readonly sectors: SectorsAtClock['rows'];
  readonly selected: string | undefined;
}

function LabelCanvas({ scene, view, scheme, sectors, selected }: LabelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null && scene !== null) drawLabels(canvas.current, scene, view, sectors, selected);
  }, [scene, view, sectors, selected, scheme]);
  return <canvas ref={canvas} className="overlay-canvas" aria-hidden="true" />;
}

function obeyKey(event: KeyboardEvent, zoom: MapZoom, places: readonly Place[]): void {
  const key = mapKey(event.key);
  if (key === null || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (key.kind === 'all') zoom.fit(places);
  else if (key.kind === 'zoom') zoom.by(key.factor);
  else zoom.move(key.x, key.y);
}

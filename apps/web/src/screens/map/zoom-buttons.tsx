import type { Place } from '../../api/model.ts';
import { placesInView } from '../../charts/map-view.ts';
import { t } from '../../i18n/text.ts';
import { ZOOM_STEP } from './map-keys.ts';
import type { MapZoom } from './use-map-zoom.ts';

/** The theatre proper: where forces are received and needed. */
const THEATRE_KINDS = new Set(['hub', 'depot', 'protected-facility', 'border-crossing']);

export function ZoomButtons({ places, zoom }: { readonly places: readonly Place[]; readonly zoom: MapZoom }) {
  const theatre = placesInView(places).filter(({ kind }) => THEATRE_KINDS.has(kind));
  return (
    <div className="zoom-buttons">
      <button type="button" className="plain framed" aria-label={t('Zoom in')} onClick={() => zoom.by(ZOOM_STEP)}>
        +
      </button>
      <button type="button" className="plain framed" aria-label={t('Zoom out')} onClick={() => zoom.by(1 / ZOOM_STEP)}>
        −
      </button>
      {theatre.length > 0 && (
        <button type="button" className="plain framed small" onClick={() => zoom.fit(theatre)}>
          {t('Theatre')}
        </button>
      )}
      <button type="button" className="plain framed small" onClick={() => zoom.fit(places)}>
        {t('All')}
      </button>
    </div>
  );
}

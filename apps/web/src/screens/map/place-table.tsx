/** The other table twin of the map: its places, those where most wait at the clock first. */
import { useState } from 'react';
import type { Place, ResourceResult } from '../../api/model.ts';
import { toCount } from '../../app/format.ts';
import { TableHead } from '../../app/table-head.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { findPlaces } from '../../charts/find-places.ts';
import { placeStyle } from '../../charts/map-view.ts';
import { decimal, say, t } from '../../i18n/text.ts';
import { navigate } from '../../state/address.ts';
import { useClockStep } from '../../state/clock.ts';

const MOST_ROWS = 200;

interface PlaceTableProps {
  readonly places: readonly Place[];
  readonly resources: readonly ResourceResult[];
  readonly selected: string | undefined;
}

export function PlaceTable({ places, resources, selected }: PlaceTableProps) {
  const [find, setFind] = useState('');
  const step = useClockStep();
  const waiting = new Map<string, number>();
  for (const { place, queue } of resources)
    if (place !== null) waiting.set(place, (waiting.get(place) ?? 0) + (queue[step] ?? 0));
  const found = findPlaces(places, find, places.length);
  const sorted = [...found].sort((a, b) => (waiting.get(b.id) ?? 0) - (waiting.get(a.id) ?? 0));
  return (
    <div className="movement-table" tabIndex={0} role="group" aria-label={t('Places')}>
      <label className="field empty-line">
        {t('Find')}
        <input type="search" size={18} value={find} onChange={({ target }) => setFind(target.value)} />
        <span className="muted small">{t('{count} {count?row|rows}', { count: toCount(found.length) })}</span>
      </label>
      <table className="data sticky-head">
        <TableHead
          columns={[
            t('Place'),
            t('Kind'),
            t('Country'),
            { figure: t('Latitude, longitude') },
            { figure: t('Waiting') },
          ]}
        />
        <tbody>
          {sorted.slice(0, MOST_ROWS).map((place) => (
            <tr key={place.id} className={place.id === selected ? 'selected' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  onClick={() => navigate({ query: { place: place.id, link: null } })}
                >
                  {place.name}
                </button>{' '}
                <SourceChip of={{ section: 'places', row: place.id }} />
              </th>
              <td>{say(placeStyle(place.kind).title)}</td>
              <td>{place.country ?? '–'}</td>
              <td className="number">{`${degrees(place.lat)}, ${degrees(place.lon)}`}</td>
              <td className="number">{toCount(waiting.get(place.id) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > MOST_ROWS && (
        <p className="muted small empty-line">{t('and {count} more', { count: sorted.length - MOST_ROWS })}</p>
      )}
    </div>
  );
}

const degrees = (value: number): string => decimal(value.toFixed(2).replace('-', '−'));

/** Finds a place by its name among thousands; the few that fit are offered while one types. */
import { useId, useState } from 'react';
import type { Place } from '../../api/model.ts';
import { findPlaces, placeOnEnter } from '../../charts/find-places.ts';
import { placeStyle } from '../../charts/map-view.ts';
import { say, t } from '../../i18n/text.ts';
import { navigate } from '../../state/address.ts';

const MOST_OFFERED = 40;

interface PlaceFinderProps {
  readonly places: readonly Place[];
  readonly selected: string | undefined;
}

export function PlaceFinder({ places, selected }: PlaceFinderProps) {
  const list = useId();
  // Null while nothing is typed: then the name of the place that is selected stands there.
  const [typed, setTyped] = useState<string | null>(null);
  const name = places.find(({ id }) => id === selected)?.name ?? '';
  const offered = findPlaces(places, typed ?? '', MOST_OFFERED);
  const choose = (place: Place | undefined) => {
    if (place === undefined) return;
    setTyped(null);
    navigate({ query: { place: place.id, link: null } });
  };
  return (
    <label className="field">
      {t('Find a place')}
      <input
        type="search"
        size={18}
        list={list}
        value={typed ?? name}
        onChange={({ target: { value } }) => {
          setTyped(value);
          // What was picked from the list stands there as a whole; several places of one name are told apart by Enter and the table.
          const same = offered.filter((place) => place.name === value);
          if (same.length === 1) choose(same[0]);
          else if (value === '' && selected !== undefined) navigate({ query: { place: null } });
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') choose(placeOnEnter(places, typed));
          if (key === 'Escape') setTyped(null);
        }}
        onBlur={() => setTyped(null)}
      />
      <datalist id={list}>
        {typed !== null &&
          offered.map((place) => (
            <option key={place.id} value={place.name}>
              {[say(placeStyle(place.kind).title), place.country].filter(Boolean).join(', ')}
            </option>
          ))}
      </datalist>
    </label>
  );
}

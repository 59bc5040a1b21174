/** The links of a place by name: who cannot point at a line on the map picks it here. */
import type { Place } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { useForce } from '../../api/sections.ts';
import { navigate } from '../../state/address.ts';
import { t, wordTitle } from '../../i18n/text.ts';

export function PlaceLinks({ place }: { readonly place: Place }) {
  const names = useNames();
  const links = useForce().data?.links.filter(({ from, to }) => from === place.id || to === place.id) ?? [];
  if (links.length === 0) return null;
  return (
    <details className="small empty-line place-links">
      <summary>{t('Links of this place: {count}', { count: links.length })}</summary>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <button type="button" className="link" onClick={() => navigate({ query: { link: link.id, place: null } })}>
              {wordTitle(link.mode)}, {names.place(link.from === place.id ? link.to : link.from)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the rows of a comparison are called: groups by what they group, everything else by its name. */
import type { Names } from '../../api/names.ts';
import { componentTitle } from '../../app/format.ts';
import { t } from '../../i18n/text.ts';

type Namer = Pick<Names, 'nation' | 'resource' | 'element'>;

/** `all`, `component:land`, `nation:DE`, `nation-component:DE/land`, `priority:1`. */
export function groupName(key: string, { nation }: Pick<Names, 'nation'>): string {
  const cut = key.indexOf(':');
  const [kind, id] = cut < 0 ? [key, ''] : [key.slice(0, cut), key.slice(cut + 1)];
  if (kind === 'all') return t('Whole force');
  if (kind === 'component') return componentTitle(id);
  if (kind === 'nation') return nation(id);
  if (kind === 'priority') return t('Priority {priority}', { priority: id });
  const [of, component] = [id.slice(0, id.lastIndexOf('/')), id.slice(id.lastIndexOf('/') + 1)];
  return id.includes('/') ? `${nation(of)}, ${componentTitle(component)}` : id;
}

export function comparedName(kind: string, key: string, names: Namer): string {
  if (kind === 'closure') return groupName(key, names);
  return kind === 'gate' ? names.resource(`gate/${key}`) : names.element(key);
}

/** The same for `<kind>/<key>`, as the server names what only one of two runs has. */
export function onlyName(name: string, names: Namer): string {
  const cut = name.indexOf('/');
  return comparedName(name.slice(0, cut), name.slice(cut + 1), names);
}

/** What the screen “closure” says. */
import type { Entries } from './entry.ts';

export const closure = {
  'Whole force': ['Force entière', 'Усі сили'],
  'This scenario has no force elements, so nothing closes.': [
    'Ce scénario n’a aucun élément de force, rien ne ferme donc.',
    'У цьому сценарії немає елементів сил, тож завершувати нічого.',
  ],
  '{title}: persons required and ready over time. Closure at the median {date}. The table twin has the numbers.': [
    '{title} : personnes requises et prêtes dans le temps. Fermeture à la médiane {date}. Les chiffres sont dans le tableau.',
    '{title}: потрібні й готові особи в часі. Завершення за медіаною {date}. Числа — у таблиці.',
  ],
  '{median} ready ({range}) of {required} required': [
    '{median} prêts ({range}) sur {required} requis',
    'готові {median} ({range}) з потрібних {required}',
  ],
  '{title}: persons over time': ['{title} : personnes dans le temps', '{title}: особи в часі'],
  Day: ['Jour', 'День'],
  'Of those required, ready P50': ['Des requis, prêts P50', 'З потрібних готові P50'],
  'In place P50': ['Sur place P50', 'На місці P50'],
  'Closure dates': ['Dates de fermeture', 'Дати завершення'],
  'when the last element of the group is ready, over all replications': [
    'quand le dernier élément du groupe est prêt, sur toutes les réplications',
    'коли готовий останній елемент групи, за всіма повтореннями',
  ],
  Group: ['Groupe', 'Група'],
  Elements: ['Éléments', 'Елементи'],
  'Gap to the bound': ['Écart à la borne', 'Розрив до межі'],
  'Bound found by {method}.': ['Borne trouvée par {method}.', 'Межу знайдено: {method}.'],
  'Bound found by {method}, decided by {resource}.': [
    'Borne trouvée par {method}, décidée par {resource}.',
    'Межу знайдено: {method}, визначає {resource}.',
  ],
  'From the first release {from}: closure {closure} times the bound.': [
    'Depuis le premier ordre {from} : fermeture à {closure} fois la borne.',
    'Від першого дозволу {from}: завершення у {closure} раза пізніше за межу.',
  ],
  'All cargo over the whole network, replication {number}: no schedule closes before {bound}; the plan closes {closure}.':
    [
      'Toute la cargaison sur tout le réseau, réplication {number} : aucun plan ne ferme avant {bound} ; le plan ferme {closure}.',
      'Усі вантажі на всій мережі, повторення {number}: жоден розклад не завершить раніше {bound}; план завершує {closure}.',
    ],
  'All cargo over the whole network, replication {number}: no schedule closes before {bound}; the plan does not close within the run.':
    [
      'Toute la cargaison sur tout le réseau, réplication {number} : aucun plan ne ferme avant {bound} ; le plan ne ferme pas dans la durée simulée.',
      'Усі вантажі на всій мережі, повторення {number}: жоден розклад не завершить раніше {bound}; план не завершується за час моделювання.',
    ],
  'That is {ratio} times the bound, from the first release.': [
    'C’est {ratio} fois la borne, depuis le premier départ.',
    'Це у {ratio} раза довше за межу від першого випуску.',
  ],
  'Priority {priority}': ['Priorité {priority}', 'Пріоритет {priority}'],
  'Closure by priority': ['Fermeture par priorité', 'Завершення за пріоритетом'],
  Bound: ['Borne', 'Межа'],
  Median: ['Médiane', 'Медіана'],
  'At POD, median': ['Au POD, médiane', 'У пункті вивантаження (POD), медіана'],
  'At destination, median': ['À destination, médiane', 'У місці призначення, медіана'],
  'Closes within run': ['Ferme dans le calcul', 'Завершується в межах прогону'],
  'All on time (95 %)': ['Tous à temps (95 %)', 'Усі вчасно (95 %)'],
  '{median} ready of {required} required': [
    '{median} prêts sur {required} requis',
    'готово {median} з {required} потрібних',
  ],
} as const satisfies Entries;

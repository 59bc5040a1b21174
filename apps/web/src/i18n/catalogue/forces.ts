/** What the screen “forces” says. */
import type { Entries } from './entry.ts';

export const forces = {
  'Force composition table': ['Tableau de composition des forces', 'Таблиця складу сил'],
  'All components': ['Toutes composantes', 'Усі компоненти'],
  'Coalition without the supported nation': ['Coalition sans la nation soutenue', 'Коаліція без підтримуваної держави'],
  'All nations': ['Toutes les nations', 'Усі держави'],
  'Figures: ready P50 (P10–P90) of offered. Rows and columns add up the medians.': [
    'Chiffres : prêts P50 (P10–P90) sur offerts. Lignes et colonnes additionnent les médianes.',
    'Числа: готові P50 (P10–P90) із запропонованих. Рядки й стовпці додають медіани.',
  ],
  'Force composition': ['Composition des forces', 'Склад сил'],
  'persons ready at the clock, of all promised by the end of the run': [
    'personnes prêtes à l’heure de l’horloge, sur toutes celles promises d’ici la fin du calcul',
    'готові особи на момент годинника з усіх обіцяних до кінця прогону',
  ],
  'force composition': ['composition des forces', 'склад сил'],
  contributions: ['contributions', 'внески'],
  'No force element of this scenario belongs to a nation.': [
    'Aucun élément de force de ce scénario n’appartient à une nation.',
    'Жоден елемент сил цього сценарію не належить державі.',
  ],
  Contributions: ['Contributions', 'Внески'],
  'Contributions by nation': ['Contributions par nation', 'Внески за державами'],
  'This scenario names no nation.': ['Ce scénario ne nomme aucune nation.', 'У цьому сценарії не названо держав.'],
  'Order of battle by command': ['Ordre de bataille par commandement', 'Бойовий склад за підпорядкуванням'],
  'By command': ['Par commandement', 'За підпорядкуванням'],
  List: ['Liste', 'Список'],
  commands: ['commandements', 'командування'],
  'This scenario names no command: every element stands under its nation.': [
    'Ce scénario ne nomme aucun commandement : chaque élément relève de sa nation.',
    'У сценарії не названо командувань: кожен елемент підпорядкований своїй державі.',
  ],
  'Under national command': ['Sous commandement national', 'Під національним командуванням'],
  'framework nation {nation}': ['nation-cadre {nation}', 'рамкова держава {nation}'],
  full: ['complet', 'повне'],
  'Order of battle': ['Ordre de bataille', 'Бойовий склад'],
  'No force element of this nation is in the scenario.': [
    'Aucun élément de force de cette nation n’est dans le scénario.',
    'У сценарії немає елементів сил цієї держави.',
  ],
  'ready, in place and offered persons': [
    'personnes prêtes, sur place et offertes',
    'особи: готові, на місці й запропоновані',
  ],
  '{count} in place, elements: {elements}': [
    '{count} sur place, éléments : {elements}',
    'на місці {count}, елементів: {elements}',
  ],
  'of {whole}': ['sur {whole}', 'з {whole}'],
  'Nothing reported.': ['Rien n’est rapporté.', 'Повідомлень немає.'],
  '{count} {count?nation|nations}': ['{count} {count?nation|nations}', '{count} {count?держава|держави|держав}'],
  'size not reported': ['effectif non rapporté', 'чисельність не повідомлено'],
  'No element is named for this line.': [
    'Aucun élément n’est nommé pour cette ligne.',
    'Для цього рядка не названо жодного елемента.',
  ],
  late: ['en retard', 'запізно'],
  'Who fills the line “{line}”': ['Qui remplit la ligne « {line} »', 'Хто заповнює рядок «{line}»'],
} as const satisfies Entries;

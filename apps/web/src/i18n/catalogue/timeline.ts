/** What the screen “timeline” says. */
import type { Entries } from './entry.ts';

export const timeline = {
  'Nation, element': ['Nation, élément', 'Держава, елемент'],
  Earlier: ['Plus tôt', 'Раніше'],
  Later: ['Plus tard', 'Пізніше'],
  'Show all': ['Tout montrer', 'Показати все'],
  'Force elements as a table': ['Éléments de force en tableau', 'Елементи сил таблицею'],
  Nation: ['Nation', 'Держава'],
  Component: ['Composante', 'Компонент'],
  'Ordered P50': ['Ordre P50', 'Наказ P50'],
  'At destination P50': ['À destination P50', 'На місці призначення P50'],
  'Force elements, one row each': ['Éléments de force, une ligne chacun', 'Елементи сил, по рядку на кожен'],
  'No nation': ['Sans nation', 'Без держави'],
  'no date': ['sans date', 'без дати'],
  'from {day} on': ['à partir de {day}', 'від {day}'],
  'on time': ['à temps', 'вчасно'],
  'ready {ready} at the median, required {required}. Show why': [
    'prêt {ready} à la médiane, requis {required}. Montrer pourquoi',
    'готовий {ready} за медіаною, потрібен {required}. Показати чому',
  ],
  'ready {date}': ['prêt {date}', 'готовий {date}'],
  later: ['plus tard', 'пізніше'],
  'bars: shown replication {number}': ['barres : réplication montrée {number}', 'смуги: показане повторення {number}'],
  Timeline: ['Chronologie', 'Шкала часу'],
  '{count} force {count?element|elements}': [
    '{count} {count?élément|éléments} de force',
    '{count} {count?елемент|елементи|елементів} сил',
  ],
  'No force element matches the filter.': [
    'Aucun élément de force ne correspond au filtre.',
    'Жоден елемент сил не відповідає фільтру.',
  ],
  'ready, shown replication': ['prêt, réplication montrée', 'готовий, показане повторення'],
  'ready P50 with P10–P90': ['prêt P50 avec P10–P90', 'готовий P50 з P10–P90'],
  Find: ['Chercher', 'Пошук'],
  'Group by': ['Grouper par', 'Групувати за'],
  Nothing: ['Rien', 'Нічим'],
  'Way it went': ['Itinéraire', 'Маршрут'],
  'Carried with others, or not moved': [
    'Transporté avec d’autres, ou sans mouvement',
    'Перевезено з іншими або без руху',
  ],
  'By land over {place}': ['Par voie terrestre via {place}', 'Суходолом через {place}'],
  'By sea from {from} to {to}': ['Par mer de {from} à {to}', 'Морем: {from} – {to}'],
  'By air from {from} to {to}': ['Par air de {from} à {to}', 'Повітрям: {from} – {to}'],
  'By land from {from} to {to}': ['Par voie terrestre de {from} à {to}', 'Суходолом: {from} – {to}'],
  'This run has no result for {id}.': [
    'Ce calcul n’a pas de résultat pour {id}.',
    'У цьому прогоні немає результату для {id}.',
  ],
  '{count} {count?person|persons}': ['{count} {count?personne|personnes}', '{count} {count?особа|особи|осіб}'],
  'No required date. Ready {date} at the median.': [
    'Pas de date requise. Prêt {date} à la médiane.',
    'Потрібної дати немає. Готовий {date} за медіаною.',
  ],
  'Not ready within the run at the median': [
    'Pas prêt dans le calcul à la médiane',
    'За медіаною не готовий у межах прогону',
  ],
  '{time} late at the median': ['{time} de retard à la médiane', 'запізнення {time} за медіаною'],
  '{time} in hand at the median': ['{time} d’avance à la médiane', 'запас {time} за медіаною'],
  'At the port of debarkation by {date} (LAD) with probability {chance}': [
    'Au port de débarquement au plus tard le {date} (LAD) avec la probabilité {chance}',
    'У порту вивантаження до {date} (LAD) з імовірністю {chance}',
  ],
  'Ready by {date} with probability {chance}': [
    'Prêt au {date} avec la probabilité {chance}',
    'Готовий до {date} з імовірністю {chance}',
  ],
  Ordered: ['Ordre donné', 'Наказ'],
  'At POD': ['Au POD', 'У пункті вивантаження (POD)'],
  'At destination': ['À destination', 'На місці призначення'],
  Ready: ['Prêt', 'Готовий'],
  'No time was spent on the way to ready.': [
    'Aucun temps n’a été passé jusqu’à être prêt.',
    'На шляху до готовності часу не витрачено.',
  ],
  'Where the time goes: mean {days} {days?day|days} along the binding chain': [
    'Où passe le temps : {days} {days?jour|jours} en moyenne le long de la chaîne déterminante',
    'Куди йде час: у середньому {days} {days?день|дні|днів|дня} уздовж визначального ланцюга',
  ],
  'all other causes {time}': ['toutes les autres causes {time}', 'усі інші причини {time}'],
  'Binding chain of replication {number}': [
    'Chaîne déterminante de la réplication {number}',
    'Визначальний ланцюг повторення {number}',
  ],
  'Not ready within the run.': ['Pas prêt dans le calcul.', 'Не готовий у межах прогону.'],
  'Ready {dtg}, {day}.': ['Prêt {dtg}, {day}.', 'Готовий {dtg}, {day}.'],
  'None of the reliefs that were tried gains time for sure where this element waits. Try one in a what-if.': [
    'Aucun des remèdes essayés ne fait gagner de temps à coup sûr là où cet élément attend. Essayez-en un.',
    'Жоден із випробуваних заходів не дає певного виграшу там, де цей елемент чекає. Спробуйте свій.',
  ],
  'Most would help {resource}: {relief}. It gains {days} {days?day|days} for the late elements on average.': [
    'Le plus utile serait {resource} : {relief}. Cela gagne {days} {days?jour|jours} en moyenne pour les éléments en retard.',
    'Найбільше допомогло б {resource}: {relief}. Це дає в середньому {days} {days?день|дні|днів|дня} елементам із запізненням.',
  ],
  'Gates, commitments in force, and disruptions expected': [
    'Décisions, engagements en vigueur et perturbations attendues',
    'Рішення, чинні зобов’язання й очікувані порушення',
  ],
  Commitment: ['Engagement', 'Зобов’язання'],
  '{gates} gates and {commitments} commitments at their median day, and {disruptions} disruptions that are expected': [
    '{gates} décisions et {commitments} engagements à leur jour médian, et {disruptions} perturbations attendues',
    'у медіанний день: рішень {gates}, зобов’язань {commitments}; очікуваних порушень: {disruptions}',
  ],
} as const satisfies Entries;

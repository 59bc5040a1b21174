/** What the screen “brief” says. */
import type { Entries } from './entry.ts';

export const brief = {
  'Closure: all of it is ready': ['Fermeture : tout est prêt', 'Завершення: усе готове'],
  'No schedule closes before the bound; the gap counts both from the first release.': [
    'Aucun plan ne ferme avant la borne ; l’écart compte les deux depuis le premier ordre.',
    'Жоден план не завершиться раніше межі; відставання рахує обидва від першого дозволу.',
  ],
  'The scenario has changed since: it is at version {version}.': [
    'Le scénario a changé depuis : il en est à la version {version}.',
    'Сценарій відтоді змінився: його версія {version}.',
  ],
  'The scenario names {sources} sources. Of {count} inputs that say how sure they are, {read} were read in a source, {second} in one that reports another, {unverified} are unverified, {assumed} are assumptions, {computed} are computed from others.':
    [
      'Le scénario nomme {sources} sources. Sur {count} données dont la sûreté est dite, {read} ont été lues dans une source, {second} dans une source qui en rapporte une autre, {unverified} ne sont pas vérifiées, {assumed} sont des hypothèses, {computed} sont calculées à partir d’autres.',
      'Сценарій називає джерел: {sources}. З даних, про надійність яких сказано ({count}): прочитано в джерелі {read}, у джерелі, що переказує інше, {second}, не перевірено {unverified}, припущень {assumed}, обчислено з інших {computed}.',
    ],
  'This is what is printed: A4, four pages. Your browser saves it as PDF too.': [
    'Voici ce qui s’imprime : A4, quatre pages. Votre navigateur l’enregistre aussi en PDF.',
    'Так буде надруковано: A4, чотири сторінки. Браузер може зберегти й у PDF.',
  ],
  'Print or save as PDF': ['Imprimer ou enregistrer en PDF', 'Друкувати або зберегти в PDF'],
  'Can the guarantee be kept?': ['La garantie peut-elle être tenue ?', 'Чи можна дотримати гарантію?'],
  'What holds it back': ['Ce qui la retient', 'Що її стримує'],
  'Run {run}, version {version}, seed {seed}, {count} replications, engine {engine}, snapshot {snapshot}': [
    'Calcul {run}, version {version}, graine {seed}, {count} réplications, moteur {engine}, instantané {snapshot}',
    'Прогін {run}, версія {version}, зерно {seed}, повторень {count}, рушій {engine}, знімок {snapshot}',
  ],
  'The whole force closes {median}; with nine chances in ten by {late}.': [
    'La force entière ferme à {median} ; avec neuf chances sur dix avant {late}.',
    'Усі сили зосереджено {median}; з дев’ятьма шансами з десяти — до {late}.',
  ],
  'Probability that all are ready on their dates: {chance}.': [
    'Probabilité que tous soient prêts à leurs dates : {chance}.',
    'Імовірність, що всі готові вчасно: {chance}.',
  ],
  'None of it has a required date.': ['Rien n’y a de date requise.', 'Жодна її частина не має потрібної дати.'],
  'Ready of required, median (P10–P90)': [
    'Prêt sur requis, médiane (P10–P90)',
    'Готово з потрібного, медіана (P10–P90)',
  ],
  Probability: ['Probabilité', 'Імовірність'],
  'Met, median': ['Satisfait, médiane', 'Виконано, медіана'],
  '{count} force elements are late at the median; the latest': [
    '{count} éléments de force sont en retard à la médiane ; les derniers',
    'Елементів сил із запізненням за медіаною: {count}; найпізніші',
  ],
  'What would help, tried with the same draws': [
    'Ce qui aiderait, essayé avec les mêmes tirages',
    'Що допомогло б: перевірено з тими самими випадковими числами',
  ],
  '{count} reliefs were tried one by one; none gains time for sure.': [
    '{count} remèdes ont été essayés un par un ; aucun ne fait gagner de temps à coup sûr.',
    'Окремо випробувано заходів: {count}; жоден не дає певного виграшу.',
  ],
  '{count} of {all} deliveries with a required date are late at the median.': [
    'Livraisons à date exigée en retard à la médiane : {count} sur {all}.',
    'Поставок із потрібною датою, що за медіаною запізнюються: {count} із {all}.',
  ],
  'How to read this': ['Comment lire ceci', 'Як це читати'],
  'P10, P50 and P90 are the dates that one, five and nine of ten simulated courses keep. The attack is an assumption, not a forecast. Durations of decisions and most readiness figures are assumptions and are marked so in the scenario, next to the number.':
    [
      'P10, P50 et P90 sont les dates que tiennent une, cinq et neuf simulations sur dix. L’attaque est une hypothèse, pas une prévision. Les durées des décisions et la plupart des chiffres de préparation sont des hypothèses, marquées comme telles dans le scénario, à côté du chiffre.',
      'P10, P50 і P90 — дати, яких дотримуються один, п’ять і дев’ять із десяти змодельованих перебігів. Напад — припущення, а не прогноз. Тривалість рішень і більшість показників готовності — припущення, позначені так у сценарії поруч із числом.',
    ],
  'What to decide and to ask for': ['Ce qu’il faut décider et demander', 'Що вирішити і про що просити'],
  'not met': ['non satisfaites', 'не виконано'],
  'as of {dtg}, {day}': ['situation au {dtg}, {day}', 'станом на {dtg}, {day}'],
  'What moves, and what it lives on': ['Ce qui bouge, et de quoi cela vit', 'Що рухається й чим живе'],
  'Days of supply at the clock. Stocks that run out: {count} of {all}': [
    'Jours d’approvisionnement à l’heure. Stocks épuisés : {count} sur {all}',
    'Дні забезпечення на цей момент. Вичерпуються запаси: {count} з {all}',
  ],
} as const satisfies Entries;

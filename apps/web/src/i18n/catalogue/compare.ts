/** What the screen “compare” says. */
import type { Entries } from './entry.ts';

export const compare = {
  runs: ['calculs', 'прогони'],
  'Two runs with all their replications are needed to compare; so far there are: {count}.': [
    'Il faut deux calculs avec toutes leurs réplications pour comparer ; pour l’instant il y en a : {count}.',
    'Щоб порівняти, потрібні два прогони з усіма повтореннями; поки що їх: {count}.',
  ],
  'Keep a variant of a what-if': ['Garder une variante d’un essai', 'Зберегти варіант спроби'],
  'it is not here, or is not shown to you.': [
    'il n’est pas ici, ou ne vous est pas montré.',
    'його тут немає або вам його не показано.',
  ],
  'it ended before all its replications were done.': [
    'il s’est terminé avant la fin de ses réplications.',
    'він завершився раніше, ніж виконано всі повторення.',
  ],
  'under way, {done} of {asked} replications; it can be compared when all are done.': [
    'en cours, {done} réplications sur {asked} ; comparable quand toutes seront faites.',
    'триває, повторень {done} з {asked}; порівняти можна, коли виконано всі.',
  ],
  'Choose two to four finished runs. The first one chosen is the baseline.': [
    'Choisissez de deux à quatre calculs terminés. Le premier choisi sert de base.',
    'Виберіть два–чотири завершені прогони. Перший — базовий.',
  ],
  'Runs to compare': ['Calculs à comparer', 'Прогони для порівняння'],
  'the first is the baseline': ['le premier sert de base', 'перший — базовий'],
  'Run {run}': ['Calcul {run}', 'Прогін {run}'],
  baseline: ['base', 'базовий'],
  'Make it the baseline': ['En faire la base', 'Зробити базовим'],
  'Leave out run {run}': ['Écarter le calcul {run}', 'Прибрати прогін {run}'],
  'Add a run': ['Ajouter un calcul', 'Додати прогін'],
  'What was put in differently': ['Ce qui a été saisi autrement', 'Що введено інакше'],
  differences: ['écarts', 'різниці'],
  'Run {run} against run {base}': ['Calcul {run} contre calcul {base}', 'Прогін {run} проти прогону {base}'],
  'Same scenario, seed, replications and engine: the results are equal to the bit.': [
    'Même scénario, même graine, mêmes réplications, même moteur : résultats égaux au bit près.',
    'Той самий сценарій, зерно, повторення й рушій: результати однакові до біта.',
  ],
  'Persons ready over time in {count} runs, D-days together. The table has the closure dates.': [
    'Personnes prêtes dans le temps pour {count} calculs, jours D superposés. Les dates sont dans le tableau.',
    'Готові особи в часі за прогонами ({count}), дні D суміщено. Дати — у таблиці.',
  ],
  'persons ready, medians, D-days together': [
    'personnes prêtes, médianes, jours D superposés',
    'готові особи, медіани, дні D суміщено',
  ],
  'required in run {run}': ['requis dans le calcul {run}', 'потрібно в прогоні {run}'],
  Mean: ['Moyenne', 'Середнє'],
  Low: ['Bas', 'Нижня'],
  High: ['Haut', 'Верхня'],
  Pairs: ['Paires', 'Пари'],
  'What came out differently': ['Ce qui en est sorti autrement', 'Що вийшло інакше'],
  '{count} pairs': ['{count} paires', 'пар: {count}'],
  'same draws': ['mêmes tirages', 'ті самі випадкові числа'],
  'other draws': ['autres tirages', 'інші випадкові числа'],
  'Export as CSV': ['Exporter en CSV', 'Експорт CSV'],
  'Days later than the baseline (95 %)': ['Jours après la base (95 %)', 'Днів пізніше за базовий (95 %)'],
  '{count} replications, seed {seed}': ['{count} réplications, graine {seed}', 'повторень: {count}, зерно {seed}'],
  'and {count} more: the export has them all': [
    'et {count} de plus : l’export les contient tous',
    'і ще {count}: усі є в експорті',
  ],
  'Only in run {run}:': ['Seulement dans le calcul {run} :', 'Лише в прогоні {run}:'],
  'Share of run {run}': ['Part du calcul {run}', 'Частка прогону {run}'],
  'Share of its own': ['Sa propre part', 'Власна частка'],
} as const satisfies Entries;

/** What the screen “runs” says. */
import type { Entries } from './entry.ts';

export const runs = {
  Runs: ['Calculs', 'Прогони'],
  'newest first': ['les plus récents d’abord', 'спочатку нові'],
  'Nothing was run yet. Choose a seed and a number of replications and start.': [
    'Rien n’a encore été calculé. Choisissez une graine et un nombre de réplications, puis lancez.',
    'Ще нічого не запускали. Виберіть зерно й кількість повторень і запустіть.',
  ],
  'Runs of this scenario': ['Calculs de ce scénario', 'Прогони цього сценарію'],
  State: ['État', 'Стан'],
  Started: ['Début', 'Початок'],
  Took: ['Durée', 'Тривалість'],
  Actions: ['Actions', 'Дії'],
  partial: ['partiel', 'частковий'],
  'Replications of run {run}': ['Réplications du calcul {run}', 'Повторення прогону {run}'],
  Cancel: ['Annuler', 'Скасувати'],
  shown: ['affiché', 'показано'],
  Show: ['Afficher', 'Показати'],
  'Its details were removed to save room; replay it to see them.': [
    'Ses détails ont été supprimés pour gagner de la place ; répétez-le pour les voir.',
    'Його подробиці видалено, щоб звільнити місце; повторіть його, щоб їх побачити.',
  ],
  Replay: ['Répéter', 'Повторити'],
  'Replay with engine {engine}': ['Répéter avec le moteur {engine}', 'Повторити з рушієм {engine}'],
  'The same snapshot and seed again: under the same engine the result is equal to the bit': [
    'Le même instantané et la même graine : avec le même moteur, le résultat est égal au bit près',
    'Той самий знімок і зерно: з тим самим рушієм результат однаковий до біта',
  ],
  'tries reliefs: {done} of {total}': [
    'essaie des allègements : {done} sur {total}',
    'пробує полегшення: {done} з {total}',
  ],
  'confirms the best: {done} of {total}': [
    'confirme les meilleurs : {done} sur {total}',
    'підтверджує найкращі: {done} з {total}',
  ],
  'puts the result together': ['assemble le résultat', 'складає результат'],
  'repeats run {run}': ['répète le calcul {run}', 'повторює прогін {run}'],
  'repeats run {run}: equal to the bit': [
    'répète le calcul {run} : égal au bit près',
    'повторює прогін {run}: однаково до біта',
  ],
  'repeats run {run}, and came to another result': [
    'répète le calcul {run} et donne un autre résultat',
    'повторює прогін {run} і дає інший результат',
  ],
  'repeats run {run} with another engine, and came to another result': [
    'répète le calcul {run} avec un autre moteur et donne un autre résultat',
    'повторює прогін {run} з іншим рушієм і дає інший результат',
  ],
  'It took longer than {minutes} minutes.': ['Il a duré plus de {minutes} minutes.', 'Тривало довше ніж {minutes} хв.'],
  'What computed it ended {count} times before it was done.': [
    'Ce qui le calculait s’est arrêté {count} fois avant la fin.',
    'Обчислювач зупинявся до завершення, разів: {count}.',
  ],
  'It was interrupted {count} times before it was done.': [
    'Il a été interrompu {count} fois avant la fin.',
    'Перервано до завершення, разів: {count}.',
  ],
  'The scenario that it was started on is no longer stored.': [
    'Le scénario sur lequel il a été lancé n’est plus conservé.',
    'Сценарій, на якому його запущено, більше не зберігається.',
  ],
  'It was started under engine {wanted}, and the server has {ours} now; start it again.': [
    'Il a été lancé sous le moteur {wanted}, le serveur a maintenant {ours} ; relancez-le.',
    'Його запущено з рушієм {wanted}, а на сервері тепер {ours}; запустіть знову.',
  ],
  'New run': ['Nouveau calcul', 'Новий прогін'],
  'The same scenario, seed and engine give the same result to the bit': [
    'Même scénario, même graine et même moteur donnent le même résultat au bit près',
    'Той самий сценарій, зерно й рушій дають той самий результат до біта',
  ],
  'Start run': ['Lancer le calcul', 'Запустити'],
  'The seed is a whole number from 0 to {most}.': [
    'La graine est un entier de 0 à {most}.',
    'Зерно — ціле число від 0 до {most}.',
  ],
  'Replications are a whole number from 1 to {most}.': [
    'Les réplications sont un entier de 1 à {most}.',
    'Повторення — ціле число від 1 до {most}.',
  ],
  'Stops early when': ['S’arrête plus tôt quand', 'Зупиняється раніше, коли'],
  'Half of the width of the 95 % interval': [
    'La moitié de la largeur de l’intervalle à 95 %',
    'Половина ширини 95-відсоткового інтервалу',
  ],
  'The half-width is a number above 0 and at most {most}.': [
    'La demi-largeur est un nombre supérieur à 0 et au plus {most}.',
    'Півширина — число більше 0 і не більше {most}.',
  ],
} as const satisfies Entries;

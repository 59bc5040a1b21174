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

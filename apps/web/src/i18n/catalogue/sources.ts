/** What the marks of a source and their panel say. */
import type { Entries } from './entry.ts';

export const sources = {
  'Source: not stated': ['Source : non indiquée', 'Джерело: не вказано'],
  'Source: {confidence}': ['Source : {confidence}', 'Джерело: {confidence}'],
  'What these figures rest on: the scenario': [
    'Sur quoi reposent ces chiffres : le scénario',
    'На чому ґрунтуються ці числа: сценарій',
  ],
  'How these figures were computed: run {run}': [
    'Comment ces chiffres ont été calculés : calcul {run}',
    'Як обчислено ці числа: прогін {run}',
  ],
  'How it was computed': ['Mode de calcul', 'Як це обчислено'],
  'What it rests on': ['Sur quoi cela repose', 'На чому це ґрунтується'],
  'not stated': ['non indiquée', 'не вказано'],
  'yes: invented for the analysis, reported by nobody': [
    'oui : inventé pour l’analyse, rapporté par personne',
    'так: вигадано для аналізу, ніхто цього не повідомляв',
  ],
  'none is named': ['aucune n’est nommée', 'не названо'],
  Address: ['Adresse', 'Адреса'],
  'Open the row in the scenario': ['Ouvrir la ligne dans le scénario', 'Відкрити рядок у сценарії'],
  'Computed by simulation: each replication plays the whole plan once with other draws. A range is P10–P90: of ten replications, one was below it and one above.':
    [
      'Calculé par simulation : chaque réplication joue une fois tout le plan avec d’autres tirages. Une plage va de P10 à P90 : sur dix réplications, une était en dessous et une au-dessus.',
      'Обчислено моделюванням: кожна реплікація раз програє весь план з іншими випадковими числами. Діапазон — P10–P90: з десяти реплікацій одна була нижче і одна вище.',
    ],
  'Scenario version': ['Version du scénario', 'Версія сценарію'],
  'What was put in, as the scenario says it now. The mark beside a row says how sure it is and leads to its source.': [
    'Ce qui a été saisi, tel que le scénario le dit à présent. La marque à côté d’une ligne dit son degré de certitude et mène à sa source.',
    'Вихідні дані, як їх подає сценарій тепер. Позначка біля рядка показує, наскільки він певний, і веде до його джерела.',
  ],
  'To the inputs': ['Vers les données', 'До вихідних даних'],
} satisfies Entries;

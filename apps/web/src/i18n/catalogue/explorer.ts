/** What the screen “explorer” says. */
import type { Entries } from './entry.ts';

export const explorer = {
  'Part of the explorer': ['Partie de l’explorateur', 'Частина оглядача API'],
  'Try the API': ['Essayer l’API', 'Спробувати API'],
  Schema: ['Schéma', 'Схема'],
  'The model': ['Le modèle', 'Модель'],
  'in English': ['en anglais', 'англійською'],
  Contents: ['Sommaire', 'Зміст'],
  'Copy the query': ['Copier la requête', 'Скопіювати запит'],
  'Not copied: mark it and copy by hand': [
    'Non copié : sélectionnez et copiez à la main',
    'Не скопійовано: виділіть і скопіюйте вручну',
  ],
  'The answer has {count} characters; the first {shown} are shown.': [
    'La réponse compte {count} caractères ; les {shown} premiers sont affichés.',
    'У відповіді {count} символів; показано перші {shown}.',
  ],
  'Factors and sources': ['Facteurs et sources', 'Показники й джерела'],
  Examples: ['Exemples', 'Приклади'],
  Question: ['Question', 'Запит'],
  Copied: ['Copié', 'Скопійовано'],
  'Copy as curl': ['Copier pour curl', 'Копіювати для curl'],
  'Run it (Ctrl+Enter)': ['L’exécuter (Ctrl+Entrée)', 'Виконати (Ctrl+Enter)'],
  Query: ['Requête', 'Текст запиту'],
  'Variables, JSON': ['Variables, JSON', 'Змінні, JSON'],
  Answer: ['Réponse', 'Відповідь'],
  'Nothing was asked yet.': ['Rien n’a encore été demandé.', 'Ще нічого не запитано.'],
  schema: ['schéma', 'схема'],
  Types: ['Types', 'Типи'],
  'Planning factors': ['Facteurs de planification', 'Показники планування'],
  'This scenario names no factors.': ['Ce scénario ne nomme aucun facteur.', 'У цьому сценарії немає показників.'],
  Factor: ['Facteur', 'Показник планування'],
} as const satisfies Entries;

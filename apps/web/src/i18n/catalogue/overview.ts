/** What the screen “overview” says. */
import type { Entries } from './entry.ts';

export const overview = {
  'This scenario has no force elements: there is nothing to sum up.': [
    'Ce scénario n’a aucun élément de force : il n’y a rien à résumer.',
    'У цьому сценарії немає елементів сил: підсумовувати нічого.',
  ],
  'Closure of the whole force': ['Fermeture de la force entière', 'Завершення зосередження всіх сил'],
  'Share of the required force that is ready': [
    'Part de la force requise qui est prête',
    'Частка потрібних сил, що готова',
  ],
  'Clock, {day}': ['Horloge, {day}', 'Годинник, {day}'],
  'Set the clock to this day': ['Régler l’horloge sur ce jour', 'Поставити годинник на цей день'],
  'ready of required': ['prêt sur requis', 'готово з потрібного'],
  'nothing required yet': ['rien de requis encore', 'ще нічого не потрібно'],
  '{part} of {whole} persons': ['{part} personnes sur {whole}', 'осіб {part} з {whole}'],
  'All of it ready: probability {chance}': ['Tout est prêt : probabilité {chance}', 'Усе готове: імовірність {chance}'],
  Verdict: ['Verdict', 'Висновок'],
  '{met} of {lines} requirement lines met as asked': [
    '{met} lignes de besoin sur {lines} satisfaites comme demandé',
    'рядків потреби виконано {met} з {lines}',
  ],
  'The plan can be carried out.': ['Le plan est réalisable.', 'План можна виконати.'],
  'The plan cannot be carried out as it stands.': [
    'Le plan n’est pas réalisable en l’état.',
    'У такому вигляді план виконати не можна.',
  ],
  'No requirement line is without route, lift or chance.': [
    'Aucune ligne de besoin n’est sans itinéraire, transport ou chance.',
    'Кожен рядок потреби має маршрут, транспорт і шанс.',
  ],
  'show fewer': ['montrer moins', 'показати менше'],
  'and {count} more': ['et {count} autres', 'і ще {count}'],
  '{count} more on the timeline, sorted by lateness': [
    '{count} autres sur la chronologie, par retard',
    'ще {count} на шкалі часу, за запізненням',
  ],
  'asked {chance}': ['demandé {chance}', 'вимога {chance}'],
  'met by its date with probability {chance}': [
    'satisfaite à sa date avec la probabilité {chance}',
    'виконано до дати з імовірністю {chance}',
  ],
  'The run is under way: bottlenecks are named once its first replications are done.': [
    'Le calcul est en cours : les goulets sont nommés une fois les premières réplications faites.',
    'Прогін триває: вузькі місця буде названо після перших повторень.',
  ],
  'not confirmed yet: by share of all waiting, no relief is tried so far': [
    'pas encore confirmé : par part de l’attente, aucun remède essayé',
    'ще не підтверджено: за часткою очікування, заходів ще не випробувано',
  ],
  'not confirmed yet: {done} of {total} reliefs tried': [
    'pas encore confirmé : {done} remèdes essayés sur {total}',
    'ще не підтверджено: випробувано заходів {done} з {total}',
  ],
  'the best are being confirmed: {done} of {total}': [
    'confirmation des meilleurs : {done} sur {total}',
    'підтвердження найкращих: {done} з {total}',
  ],
  'The run failed before it named a bottleneck. {reason}': [
    'Le calcul a échoué avant de nommer un goulet. {reason}',
    'Прогін не вдався до визначення вузьких місць. {reason}',
  ],
  'The run was cancelled before it named a bottleneck.': [
    'Le calcul a été annulé avant de nommer un goulet.',
    'Прогін скасовано до визначення вузьких місць.',
  ],
  'The run is finished and found no bottleneck.': [
    'Le calcul est terminé et n’a trouvé aucun goulet.',
    'Прогін завершено, вузьких місць не знайдено.',
  ],
  Bottlenecks: ['Goulets', 'Вузькі місця'],
  'by days gained when relieved, same draws': [
    'par jours gagnés avec remède, mêmes tirages',
    'за виграними днями, ті самі випадкові числа',
  ],
  'Relief tried': ['Remède essayé', 'Випробуваний захід'],
  'Of all waiting': ['De toute l’attente', 'Від усього очікування'],
  confirmed: ['confirmé', 'підтверджено'],
  'being confirmed': ['en cours de confirmation', 'підтверджується'],
  'not confirmed': ['non confirmé', 'не підтверджено'],
  'not tried yet': ['pas encore essayé', 'ще не випробувано'],
  'Days gained (95 %)': ['Jours gagnés (95 %)', 'Виграні дні (95 %)'],
  'not re-run': ['non recalculé', 'не перераховано'],
  'Late force elements': ['Éléments de force en retard', 'Елементи сил із запізненням'],
  'at the median, with the cause that binds': [
    'à la médiane, avec la cause déterminante',
    'за медіаною, з визначальною причиною',
  ],
  'Every element with a required date makes it at the median.': [
    'Chaque élément à date requise y arrive à la médiane.',
    'Кожен елемент із потрібною датою за медіаною встигає.',
  ],
  'median at the clock, against the target': [
    'médiane à l’heure de l’horloge, par rapport à l’objectif',
    'медіана на момент годинника відносно цілі',
  ],
  'Nothing consumes from a stock in this scenario.': [
    'Rien ne consomme de stock dans ce scénario.',
    'У цьому сценарії запаси не витрачаються.',
  ],
  Water: ['Eau', 'Вода'],
  'Class {name}': ['Classe {name}', 'Клас {name}'],
  '{count} more places on the supply screen': [
    '{count} autres lieux sur l’écran des approvisionnements',
    'ще місць на екрані запасів: {count}',
  ],
  'The nation whose decision binds first: {nation}. {gate}, at the median {day}; {share} of all waiting.': [
    'La nation dont la décision lie en premier : {nation}. {gate}, en médiane {day} ; {share} de toute l’attente.',
    'Держава, чиє рішення зв’язує першим: {nation}. {gate}, медіана {day}; {share} усього очікування.',
  ],
  '{name}: ready by its date with probability {chance}': [
    '{name} : prêt à sa date avec une probabilité de {chance}',
    '{name}: готовність до дати з імовірністю {chance}',
  ],
} as const satisfies Entries;

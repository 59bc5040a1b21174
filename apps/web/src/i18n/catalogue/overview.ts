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
  '{part} of {whole} {whole?person|persons}': ['{part} {part?personne|personnes} sur {whole}', 'осіб {part} з {whole}'],
  'All of it ready: probability {chance} (95 %: {range})': [
    'Tout est prêt : probabilité {chance} (95 % : {range})',
    'Усе готове: імовірність {chance} (95 %: {range})',
  ],
  'Not in runs of earlier versions. Run the scenario anew.': [
    'Absent des calculs de versions antérieures. Relancez le scénario.',
    'Немає у прогонах попередніх версій. Запустіть сценарій знову.',
  ],
  '{met} of {lines} requirement {lines?line|lines} met as asked': [
    '{met} {met?ligne de besoin satisfaite|lignes de besoin satisfaites} comme demandé sur {lines}',
    'рядків потреби виконано {met} з {lines}',
  ],
  'The plan can be carried out.': ['Le plan est réalisable.', 'План можна виконати.'],
  'The plan cannot be carried out as it stands.': [
    'Le plan n’est pas réalisable en l’état.',
    'У такому вигляді план виконати не можна.',
  ],
  'show fewer': ['montrer moins', 'показати менше'],
  'and {count} more': ['et {count} {count?autre|autres}', 'і ще {count}'],
  '{count} more on the timeline, sorted by lateness': [
    '{count} {count?autre|autres} sur la chronologie, par retard',
    'ще {count} на шкалі часу, за запізненням',
  ],
  'asked {chance}': ['demandé {chance}', 'вимога {chance}'],
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
  'at the median, with the largest part of their time that somebody can shorten': [
    'à la médiane, avec la plus grande part de leur temps que quelqu’un peut abréger',
    'за медіаною, з найбільшою часткою їхнього часу, яку хтось може скоротити',
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
  '{count} more {count?place|places} on the supply screen': [
    '{count} {count?autre lieu|autres lieux} sur l’écran des approvisionnements',
    'ще місць на екрані запасів: {count}',
  ],
  'In short': ['En bref', 'Коротко'],
  'What is not ready in time?': ['Qu’est-ce qui n’est pas prêt à temps ?', 'Що не готове вчасно?'],
  'What would help most?': ['Qu’est-ce qui aiderait le plus ?', 'Що допомогло б найбільше?'],
  'Whose decision binds?': ['Quelle décision est déterminante ?', 'Чиє рішення зв’язує?'],
  'And if the attack comes {days} {days?day|days} earlier?': [
    'Et si l’attaque vient {days} {days?jour|jours} plus tôt ?',
    'А якщо напад станеться на {days} {days?день|дні|днів} раніше?',
  ],
  'Work it out in the what-if': ['Le calculer dans « Et si »', 'Порахувати в «Що, якщо»'],
  'The scenario has no line of requirement.': [
    'Le scénario ne contient aucune ligne de besoin.',
    'Сценарій не має жодного рядка потреби.',
  ],
  'All lines of requirement are met as asked: {lines} of {lines}.': [
    'Toutes les lignes de besoin sont satisfaites comme demandé : {lines} sur {lines}.',
    'Усі рядки потреби виконано, як вимагалося: {lines} з {lines}.',
  ],
  'Of {lines} {lines?line|lines} of requirement {unmet} {n?is|are} not met as asked.': [
    'Sur {lines} {lines?ligne|lignes} de besoin, {unmet} {n?n’est pas satisfaite|ne sont pas satisfaites} comme demandé.',
    'Рядків потреби, не виконаних, як вимагалося: {unmet} з {lines}.',
  ],
  '{count} single force {n?element is|elements are} late or never ready.': [
    '{count} {n?élément de force isolé est en retard ou jamais prêt|éléments de force isolés sont en retard ou jamais prêts}.',
    'Окремих елементів сил, що запізнюються або ніколи не готові: {count}.',
  ],
  '{count} {n?stock is|stocks are} empty throughout.': [
    '{count} {n?stock est vide|stocks sont vides} tout le temps.',
    'Запасів, що весь час порожні: {count}.',
  ],
  'Which, and why': ['Lesquelles, et pourquoi', 'Які й чому'],
  'It is being tried: {done} of {total} reliefs so far.': [
    'En cours d’essai : {done} remèdes sur {total} jusqu’ici.',
    'Випробовується: поки що заходів {done} з {total}.',
  ],
  'Not known: {done} of {total} reliefs were tried before the run ended.': [
    'Inconnu : {done} remèdes sur {total} essayés avant la fin du calcul.',
    'Невідомо: до кінця прогону випробувано заходів {done} з {total}.',
  ],
  'Most of the waiting, {share}, is at {resource}; what relieves it was not tried yet.': [
    'La plus grande part de l’attente, {share}, est ici : {resource} ; aucun remède n’y a encore été essayé.',
    'Найбільше очікування, {share}: {resource}; заходів там ще не випробувано.',
  ],
  'Nothing for sure.': ['Rien de sûr.', 'Нічого певного.'],
  '{count} reliefs were tried one by one; not even the best, {resource}, is sure to gain time: {gain}.': [
    '{count} remèdes ont été essayés un par un ; même le meilleur, {resource}, ne fait pas gagner de temps à coup sûr : {gain}.',
    'Окремо випробувано заходів: {count}; навіть найкращий, {resource}, не дає певного виграшу: {gain}.',
  ],
  'Try several together': ['En essayer plusieurs ensemble', 'Спробувати кілька разом'],
  '{resource}: {relief}. What is late gains {gain} on average.': [
    '{resource} : {relief}. Ce qui est en retard gagne {gain} en moyenne.',
    '{resource}: {relief}. Те, що запізнюється, у середньому виграє {gain}.',
  ],
  'The best are being confirmed: {done} of {total}.': [
    'Les meilleurs sont en cours de confirmation : {done} sur {total}.',
    'Найкращі підтверджуються: {done} з {total}.',
  ],
  '{days} {days?day|days}': ['{days} {days?jour|jours}', '{days} {days?добу|доби|діб|доби}'],
  'No decision of a nation is among what holds the plan back.': [
    'Aucune décision d’une nation n’est parmi ce qui retient le plan.',
    'Серед того, що стримує план, немає рішень держав.',
  ],
  '{nation}. {gate}, at the median {day}; {share} of all waiting, the most of all nations.': [
    '{nation}. {gate}, en médiane {day}\u00a0; {share} de toute l’attente, le plus de toutes les nations.',
    '{nation}. {gate}, медіана {day}; {share} усього очікування, найбільше з усіх держав.',
  ],
  'A day earlier gains {gain}.': ['Un jour plus tôt fait gagner {gain}.', 'На добу раніше дає {gain}.'],
  'A day earlier gains nothing for sure ({range} days).': [
    'Un jour plus tôt ne fait rien gagner de sûr ({range} jours).',
    'На добу раніше нічого певного не дає ({range} діб).',
  ],
  'down: {low}; up: {high}': ['en moins : {low} ; en plus : {high}', 'менше: {low}; більше: {high}'],
  '{mean} ({range})': ['{mean} ({range})', '{mean} ({range})'],
  'All decisions': ['Toutes les décisions', 'Усі рішення'],
  'Required forces that are not ready in time': [
    'Forces requises qui ne sont pas prêtes à temps',
    'Потрібні сили, що не готові вчасно',
  ],
  'lines of requirement, and what binds most of their late elements': [
    'lignes de besoin, et ce qui retient la plupart de leurs éléments en retard',
    'рядки потреби й те, що стримує більшість їхніх запізнілих елементів',
  ],
  'Every line of requirement is met as asked.': [
    'Chaque ligne de besoin est satisfaite comme demandé.',
    'Кожен рядок потреби виконано, як вимагалося.',
  ],
  Why: ['Pourquoi', 'Чому'],
  '{offered} of {needed} {needed?element|elements} offered': [
    '{offered} {offered?élément offert|éléments offerts} sur {needed}',
    'запропоновано елементів: {offered} з {needed}',
  ],
  'ready at the median, too seldom in time': [
    'prêt à la médiane, trop rarement à temps',
    'готове за медіаною, вчасно надто рідко',
  ],
  '{late} of {of} late at P50': ['{late} sur {of} en retard à P50', 'запізнюються {late} з {of} за P50'],
  '{late} of {of} late at P90': ['{late} sur {of} en retard à P90', 'запізнюються {late} з {of} за P90'],
  'Next red': ['Prochain rouge', 'Далі червоне'],
} as const satisfies Entries;

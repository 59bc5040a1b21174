/** What the state of now says. */
import type { Entries } from './entry.ts';

export const now = {
  'Plan on from here': ['Continuer le plan à partir d’ici', 'Планувати далі звідси'],
  'What is where now, as in this run, to be corrected and planned on from': [
    'Ce qui est où à cet instant selon ce calcul, à corriger, puis à continuer',
    'Що й де зараз за цим прогоном: виправити й планувати далі',
  ],
  'The coordination cell sets the state of now; others look at it.': [
    'La cellule de coordination fixe la situation actuelle ; les autres la consultent.',
    'Стан на зараз задає координаційна група; інші його переглядають.',
  ],
  'State of now': ['Situation actuelle', 'Стан на зараз'],
  'No run is shown that the state of now could be taken from. Start a run first.': [
    'Aucun calcul n’est affiché dont la situation actuelle puisse être reprise. Lancez d’abord un calcul.',
    'Не показано жодного прогону, з якого можна взяти стан на зараз. Спершу запустіть прогін.',
  ],
  'The plan begins with the state of {day}: elements said to be there or gone {elements}, stocks {stocks}.': [
    'Le plan commence par la situation de {day} : éléments déclarés présents ou repartis {elements}, stocks {stocks}.',
    'План починається зі стану на {day}: елементів, названих присутніми чи вибулими: {elements}, запасів: {stocks}.',
  ],
  'Plan from CF-day again': ['Planifier de nouveau à partir du jour CF', 'Знову планувати від дня CF'],
  'support of the armed forces': ['soutien des forces armées', 'підтримка збройних сил'],
  'As run {run} has it at {dtg} ({day}): everything as in its shown replication, so that nothing is there and on its way at once. Change what is otherwise in reality; the next run orders, delivers and consumes everything else from then on.':
    [
      'Selon le calcul {run}, le {dtg} ({day}) : tout comme dans la réplication montrée, pour que rien ne soit à la fois sur place et en route. Changez ce qui est autrement en réalité ; le prochain calcul ordonne, livre et consomme tout le reste à partir de là.',
      'За прогоном {run} на {dtg} ({day}): усе як у показаному повторенні, щоб ніщо не було водночас на місці й у дорозі. Змініть те, що насправді інакше; наступний прогін наказує, доставляє й витрачає все інше від цього моменту.',
    ],
  'As run {run}, which is of an earlier version, has it at {dtg} ({day}): who is where as in its shown replication, decisions and amounts at the median. Change what is otherwise in reality; the next run orders, delivers and consumes everything else from then on.':
    [
      'Selon le calcul {run}, d’une version antérieure, le {dtg} ({day}) : qui est où comme dans la réplication montrée, les décisions et les quantités à la médiane. Changez ce qui est autrement en réalité ; le prochain calcul ordonne, livre et consomme tout le reste à partir de là.',
      'За прогоном {run} попередньої версії на {dtg} ({day}): хто де є — як у показаному повторенні, рішення й обсяги — за медіаною. Змініть те, що насправді інакше; наступний прогін наказує, доставляє й витрачає все інше від цього моменту.',
    ],
  'A run keeps its amounts every {step}: the state is that of the beginning of such a step.': [
    'Un calcul garde ses quantités tous les {step} : la situation est celle du début d’un tel pas.',
    'Прогін зберігає обсяги кожні {step}: стан — на початок такого кроку.',
  ],
  'Somebody changed the head of the scenario meanwhile. Look at it, then save again.': [
    'Quelqu’un a modifié l’en-tête du scénario entre-temps. Regardez-le, puis enregistrez de nouveau.',
    'Хтось тим часом змінив заголовок сценарію. Перегляньте його й збережіть знову.',
  ],
  'The state is saved, but its run has not started: {why}': [
    'La situation est enregistrée, mais son calcul n’a pas commencé : {why}',
    'Стан збережено, але його прогін не почався: {why}',
  ],
  'What you changed and have not saved was said of run {run} at {dtg}: {count}.': [
    'Ce que vous avez changé sans l’enregistrer était dit du calcul {run}, le {dtg} : {count}.',
    'Те, що ви змінили й не зберегли, сказано про прогін {run} на {dtg}: {count}.',
  ],
  'Go on there': ['Y retourner', 'Продовжити там'],
  'Say it of run {run} at {dtg}': ['Le dire du calcul {run}, le {dtg}', 'Сказати це про прогін {run} на {dtg}'],
  'state of now not saved': ['situation actuelle non enregistrée', 'стан на зараз не збережено'],
  'Part of the state': ['Partie de la situation', 'Частина стану'],
  'Save and run on from here': ['Enregistrer et calculer à partir d’ici', 'Зберегти й запустити звідси'],
  'Save only': ['Enregistrer seulement', 'Лише зберегти'],
  'Take all from the run': ['Tout reprendre du calcul', 'Узяти все з прогону'],
  'Otherwise than in the run: {count}.': ['Autrement que dans le calcul : {count}.', 'Інакше, ніж у прогоні: {count}.'],
  'On the way at this time, and ordered anew from home: {count}.': [
    'En route à cet instant, et ordonnés de nouveau depuis leur garnison : {count}.',
    'У дорозі в цей час, і буде наказано знову з місця дислокації: {count}.',
  ],
  'Amounts that cannot be read: {count}.': [
    'Quantités illisibles : {count}.',
    'Обсягів, які неможливо прочитати: {count}.',
  ],
  'Force elements ({count})': ['Éléments de force ({count})', 'Елементи сил ({count})'],
  'Stocks ({count})': ['Stocks ({count})', 'Запаси ({count})'],
  'Supply under way ({count})': ['Ravitaillement en route ({count})', 'Постачання в дорозі ({count})'],
  'Supply under way': ['Ravitaillement en route', 'Постачання в дорозі'],
  'come or set out': ['arrivé ou parti', 'прибуло або вирушило'],
  'due and not issued': ['dû et non délivré', 'належить і не видано'],
  'In the shown replication': ['Dans la réplication montrée', 'У показаній реплікації'],
  'This run does not tell what is under way: of lines that you leave, what is due is estimated.': [
    'Ce calcul ne dit pas ce qui est en route : pour les lignes laissées telles quelles, ce qui est dû est estimé.',
    'Цей прогін не повідомляє, що в дорозі: для рядків, які ви не змінюєте, належне оцінюється.',
  ],
  'What is on the way sets out anew from its source, which it does not draw on again.': [
    'Ce qui est en route repart de sa source, sans y être prélevé de nouveau.',
    'Те, що в дорозі, вирушає знову від свого джерела й не береться з нього вдруге.',
  ],
  'Work that is done ({count})': ['Travail accompli ({count})', 'Виконана робота ({count})'],
  'Remedies and commitments ({count})': ['Mesures et engagements ({count})', 'Заходи та зобов’язання ({count})'],
  'Remedies and commitments': ['Mesures et engagements', 'Заходи та зобов’язання'],
  'Decisions ({count})': ['Décisions ({count})', 'Рішення ({count})'],
  'on the way': ['en route', 'у дорозі'],
  'there, not ready': ['sur place, pas prêt', 'на місці, не готовий'],
  'there and ready': ['sur place et prêt', 'на місці й готовий'],
  'left for good': ['reparti définitivement', 'вибув остаточно'],
  'one more under way': ['un de plus en cours', 'ще одне триває'],
  'none under way': ['aucun en cours', 'жодне не триває'],
  Begun: ['Commencé', 'Розпочато'],
  '{what}: under way': ['{what} : en cours', '{what}: триває'],
  'not ordered yet': ['pas encore ordonné', 'ще не наказано'],
  'not there: is ordered anew': ['absent : ordonné de nouveau', 'немає: буде наказано знову'],
  refused: ['refusé', 'відмовлено'],
  'any state': ['tout état', 'будь-який стан'],
  decided: ['décidé', 'вирішено'],
  'in force': ['en vigueur', 'чинне'],
  'not decided yet': ['pas encore décidé', 'ще не вирішено'],
  'In the run': ['Dans le calcul', 'У прогоні'],
  'In the shown replication (P10–P90)': ['Dans la réplication montrée (P10–P90)', 'У показаному повторенні (P10–P90)'],
  'In the run, P50 (P10–P90)': ['Dans le calcul, P50 (P10–P90)', 'У прогоні, P50 (P10–P90)'],
  'In reality': ['En réalité', 'Насправді'],
  'changed here': ['changés ici', 'змінені тут'],
  '{what} ({count})': ['{what} ({count})', '{what} ({count})'],
  'The scenario has nothing of this kind.': ['Le scénario n’a rien de ce genre.', 'У сценарії такого немає.'],
  'Work that is done': ['Travail accompli', 'Виконана робота'],
  'Gates that follow from a date, have a record or are withdrawn by a rule stay as the scenario says.': [
    'Les étapes qui suivent une date, ont un historique ou sont retirées par une règle restent comme dans le scénario.',
    'Рішення, що випливають із дати, мають запис або відкликаються за правилом, лишаються як у сценарії.',
  ],
} as const satisfies Entries;

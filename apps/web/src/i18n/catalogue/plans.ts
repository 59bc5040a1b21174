/** What the screen “plans and sites” says. */
import type { Entries } from './entry.ts';

export const plans = {
  'Background jobs': ['Calculs en arrière-plan', 'Фонові обчислення'],
  'background jobs': ['calculs en arrière-plan', 'фонові обчислення'],
  'Background jobs of this scenario': ['Calculs en arrière-plan de ce scénario', 'Фонові обчислення цього сценарію'],
  'Nothing was computed yet. Start one of the two above; it goes on by itself.': [
    'Rien n’a encore été calculé. Lancez l’un des deux ci-dessus ; il continue tout seul.',
    'Ще нічого не обчислено. Запустіть одне з двох вище; далі воно йде саме.',
  ],
  Job: ['Calcul', 'Обчислення'],
  'Steps of job {job}': ['Étapes du calcul {job}', 'Кроки обчислення {job}'],
  'not known yet': ['pas encore connu', 'ще невідомо'],
  'New movement plan': ['Nouveau plan de mouvement', 'Новий план перевезень'],
  'Order of departure and routes, beside the rule of the dispatcher': [
    'Ordre de départ et itinéraires, à côté de la règle du régulateur',
    'Порядок відправлення й маршрути поруч із правилом диспетчера',
  ],
  'Plans to try': ['Plans à essayer', 'Скільки планів перевірити'],
  'Looks for': ['Cherche', 'Шукає'],
  Start: ['Lancer', 'Запустити'],
  'New choice of sites': ['Nouveau choix de sites', 'Новий вибір місць'],
  'Where depots and hubs should stand': [
    'Où devraient se trouver dépôts et plateformes',
    'Де мають стояти склади й вузли',
  ],
  'Stock to place, t (empty: the need of ten days)': [
    'Stock à placer, t (vide : le besoin de dix jours)',
    'Запас для розміщення, т (порожньо: потреба десяти днів)',
  ],
  'Weight of the worst attack, 0 to 1': ['Poids de la pire attaque, 0 à 1', 'Вага найгіршої атаки, від 0 до 1'],
  'Number of sites': ['Nombre de sites', 'Кількість місць'],
  '{field}: a number from {least} to {most}.': [
    '{field} : un nombre de {least} à {most}.',
    '{field}: число від {least} до {most}.',
  ],
  'Days late, weighted by priority': [
    'Jours de retard, pondérés par priorité',
    'Дні запізнення, зважені за пріоритетом',
  ],
  'Elements not ready within the run': ['Éléments non prêts pendant le calcul', 'Елементи, не готові в межах прогону'],
  'Closure over bound, from the first release': [
    'Fermeture sur borne, depuis la première libération',
    'Завершення до межі, від першого дозволу',
  ],
  'Job {job}: plan beside rule': ['Calcul {job} : plan et règle', 'Обчислення {job}: план і правило'],
  'looked for the earliest closure': ['a cherché la fermeture la plus tôt', 'шукано найраніше завершення'],
  'looked for the fewest days late, weighted by priority': [
    'a cherché le moins de jours de retard, pondérés par priorité',
    'шукано найменше днів запізнення, зважених за пріоритетом',
  ],
  'The plan does better than the rule.': ['Le plan fait mieux que la règle.', 'План кращий за правило.'],
  'No plan did better: the rule of the dispatcher stands.': [
    'Aucun plan n’a fait mieux : la règle du régulateur reste.',
    'Жоден план не кращий: лишається правило диспетчера.',
  ],
  '{count} plans were tried.': ['{count} plans ont été essayés.', 'Перевірено планів: {count}.'],
  'End and keep the best': ['Arrêter et garder le meilleur', 'Завершити й лишити найкраще'],
  'Ends with the best so far': ['Se termine avec le meilleur trouvé', 'Завершується з найкращим знайденим'],
  'The search was stopped early.': ['La recherche a été arrêtée avant la fin.', 'Пошук зупинено завчасно.'],
  'Mean over replications that did not choose the plan': [
    'Moyenne des réplications qui n’ont pas servi à choisir le plan',
    'Середнє за повтореннями, за якими план не обирали',
  ],
  'Rule of the dispatcher': ['Règle du régulateur', 'Правило диспетчера'],
  'Best plan': ['Meilleur plan', 'Найкращий план'],
  'Bound: no plan is earlier': ['Borne : aucun plan n’est plus tôt', 'Межа: раніше не може жоден план'],
  'The programme of several commodities proves for the median replication: no closure before {day} ({columns} columns, {rows} rows).':
    [
      'Le programme à plusieurs produits prouve pour la réplication médiane : pas de fermeture avant {day} ({columns} colonnes, {rows} lignes).',
      'Багатопродуктова програма доводить для медіанного повторення: завершення не раніше {day} (стовпців {columns}, рядків {rows}).',
    ],
  'Its budget ran out: the bound holds, a later one may exist.': [
    'Son budget est épuisé : la borne tient, une borne plus tardive peut exister.',
    'Її бюджет вичерпано: межа чинна, може існувати пізніша.',
  ],
  '{route} ({count} consignments)': ['{route} ({count} envois)', '{route} (партій: {count})'],
  'What the best plan says': ['Ce que dit le meilleur plan', 'Що каже найкращий план'],
  '{shown} of {count} requirements': ['{shown} de {count} besoins', '{shown} із {count} вимог'],
  'Place in the order of departure': ['Rang dans l’ordre de départ', 'Місце в порядку відправлення'],
  Requirement: ['Besoin', 'Вимога'],
  'By way of': ['En passant par', 'Через'],
  'as the rule': ['comme la règle', 'за правилом'],
  'Job {job}: sites': ['Calcul {job} : sites', 'Обчислення {job}: місця'],
  'Mean time to supply {mean}, in the worst attack {worst}.': [
    'Temps moyen pour approvisionner {mean}, dans la pire attaque {worst}.',
    'Середній час постачання {mean}, за найгіршої атаки {worst}.',
  ],
  'Mean time to supply {mean}, weighted by demand; the longest {worst}.': [
    'Temps moyen pour approvisionner {mean}, pondéré par la demande ; le plus long {worst}.',
    'Середній час постачання {mean}, зважений за попитом; найдовший {worst}.',
  ],
  'No site can be chosen so that all is supplied.': [
    'Aucun choix de sites n’approvisionne tout.',
    'Жоден вибір місць не забезпечує всіх.',
  ],
  Site: ['Site', 'Місце розміщення'],
  Serves: ['Dessert', 'Обслуговує'],
  'Show it on the map': ['Le montrer sur la carte', 'Показати на мапі'],
  'Mean time to supply': ['Temps moyen pour approvisionner', 'Середній час постачання'],
  Missing: ['Manque', 'Бракує'],
  'No site reaches: {places}.': ['Aucun site n’atteint : {places}.', 'Жодне місце не досягає: {places}.'],
  'Not looked at, because only so many are: candidates {candidates}, places with the least need {points}, attacks {attacks}.':
    [
      'Non examinés, car leur nombre est limité : candidats {candidates}, lieux au moindre besoin {points}, attaques {attacks}.',
      'Не розглянуто, бо кількість обмежена: кандидатів {candidates}, місць із найменшою потребою {points}, атак {attacks}.',
    ],
  'Attacks that change no way to a place and no stock: {count}.': [
    'Attaques qui ne changent ni un chemin vers un lieu ni un stock : {count}.',
    'Атаки, що не змінюють ні шляху до місця, ні запасу: {count}.',
  ],
  'proved to be the best choice': ['prouvé : le meilleur choix', 'доведено: найкращий вибір'],
  'there is no such choice': ['il n’y a pas de tel choix', 'такого вибору немає'],
  'its time ran out: a better choice may exist': [
    'temps épuisé : un meilleur choix peut exister',
    'час вичерпано: може існувати кращий вибір',
  ],
  'The scenario has changed since. Names and dates are those of the version that was computed.': [
    'Le scénario a changé depuis. Noms et dates sont ceux de la version calculée.',
    'Сценарій відтоді змінився. Назви й дати — з версії, яку обчислено.',
  ],
  'Computed on the view of {view}, of what is not here as you see it: names, and D-days, are those of today.': [
    'Calculé sur la vue de {view}, sur ce qui n’est pas ici tel que vous le voyez : noms et jours D sont ceux d’aujourd’hui.',
    'Обчислено за даними, які бачить {view}; тут їх у такому вигляді немає: назви й дні D — сьогоднішні.',
  ],
} as const satisfies Entries;

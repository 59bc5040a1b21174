/** What the screen “map” says. */
import type { Entries } from './entry.ts';

export const map = {
  'Open at the clock: {share} of its reception. Opened {opened}, full {full} (median).': [
    'Ouvert à l’heure de l’horloge : {share} de son accueil. Ouvert {opened}, complet {full} (médiane).',
    'Відкрито на момент годинника: {share} прийому. Відкрито {opened}, повністю {full} (медіана).',
  ],
  Map: ['Carte', 'Карта'],
  'movements of the shown replication {number}': [
    'mouvements de la réplication montrée {number}',
    'рухи показаного повторення {number}',
  ],
  network: ['réseau', 'мережа'],
  'This scenario has no places.': ['Ce scénario n’a aucun lieu.', 'У цьому сценарії немає місць.'],
  'Add a disruption at the clock': ['Ajouter une perturbation à cette heure', 'Додати перешкоду на цей час'],
  'Map or table': ['Carte ou tableau', 'Карта чи таблиця'],
  'Find a place': ['Chercher un lieu', 'Знайти місце'],
  'Latitude, longitude': ['Latitude, longitude', 'Широта, довгота'],
  'Hide it on the map': ['Le masquer sur la carte', 'Сховати на мапі'],
  'Map; arrow keys move it, plus and minus zoom, 0 shows all places': [
    'Carte ; les flèches la déplacent, plus et moins l’agrandissent ou la réduisent, 0 montre tous les lieux',
    'Карта; стрілки рухають її, плюс і мінус змінюють масштаб, 0 показує всі місця',
  ],
  'Under way': ['En route', 'У дорозі'],
  'at the clock': ['à l’heure de l’horloge', 'на момент годинника'],
  'Nothing moves at this time.': ['Rien ne bouge à ce moment.', 'Зараз нічого не рухається.'],
  Mode: ['Mode', 'Вид'],
  Assets: ['Moyens', 'Засоби'],
  Vehicles: ['Véhicules', 'Техніка'],
  'Cargo, {unit}': ['Fret, {unit}', 'Вантаж, {unit}'],
  Queues: ['Files d’attente', 'Черги'],
  'No one waits at a capacity at this time.': [
    'Personne n’attend une capacité à ce moment.',
    'Зараз ніхто не чекає на пропускну спроможність.',
  ],
  Waiting: ['En attente', 'Чекають'],
  'Use over run': ['Usage sur le calcul', 'Використання за прогін'],
  Queue: ['File', 'Черга'],
  'Sector: fill by attack, arc by share watched, hatched when its hold time is over': [
    'Secteur : fond selon l’attaque, arc selon la part surveillée, hachuré quand sa tenue est finie',
    'Сектор: заливка за атакою, дуга за часткою під наглядом, заштриховано після часу утримання',
  ],
  'Airspace that is closed; dotted where it is open. Flights around it are drawn from airfield to airfield': [
    'Espace aérien fermé ; en pointillé quand il est ouvert. Les vols qui le contournent sont tracés d’aérodrome à aérodrome',
    'Закритий повітряний простір; пунктиром, коли відкритий. Рейси в обхід показано від аеродрому до аеродрому',
  ],
  'at the clock; closed is closed to military transport': [
    'à l’heure de l’horloge ; fermé veut dire fermé au transport militaire',
    'на момент годинника; закрито — для військових перевезень',
  ],
  Attack: ['Attaque', 'Атака'],
  Watched: ['Surveillé', 'Під наглядом'],
  'Movements at the clock': ['Mouvements à l’heure de l’horloge', 'Рухи на момент годинника'],
  'Cargo of': ['Fret de', 'Вантаж'],
  From: ['De', 'Звідки'],
  To: ['Vers', 'Куди'],
  empty: ['vide', 'порожній'],
  '{count} more are under way.': ['{count} autres sont en route.', 'Ще {count} у дорозі.'],
  Facility: ['Installation', 'Об’єкт'],
  Capacity: ['Capacité', 'Спроможність'],
  Use: ['Usage', 'Використання'],
  Wait: ['Attente', 'Очікування'],
  Level: ['Niveau', 'Рівень'],
  'Destination of force elements: {elements}, persons: {persons}.': [
    'Destination de {elements} éléments de force, {persons} personnes.',
    'Пункт призначення: елементів сил {elements}, осіб {persons}.',
  ],
  'No capacity of this place was used in the run, and nothing is stocked here.': [
    'Aucune capacité de ce lieu n’a servi dans le calcul, et rien n’y est stocké.',
    'Жодну спроможність цього місця не використано, і тут нічого не зберігається.',
  ],
  'Map of {places} places and {links} links; the list beside it and the table have what moves and waits at the clock.':
    [
      'Carte de {places} lieux et {links} liaisons ; la liste à côté et le tableau disent ce qui bouge et attend.',
      'Карта: місць {places}, зв’язків {links}; список поруч і таблиця показують, що рухається й чекає.',
    ],
  Theatre: ['Théâtre', 'Театр дій'],
  'The outline of countries could not be loaded; network and movements are complete.': [
    'Le contour des pays n’a pu être chargé ; réseau et mouvements sont complets.',
    'Контури країн не завантажено; мережа й рухи повні.',
  ],
  'Queue over time, at most {most}': ['File dans le temps, au plus {most}', 'Черга в часі, щонайбільше {most}'],
  'Stock over time, at most {most}': ['Stock dans le temps, au plus {most}', 'Запас у часі, щонайбільше {most}'],
  'Disruptions expected': ['Perturbations attendues', 'Очікувані перешкоди'],
  'at the clock, as the scenario says': ['à l’heure, selon le scénario', 'на цей момент, за сценарієм'],
  'None is expected at this time.': ['Aucune n’est attendue à cette heure.', 'Зараз жодної не очікується.'],
  'Capacity left': ['Capacité restante', 'Залишок потужності'],
  'each time': ['chaque fois', 'щоразу'],
  'at the clock; the map draws the {count} heaviest': [
    'à l’heure de l’horloge ; la carte montre les {count} plus lourds',
    'на момент годинника; на карті — {count} найважчих',
  ],
} as const satisfies Entries;

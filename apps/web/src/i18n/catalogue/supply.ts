/** What the screen “supply” says. */
import type { Entries } from './entry.ts';

export const supply = {
  'Receipts and issues': ['Entrées et sorties', 'Надходження і видача'],
  'Receipts and issues: not in runs of earlier versions.': [
    'Entrées et sorties : absentes des calculs de versions antérieures.',
    'Надходження і видача: немає у прогонах попередніх версій.',
  ],
  'Received since CF-day': ['Reçu depuis le jour CF', 'Отримано від дня CF'],
  'Issued, used and lost since CF-day': [
    'Livré, consommé et perdu depuis le jour CF',
    'Видано, спожито і втрачено від дня CF',
  ],
  'Try it with a quarter more': ['Essayer avec un quart de plus', 'Спробувати з чвертю більше'],
  Consumer: ['Consommateur', 'Споживач'],
  '{unit} a day, by posture or date': [
    '{unit} par jour, selon la posture ou la date',
    '{unit} на добу, за режимом або датою',
  ],
  'ordered at {point}, filled up to {level}': [
    'commande à {point}, complété jusqu’à {level}',
    'замовлення за {point}, поповнення до {level}',
  ],
  'Delivery from outside': ['Livraison de l’extérieur', 'Поставка ззовні'],
  'supply of {stock} at {place}': ['approvisionnement en {stock} à {place}', 'постачання, {stock}, {place}'],
  'Delivery from {place}, by lift': ['Livraison depuis {place}, par transport', 'Поставка з {place}, транспортом'],
  '{amount} every {days} {days?day|days}': [
    '{amount} tous les {days} {days?jour|jours}',
    '{amount} кожні {days} {days?день|дні|днів}',
  ],
  'worst of {count}:': ['le pire de {count} :', 'найгірший із {count}:'],
  '{place}: class {class}': ['{place} : classe {class}', '{place}: клас {class}'],
  'Runs out within the run': ['S’épuise pendant le calcul', 'Вичерпується в межах прогону'],
  '{share} of replications': ['{share} des réplications', '{share} повторень'],
  'First stock-out P10 · P50 · P90': ['Première rupture P10 · P50 · P90', 'Перше вичерпання P10 · P50 · P90'],
  'Days of supply over time; no target is set': [
    'Jours d’autonomie dans le temps ; aucun objectif n’est fixé',
    'Доби забезпечення в часі; ціль не задано',
  ],
  'Opens for issue P10 · P50 · P90': ['Ouvert à la délivrance P10 · P50 · P90', 'Відкрито для видачі P10 · P50 · P90'],
  'First red, below half of target P10 · P50 · P90': [
    'Premier rouge, sous la moitié de l’objectif P10 · P50 · P90',
    'Перше червоне, нижче половини цілі P10 · P50 · P90',
  ],
  'Opens with {gate}': ['S’ouvre avec {gate}', 'Відкривається з {gate}'],
  'Released by {commitment}': ['Libéré par {commitment}', 'Вивільняє {commitment}'],
  never: ['jamais', 'ніколи'],
  'Held back by the controlled supply rate P50 · P90': [
    'Retenu par le taux de ravitaillement contrôlé P50 · P90',
    'Утримано контрольованою нормою постачання P50 · P90',
  ],
  'Received P50 · P90': ['Reçu P50 · P90', 'Отримано P50 · P90'],
  'Issued P50 · P90': ['Distribué P50 · P90', 'Видано P50 · P90'],
  'Consumed P50 · P90': ['Consommé P50 · P90', 'Спожито P50 · P90'],
  'Lost here P50 · P90': ['Perdu sur place P50 · P90', 'Втрачено на місці P50 · P90'],
  'Lost on its way here P50 · P90': ['Perdu en route vers ici P50 · P90', 'Втрачено дорогою сюди P50 · P90'],
  'On its way here at the end P50 · P90': ['En route à la fin P50 · P90', 'У дорозі наприкінці P50 · P90'],
  'Least level P10 · P50': ['Niveau le plus bas P10 · P50', 'Найнижчий рівень P10 · P50'],
  'Demand not met P50 · P90': ['Demande non satisfaite P50 · P90', 'Незадоволена потреба P50 · P90'],
  'no use at the clock': ['sans emploi à cette heure', 'на цей момент не витрачається'],
  '{middle} {unit} ({range}) at the clock': [
    '{middle} {unit} ({range}) à l’heure de l’horloge',
    '{middle} {unit} ({range}) на момент годинника',
  ],
  '{title} over time with P10 to P90; its table has the numbers': [
    '{title} dans le temps, P10 à P90 ; les chiffres sont dans son tableau',
    '{title} у часі, P10–P90; числа — в її таблиці',
  ],
  'Light, or stock left': ['Feu, ou stock restant', 'Позначка або залишок'],
  'This scenario has no stocks.': ['Ce scénario n’a aucun stock.', 'У цьому сценарії немає запасів.'],
  'median against the target; a stock that only issues is judged by what is left': [
    'médiane par rapport à l’objectif ; un stock qui ne fait que livrer est jugé sur ce qui reste',
    'медіана відносно цілі; запас, що лише видає, оцінюють за залишком',
  ],
  'Class of supply': ['Classe d’approvisionnement', 'Клас постачання'],
  'First to run out': ['Premier épuisé', 'Що вичерпається першим'],
  'Place and class': ['Lieu et classe', 'Місце й клас'],
  'Time axis': ['Axe du temps', 'Вісь часу'],
  Target: ['Objectif', 'Ціль'],
  'Runs out: share, median': ['Rupture : part, médiane', 'Вичерпання: частка, медіана'],
  'issues only': ['livre seulement', 'лише видає'],
  'Share of replications in which it runs out, and the median date over all of them': [
    'Part des réplications où il s’épuise, et date médiane sur toutes',
    'Частка повторень, де він вичерпується, і медіанна дата за всіма',
  ],
  'stock left of a place that only issues': [
    'stock restant d’un lieu qui ne fait que livrer',
    'залишок місця, що лише видає',
  ],
} as const satisfies Entries;

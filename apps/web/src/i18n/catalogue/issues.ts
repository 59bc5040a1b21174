/** What is wrong with an input, by the code of the issue. */
import type { Entries } from './entry.ts';

export const issues = {
  'This belongs to a nation: propose the change, and the nation decides.': [
    'Ceci appartient à une nation : proposez le changement, elle décidera.',
    'Це належить державі: запропонуйте зміну, і вона вирішить.',
  ],
  'You may not change this.': ['Vous ne pouvez pas modifier ceci.', 'Ви не можете цього змінити.'],
  'A value can be read in two ways.': ['Une valeur peut se lire de deux façons.', 'Значення можна прочитати двояко.'],
  'A value is missing.': ['Une valeur manque.', 'Бракує значення.'],
  'A value cannot be read.': ['Une valeur est illisible.', 'Значення не вдалося прочитати.'],
  'A column is not known and is left out.': [
    'Une colonne est inconnue et laissée de côté.',
    'Стовпець невідомий, його пропущено.',
  ],
  'A quotation mark is not closed.': ['Un guillemet n’est pas fermé.', 'Лапки не закрито.'],
  'The file is empty.': ['Le fichier est vide.', 'Файл порожній.'],
  'The encoding of the file is not known.': ['L’encodage du fichier est inconnu.', 'Кодування файлу невідоме.'],
  'The table is too large.': ['Le tableau est trop grand.', 'Таблиця завелика.'],
  'The file comes from a newer version.': [
    'Le fichier vient d’une version plus récente.',
    'Файл створено новішою версією.',
  ],
  'The format of the file is not known.': ['Le format du fichier est inconnu.', 'Формат файлу невідомий.'],
  'A shape on the map cannot be used.': [
    'Une forme sur la carte est inutilisable.',
    'Фігуру на карті не можна використати.',
  ],
  'Two rows have the same key.': ['Deux lignes ont la même clé.', 'Два рядки мають однаковий ключ.'],
  'A key is not well formed.': ['Une clé est mal formée.', 'Ключ має неправильну форму.'],
  'A key stands twice in one object of the file.': [
    'Une clé figure deux fois dans un même objet du fichier.',
    'Ключ двічі трапляється в одному об’єкті файлу.',
  ],
  'The file is not JSON.': ['Le fichier n’est pas du JSON.', 'Файл не є JSON.'],
  'The key is taken.': ['La clé est déjà prise.', 'Ключ уже зайнято.'],
  'Places that cannot be used are left out.': [
    'Les lieux inutilisables sont laissés de côté.',
    'Непридатні місця пропущено.',
  ],
  'Rows refer to each other in a circle.': [
    'Des lignes renvoient l’une à l’autre en boucle.',
    'Рядки посилаються один на одного по колу.',
  ],
  'A row refers to one that is not there.': [
    'Une ligne renvoie à une autre qui n’existe pas.',
    'Рядок посилається на той, якого немає.',
  ],
  'There is no route.': ['Il n’y a pas d’itinéraire.', 'Маршруту немає.'],
  'The length of a runway makes no sense.': ['La longueur d’une piste n’a pas de sens.', 'Довжина смуги не має сенсу.'],
  'Runways of unknown airfields are left out.': [
    'Les pistes d’aérodromes inconnus sont laissées de côté.',
    'Смуги невідомих аеродромів пропущено.',
  ],
  'A text is broken.': ['Un texte est endommagé.', 'Текст пошкоджено.'],
  'A text has a character that turns the direction of reading.': [
    'Un texte contient un caractère qui inverse le sens de lecture.',
    'Текст містить знак, що змінює напрямок читання.',
  ],
  'The scenario is too large.': ['Le scénario est trop grand.', 'Сценарій завеликий.'],
  'Somebody else changed it meanwhile.': [
    'Quelqu’un d’autre l’a modifié entre-temps.',
    'Тим часом це змінив хтось інший.',
  ],
  'The file is no workbook.': ['Le fichier n’est pas un classeur.', 'Файл не є книгою.'],
  'The workbook is of an older kind or has a password.': [
    'Le classeur est d’un ancien type ou a un mot de passe.',
    'Книга застарілого типу або захищена паролем.',
  ],
  'The example of the workbook is left out.': [
    'L’exemple du classeur est laissé de côté.',
    'Приклад із книги пропущено.',
  ],
  'Another sheet of the workbook is not read.': [
    'Une autre feuille du classeur n’est pas lue.',
    'Інший аркуш книги не прочитано.',
  ],
  'The workbook cannot be read.': ['Le classeur est illisible.', 'Книгу не вдалося прочитати.'],
  'A caveat does not fit together.': ['Une restriction est incohérente.', 'Застереження суперечливе.'],
  'The clock does not fit together.': ['L’horloge est incohérente.', 'Годинник суперечливий.'],
  'A contribution does not fit together.': ['Une contribution est incohérente.', 'Внесок суперечливий.'],
  'Dates are not in order.': ['Les dates ne sont pas dans l’ordre.', 'Дати не за порядком.'],
  'A distribution is not in order.': ['Une distribution n’est pas dans l’ordre.', 'Розподіл не за порядком.'],
  'A gate does not fit together.': ['Une autorisation est incohérente.', 'Дозвіл суперечливий.'],
  'Lift does not fit together.': ['Le transport est incohérent.', 'Транспорт суперечливий.'],
  'A link does not fit together.': ['Une liaison est incohérente.', 'Зв’язок суперечливий.'],
  'A place does not fit together.': ['Un lieu est incohérent.', 'Місце суперечливе.'],
  'A port does not fit together.': ['Un port est incohérent.', 'Порт суперечливий.'],
  'A range is not in order.': ['Un intervalle n’est pas dans l’ordre.', 'Межі не за порядком.'],
  'A requirement does not fit together.': ['Un besoin est incohérent.', 'Потреба суперечлива.'],
  'A value has not the form that is asked for.': [
    'Une valeur n’a pas la forme demandée.',
    'Значення не має потрібної форми.',
  ],
  'A stock does not fit together.': ['Un stock est incohérent.', 'Запас суперечливий.'],
  'A unit cannot be read.': ['Une unité est illisible.', 'Підрозділ не вдалося прочитати.'],
  'Something is wrong.': ['Quelque chose ne va pas.', 'Щось не так.'],
} as const satisfies Entries;

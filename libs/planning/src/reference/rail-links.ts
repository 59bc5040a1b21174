/**
 * The rail network: 1435 mm from the Atlantic to the railheads inside Ukraine, 1520 mm in Ukraine, Moldova and the Baltic states.
 *
 * Lines are chains of places, so the table reads like a timetable. Length: published where given below, else geodesic times 1.30. Capacity: nominal by
 * tracks (signalled European line, single 25, double 100 trains a day and direction; M), of which the military share may be used. Speed: what a military
 * train makes between terminals without the stop at the border of Ukraine, so that terminal to terminal with that border comes to about 22 km/h (A):
 * 26 km/h in one country, 20 km/h over a border, 30 km/h on the 1520 mm network. Spanish and Portuguese broad gauge is not modelled:
 * forces from there reach standard gauge at Hendaye or Perpignan by road. Finland's 1524 mm is left out too: it is reached by sea.
 */
import type { LinkRow } from '../scenario/network-section.ts';
import { crossings } from './crossings.ts';
import { toPlaceId, towns } from './junctions.ts';
import { seaports } from './seaports.ts';

/** Tracks, then the places of the line in order. Towns by bare name, ports and crossings by id. */
type Line = readonly [tracks: 1 | 2, ...places: string[]];

// prettier-ignore
const STANDARD: readonly Line[] = [
  // France and the Channel Tunnel
  [2, 'Folkestone', 'Calais', 'Lille', 'Paris'], [2, 'FRLEH', 'Paris'], [2, 'Rennes', 'Le-Mans', 'Paris'], [2, 'Nantes', 'Le-Mans'], [2, 'Nantes', 'Tours', 'Paris'],
  [2, 'FRLPE', 'FRLRH', 'Poitiers', 'Tours'], [2, 'Hendaye', 'Bordeaux', 'Poitiers'], [2, 'Bordeaux', 'Toulouse', 'Nimes'], [2, 'Perpignan', 'Nimes', 'Lyon', 'Dijon', 'Paris'],
  [2, 'Nimes', 'Miramas', 'FRTLN', 'Les-Arcs'], [2, 'Miramas', 'Lyon', 'Chambery', 'Turin'], [1, 'Clermont', 'Lyon'], [2, 'Clermont', 'Paris'], [2, 'Dijon', 'Belfort', 'Strasbourg'], [2, 'Dijon', 'Metz'], [2, 'Paris', 'Mailly', 'Metz'], [2, 'Paris', 'Mourmelon', 'Metz', 'Strasbourg'],
  [1, 'Mailly', 'Mourmelon'], [2, 'Lille', 'Mourmelon'], [2, 'Metz', 'Kaiserslautern'], [2, 'Strasbourg', 'Karlsruhe'], [2, 'Lille', 'Brussels'], [2, 'Metz', 'Luxembourg'],
  // Benelux
  [2, 'BEZEE', 'Brussels', 'Liege', 'Aachen'], [2, 'BEANR', 'Brussels'], [2, 'BEANR', 'Leopoldsburg', 'Liege'], [2, 'Brussels', 'Marche', 'Luxembourg'], [2, 'Liege', 'Marche'],
  [2, 'BEANR', 'NLRTM', 'Utrecht', 'Apeldoorn', 'Hannover'], [2, 'NLVLI', 'Eindhoven', 'Venlo', 'Duisburg'], [2, 'Eindhoven', 'Utrecht'], [2, 'NLRTM', 'Duisburg'], [2, 'Apeldoorn', 'Steenwijk'], [2, 'BEANR', 'NLVLI'],
  // Germany
  [2, 'Aachen', 'Cologne', 'Duisburg', 'Paderborn', 'Kassel', 'Erfurt', 'Leipzig', 'Dresden'], [2, 'Cologne', 'Frankfurt', 'Kassel', 'Hannover'], [2, 'Frankfurt', 'Erfurt'], [2, 'Frankfurt', 'Karlsruhe', 'Stuttgart', 'Ulm', 'Munich', 'Salzburg'],
  [2, 'Kaiserslautern', 'Frankfurt', 'Nuremberg', 'Grafenwoehr'], [2, 'Stuttgart', 'Nuremberg', 'Passau', 'Linz'], [2, 'Karlsruhe', 'Donaueschingen', 'Ulm'], [2, 'Munich', 'Nuremberg', 'Erfurt'], [1, 'Grafenwoehr', 'Plzen'], [1, 'Grafenwoehr', 'Leipzig'],
  [2, 'DEEME', 'Bremen', 'Hannover', 'Magdeburg', 'Berlin', 'Frankfurt-Oder', 'Poznan'], [2, 'DEWVN', 'Bremen'], [2, 'DEBRV', 'Bremen', 'Hamburg'], [2, 'Bremen', 'Duisburg'], [2, 'DEHAM', 'Hamburg', 'Munster', 'Hannover'], [1, 'Bremen', 'Munster'],
  [2, 'Hamburg', 'Schwerin', 'Berlin'], [1, 'DERSK', 'Schwerin'], [2, 'DERSK', 'Berlin'], [2, 'Berlin', 'Pasewalk', 'Szczecin'], [2, 'Berlin', 'Leipzig', 'Nuremberg'], [2, 'Magdeburg', 'Leipzig'], [2, 'Paderborn', 'Hannover'], [2, 'Berlin', 'Cottbus'], [1, 'Leipzig', 'Cottbus', 'Zagan', 'Wroclaw'],
  [2, 'Dresden', 'Prague'], [2, 'Dresden', 'Wroclaw'], [2, 'Hamburg', 'Flensburg', 'Fredericia'],
  // Denmark, Sweden, Norway
  [2, 'DKEBJ', 'Fredericia', 'Slagelse', 'Copenhagen', 'Malmo'], [2, 'Aarhus', 'Fredericia'], [2, 'Malmo', 'SEGOT', 'Skovde', 'Stockholm'], [2, 'Malmo', 'Stockholm'], [1, 'SEGOT', 'NOOSL', 'Elverum', 'NOTRD'], [1, 'Stockholm', 'Sundsvall', 'Boden', 'NONVK'],
  // Poland and the standard-gauge railheads to its east
  [2, 'PLSWI', 'Szczecin', 'Poznan', 'Lodz', 'Warsaw'], [1, 'Szczecin', 'Drawsko', 'Bydgoszcz'], [2, 'Poznan', 'Bydgoszcz', 'Tczew'], [2, 'PLGDY', 'PLGDN', 'Tczew', 'Warsaw'], [2, 'Zagan', 'Poznan'], [2, 'Poznan', 'Wroclaw', 'Katowice', 'Slawkow', 'Krakow', 'Rzeszow', 'Przemysl', 'Medyka', 'XR-Mostyska', 'Mostyska'],
  [2, 'Lodz', 'Katowice'], [2, 'Warsaw', 'Katowice'], [2, 'Warsaw', 'Deblin', 'Lublin', 'Chelm', 'XR-Yahodyn'], [1, 'XR-Yahodyn', 'Kovel'], [1, 'Deblin', 'Rzeszow'], [1, 'Lublin', 'Zamosc', 'Belzec', 'XR-Rava-Ruska', 'Rava-Ruska'], [1, 'Belzec', 'Rzeszow'],
  [2, 'Warsaw', 'Bialystok'], [1, 'Bialystok', 'Suwalki', 'Sestokai', 'Kaunas'], [1, 'Orzysz', 'Bialystok'], [1, 'Orzysz', 'Tczew'], [2, 'Katowice', 'Ostrava'],
  // Czechia, Slovakia, Austria, Hungary
  [2, 'Nuremberg', 'Plzen', 'Prague', 'Pardubice', 'Prerov', 'Ostrava', 'Zilina', 'Martin', 'Kosice'], [2, 'Pardubice', 'Brno', 'Bratislava'], [2, 'Prerov', 'Brno'], [2, 'Prerov', 'Vienna'], [2, 'Brno', 'Vienna'], [2, 'Bratislava', 'Zilina'], [1, 'Bratislava', 'Zvolen', 'Kosice'], [1, 'Martin', 'Zvolen'],
  [2, 'Kosice', 'Michalovce', 'Dobra', 'XR-Chop-Cierna', 'Chop'], [2, 'Kosice', 'Haniska'], [1, 'Kosice', 'Miskolc'], [2, 'Vienna', 'Bratislava', 'Gyor'], [2, 'Salzburg', 'Linz', 'Vienna', 'Gyor', 'Tata', 'Budapest'], [1, 'Salzburg', 'Villach'], [2, 'Villach', 'Graz', 'Vienna'], [2, 'Munich', 'Innsbruck', 'Verona'],
  [2, 'Budapest', 'Szolnok', 'Debrecen', 'Nyiregyhaza', 'Fenyeslitke', 'Zahony', 'XR-Chop-Zahony', 'Chop'], [2, 'Budapest', 'Miskolc', 'Nyiregyhaza'], [1, 'Fenyeslitke', 'Eperjeske', 'XR-Batiovo', 'Batiovo'], [2, 'Szolnok', 'Arad'], [1, 'Szolnok', 'Hodmezovasarhely', 'Arad'], [1, 'Debrecen', 'Oradea'], [1, 'Debrecen', 'Satu-Mare'],
  [1, 'Chop', 'Uzhhorod'], [1, 'Chop', 'Batiovo', 'Mukachevo'], [1, 'Batiovo', 'Korolevo'],
  // Romania and the border with Ukraine and Moldova
  [2, 'ROCND', 'Cernavoda', 'Bucharest', 'Ploiesti', 'Buzau', 'Focsani', 'Bacau', 'Pascani', 'Suceava', 'Dornesti'], [1, 'Dornesti', 'XR-Vadul-Siret', 'Vadul-Siret'], [2, 'Ploiesti', 'Brasov', 'Cincu'], [2, 'Cincu', 'Cluj'], [1, 'Cincu', 'Arad'], [2, 'Bucharest', 'Craiova', 'Timisoara', 'Arad'], [1, 'Bucharest', 'Giurgiu', 'Ruse'], [2, 'Pascani', 'Iasi', 'Ungheni'],
  [1, 'Cluj', 'Oradea'], [1, 'Cluj', 'Baia-Mare', 'Satu-Mare', 'Halmeu', 'XR-Diakove', 'Korolevo'], [1, 'Oradea', 'Satu-Mare'], [1, 'Oradea', 'Arad'], [1, 'Cluj', 'Suceava'], [2, 'Buzau', 'ROBRA', 'ROGAL'], [1, 'ROTCE', 'Cernavoda'], [1, 'Craiova', 'Vidin'],
  // Bulgaria, Greece, Turkiye
  [1, 'Ruse', 'Gorna', 'Stara-Zagora'], [2, 'Gorna', 'Sofia'], [2, 'BGVAR', 'Gorna'], [1, 'BGVAR', 'Ruse'], [2, 'BGBOJ', 'Yambol', 'Stara-Zagora', 'Plovdiv', 'Sofia'], [2, 'Plovdiv', 'Svilengrad', 'Cerkezkoy', 'TRIST'], [1, 'Stara-Zagora', 'Svilengrad', 'GRAXD'], [1, 'GRAXD', 'GRSKG'], [1, 'Sofia', 'Vidin'], [1, 'Sofia', 'Kulata', 'GRSKG'],
  [2, 'GRSKG', 'Larissa', 'Athens'], [2, 'TRIST', 'TRDRC', 'Eskisehir', 'Ankara'], [1, 'TRIZM', 'Eskisehir'], [1, 'Ankara', 'Adana'], [2, 'Adana', 'TRMER'],
  // Italy, Slovenia, Croatia
  [2, 'Turin', 'Milan', 'Verona', 'Udine', 'Villach'], [2, 'ITTRS', 'Udine'], [2, 'ITTRS', 'Ljubljana'], [2, 'ITLIV', 'ITSPE', 'Milan'], [2, 'ITLIV', 'Florence'], [2, 'Verona', 'Bologna', 'Florence', 'Rome', 'Naples', 'Bari'], [2, 'Bari', 'ITTAR'], [2, 'Bologna', 'Bari'], [2, 'Bologna', 'Milan'],
  [1, 'SIKOP', 'Ljubljana'], [2, 'Ljubljana', 'Graz'], [2, 'Ljubljana', 'Zagreb'], [1, 'HRRJK', 'Zagreb'], [2, 'Ljubljana', 'Villach'], [1, 'Ljubljana', 'Budapest'], [1, 'Zagreb', 'Budapest'],
];

// prettier-ignore
const BROAD: readonly Line[] = [
  // Over the border: broad gauge reaches into Poland, Slovakia, Hungary and Romania
  [1, 'Slawkow', 'Zamosc', 'XR-Izov', 'Volodymyr', 'Kovel'], [1, 'Chelm', 'XR-Yahodyn', 'Kovel'], [1, 'Belzec', 'XR-Rava-Ruska', 'Rava-Ruska', 'Lviv'], [1, 'Medyka', 'XR-Mostyska'], [2, 'XR-Mostyska', 'Mostyska', 'Lviv'], [1, 'Haniska', 'XR-Uzhhorod', 'Uzhhorod', 'Chop'], [1, 'Dobra', 'XR-Chop-Cierna', 'Chop'], [1, 'Zahony', 'XR-Chop-Zahony', 'Chop'],
  [1, 'Fenyeslitke', 'Zahony'], [1, 'Eperjeske', 'XR-Batiovo', 'Batiovo'], [1, 'Fenyeslitke', 'Eperjeske'], [1, 'Dornesti', 'XR-Vadul-Siret', 'Vadul-Siret', 'Chernivtsi'], [1, 'Halmeu', 'XR-Diakove', 'Korolevo', 'Batiovo'],
  // Western Ukraine
  [2, 'Chop', 'Batiovo', 'Mukachevo', 'Stryi', 'Lviv'], [1, 'Uzhhorod', 'Sambir', 'Lviv'], [2, 'Lviv', 'Ternopil', 'Khmelnytskyi', 'Zhmerynka', 'Vinnytsia', 'Koziatyn', 'Fastiv', 'Kyiv'], [2, 'Lviv', 'Rivne', 'Shepetivka', 'Koziatyn'], [2, 'Kovel', 'Lutsk', 'Rivne'], [2, 'Kovel', 'Korosten', 'Kyiv'], [1, 'Lviv', 'Volodymyr'],
  [2, 'Lviv', 'Ivano-Frankivsk', 'Kolomyia', 'Chernivtsi'], [1, 'Stryi', 'Ivano-Frankivsk'], [1, 'Stryi', 'Ternopil'], [2, 'Shepetivka', 'Korosten'], [1, 'Korosten', 'Zhytomyr', 'Koziatyn'], [1, 'Ternopil', 'Chernivtsi'], [1, 'Chernivtsi', 'XR-Sokyriany'],
  // Central, northern and southern Ukraine
  [2, 'Fastiv', 'Bila-Tserkva', 'Cherkasy'], [2, 'Bila-Tserkva', 'Znamianka', 'Dnipro', 'Zaporizhzhia'], [1, 'Cherkasy', 'Znamianka'], [1, 'Koziatyn', 'Uman', 'Cherkasy'], [2, 'Kyiv', 'Nizhyn', 'Konotop', 'Sumy', 'Kharkiv'], [1, 'Nizhyn', 'Chernihiv'], [2, 'Kyiv', 'Poltava', 'Kharkiv'], [1, 'Poltava', 'Kremenchuk', 'Znamianka'], [2, 'Dnipro', 'Kryvyi-Rih', 'Mykolaiv'], [2, 'Poltava', 'Dnipro'],
  [1, 'Znamianka', 'Mykolaiv'], [1, 'Mykolaiv', 'UAPIV'], [1, 'UAPIV', 'Odesa'], [2, 'Odesa', 'UAODS'], [2, 'Zhmerynka', 'Podilsk', 'Rozdilna', 'Odesa'], [1, 'Podilsk', 'Znamianka'], [1, 'Odesa', 'Artsyz', 'Izmail', 'UARNI'], [1, 'Zhmerynka', 'XR-Mohyliv'],
  // Moldova
  [1, 'XR-Mohyliv', 'Ocnita'], [1, 'XR-Sokyriany', 'Ocnita', 'Balti', 'Ungheni', 'Chisinau'], [1, 'Chisinau', 'Basarabeasca', 'Giurgiulesti', 'XR-Reni', 'UARNI'], [1, 'Basarabeasca', 'Artsyz'], [1, 'ROGAL', 'Giurgiulesti'],
  // Baltic states
  [1, 'Sestokai', 'Kaunas'], [2, 'Kaunas', 'Jonava', 'Siauliai'], [2, 'Kaunas', 'Vilnius'], [2, 'Vilnius', 'Jonava'], [2, 'LTKLJ', 'Siauliai'], [1, 'Siauliai', 'Jelgava', 'Riga'], [2, 'Riga', 'LVRIX'], [1, 'Riga', 'Valga', 'Tapa'], [2, 'Tapa', 'Tallinn'], [2, 'Tallinn', 'EETLL'], [1, 'Tallinn', 'EEPLA'],
];

/** Lengths that are commonly published, by the two ends as written above (km). Unverified. */
// prettier-ignore
const PUBLISHED_KM: Readonly<Record<string, number>> = {
  'Folkestone:Calais': 59, 'Zamosc:XR-Izov': 75, 'Slawkow:Zamosc': 320, 'Chop:Uzhhorod': 22, 'Bucharest:Ploiesti': 59, 'Warsaw:Bialystok': 180, 'Dresden:Prague': 191,
  'Prague:Pardubice': 104, 'Rzeszow:Przemysl': 87, 'Tallinn:EEPLA': 48, 'Medyka:XR-Mostyska': 5, 'XR-Mostyska:Mostyska': 16, 'Lviv:Ternopil': 141,
};

const COUNTRY: ReadonlyMap<string, string | undefined> = new Map(
  [...towns, ...seaports, ...crossings].map(({ id, country }) => [id, country]),
);
const NOMINAL_TRAINS_PER_DAY = { 1: 25, 2: 100 } as const;
const SPEED_KMH = { domestic: 26, overBorder: 20, broad: 30 } as const;

function toLink(gauge: 1435 | 1520, tracks: 1 | 2, a: string, b: string): LinkRow {
  const [from, to] = [toPlaceId(a), toPlaceId(b)];
  const published = PUBLISHED_KM[`${a}:${b}`];
  const sameCountry = COUNTRY.get(from) === COUNTRY.get(to);
  return {
    id: `rail${gauge === 1520 ? '1520' : ''}:${from}:${to}`,
    from,
    to,
    mode: 'rail',
    ...(published === undefined ? {} : { lengthKm: published }),
    gauge,
    tracks,
    trainsPerDay: NOMINAL_TRAINS_PER_DAY[tracks],
    basis: 'nominal',
    share: 'share-rail-military',
    speedKmh: gauge === 1520 ? SPEED_KMH.broad : sameCountry ? SPEED_KMH.domestic : SPEED_KMH.overBorder,
    source: 'general-knowledge',
    confidence: 'M',
    note: `Capacity by number of tracks (M); speed assumed (A); ${published === undefined ? 'length: geodesic times 1.30 (A)' : 'length as commonly published (M)'}.`,
  };
}

const toLinks = (gauge: 1435 | 1520, lines: readonly Line[]): LinkRow[] =>
  lines.flatMap(([tracks, ...places]) => places.slice(1).map((place, at) => toLink(gauge, tracks, places[at], place)));

export const railLinks: readonly LinkRow[] = [...toLinks(1435, STANDARD), ...toLinks(1520, BROAD)];

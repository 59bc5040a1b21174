/**
 * The road network: motorway corridors between the towns, every road crossing of the border of Ukraine, and the way from airfields to
 * the nearest town; sites are joined in `site-links.ts`. Chains of places as in `rail-links.ts`. Length: geodesic times 1.25.
 * Capacity: density and rate of march (ST 100-3: 20 vehicles a km at 25 km/h are 500 an hour) bound a march; main roads are given
 * 400 an hour, local roads 200, of which the military share applies. The speed of a column is that of what moves, not of the
 * road, so links carry no speed.
 */
import type { LinkRow } from '../scenario/network-section.ts';
import { airfields } from './airfields.ts';
import { crossings } from './crossings.ts';
import { bansOf } from './driving-bans.ts';
import { junctions, toPlaceId } from './junctions.ts';
import { seaports } from './seaports.ts';

// prettier-ignore
const CORRIDORS: readonly (readonly string[])[] = [
  // British Isles
  ['Edinburgh', 'Catterick', 'Birmingham', 'London', 'Folkestone'], ['Birmingham', 'Bulford', 'GBSOU', 'London'], ['Bulford', 'London'],
  // Iberia
  ['Lisbon', 'PTLIS'], ['PTSET', 'Lisbon', 'Santa-Margarida', 'Salamanca', 'Madrid', 'Zaragoza', 'Perpignan'], ['Lisbon', 'Seville', 'Madrid'], ['ESCAD', 'Seville'], ['ESVLC', 'Zaragoza', 'Hendaye'], ['ESVLC', 'Madrid'], ['Salamanca', 'Hendaye'],
  // France
  ['Hendaye', 'Bordeaux', 'Poitiers', 'Tours', 'Paris', 'Lille', 'Calais'], ['FRLPE', 'FRLRH', 'Poitiers'], ['FRLRH', 'Nantes', 'Le-Mans', 'Paris'], ['Rennes', 'Le-Mans'], ['Le-Mans', 'Tours'], ['FRLEH', 'Paris', 'Mourmelon', 'Metz', 'Kaiserslautern'], ['Bordeaux', 'Toulouse', 'Perpignan', 'Nimes', 'Lyon', 'Dijon', 'Paris'], ['FRLEH', 'Calais'],
  ['Toulouse', 'Nimes', 'Miramas', 'FRTLN', 'Les-Arcs'], ['Miramas', 'Lyon', 'Chambery', 'Turin'], ['Clermont', 'Lyon'], ['Clermont', 'Tours'], ['Clermont', 'Paris'], ['Dijon', 'Belfort', 'Strasbourg', 'Karlsruhe'], ['Dijon', 'Metz', 'Luxembourg'], ['Mourmelon', 'Mailly', 'Dijon'], ['Metz', 'Strasbourg'], ['Lille', 'Mourmelon'], ['Paris', 'Mailly', 'Metz'], ['Les-Arcs', 'ITSPE'],
  // Benelux
  ['Lille', 'Brussels', 'Liege', 'Aachen', 'Cologne'], ['Calais', 'BEZEE', 'Brussels', 'Marche', 'Luxembourg', 'Kaiserslautern'], ['Brussels', 'BEANR', 'NLRTM', 'Utrecht', 'Apeldoorn', 'Hannover'], ['BEANR', 'Leopoldsburg', 'Eindhoven', 'Venlo', 'Duisburg'], ['NLVLI', 'BEANR', 'Eindhoven', 'Utrecht'], ['Liege', 'Marche'], ['Apeldoorn', 'Steenwijk', 'DEEME'], ['Leopoldsburg', 'Liege'], ['NLVLI', 'NLRTM'],
  // Germany
  ['Cologne', 'Duisburg', 'Paderborn', 'Kassel', 'Erfurt', 'Dresden', 'Wroclaw'], ['Duisburg', 'Hannover', 'Magdeburg', 'Berlin', 'Frankfurt-Oder', 'Poznan', 'Lodz', 'Warsaw'], ['Cologne', 'Frankfurt', 'Kassel', 'Hannover'], ['Frankfurt', 'Erfurt', 'Leipzig', 'Dresden', 'Prague'], ['Kaiserslautern', 'Frankfurt', 'Nuremberg', 'Passau', 'Linz'], ['Kaiserslautern', 'Karlsruhe', 'Stuttgart', 'Ulm', 'Munich', 'Salzburg'],
  ['Stuttgart', 'Nuremberg', 'Munich'], ['Stuttgart', 'Donaueschingen', 'Ulm'], ['Nuremberg', 'Grafenwoehr', 'Plzen', 'Prague'], ['Nuremberg', 'Leipzig', 'Berlin'], ['Leipzig', 'Magdeburg'], ['DEWVN', 'DEBRV', 'Bremen', 'Hannover', 'Munster', 'Hamburg', 'DEHAM'], ['DEEME', 'Bremen', 'Hamburg', 'Schwerin', 'Berlin'], ['DERSK', 'Schwerin'], ['DERSK', 'Berlin'], ['DERSK', 'Pasewalk', 'Szczecin'], ['Berlin', 'Pasewalk'], ['Berlin', 'Cottbus', 'Zagan', 'Wroclaw'], ['Dresden', 'Cottbus'], ['Munich', 'Innsbruck', 'Verona'], ['Karlsruhe', 'Frankfurt'], ['Bremen', 'Munster'], ['Hannover', 'Paderborn'],
  // Nordic states
  ['Hamburg', 'Flensburg', 'Fredericia', 'Slagelse', 'Copenhagen', 'Malmo', 'SEGOT', 'NOOSL', 'Elverum', 'NOTRD', 'NONVK', 'Boden', 'Sundsvall', 'Stockholm'], ['Aarhus', 'Fredericia', 'DKEBJ'], ['SEGOT', 'Skovde', 'Stockholm', 'Malmo'], ['FIHKO', 'Helsinki', 'FIHEL'], ['FITKU', 'Helsinki', 'Tampere', 'FITKU'],
  // Poland
  ['PLSWI', 'Szczecin', 'Drawsko', 'Bydgoszcz', 'Poznan'], ['Szczecin', 'Poznan', 'Wroclaw'], ['PLGDY', 'PLGDN', 'Tczew', 'Lodz', 'Katowice', 'Ostrava'], ['Tczew', 'Warsaw', 'Deblin', 'Lublin', 'Chelm', 'XD-Dorohusk', 'Kovel'], ['Wroclaw', 'Katowice', 'Slawkow', 'Krakow', 'Rzeszow', 'XD-Korczowa', 'Lviv'], ['Rzeszow', 'Przemysl', 'Medyka', 'XD-Medyka', 'Mostyska', 'Lviv'], ['Warsaw', 'Bialystok', 'Suwalki', 'Sestokai', 'Kaunas'], ['Bialystok', 'Orzysz', 'Tczew'], ['Bydgoszcz', 'Tczew'], ['Bydgoszcz', 'Lodz'],
  ['Lublin', 'Zamosc', 'Belzec', 'XD-Hrebenne', 'Rava-Ruska', 'Lviv'], ['Lublin', 'Rzeszow'], ['Zamosc', 'XD-Zosin', 'Volodymyr', 'Lutsk'], ['Zamosc', 'XD-Dolhobyczow', 'Volodymyr'], ['Rzeszow', 'XD-Budomierz', 'Lviv'], ['Przemysl', 'XD-Kroscienko', 'Sambir'], ['Zagan', 'Poznan'], ['Rzeszow', 'Kosice'], ['Warsaw', 'Krakow'],
  // Baltic states
  ['LTKLJ', 'Siauliai', 'Riga', 'Valga', 'Tapa'], ['LTKLJ', 'Kaunas', 'Jonava', 'Siauliai', 'Jelgava', 'Riga', 'LVRIX'], ['Kaunas', 'Vilnius'], ['Riga', 'Tallinn', 'EETLL'], ['Tapa', 'Tallinn', 'EEPLA'],
  // Czechia, Slovakia, Austria, Hungary
  ['Prague', 'Pardubice', 'Prerov', 'Ostrava', 'Zilina', 'Martin', 'Kosice', 'Michalovce', 'XD-Vysne-Nemecke', 'Uzhhorod'], ['Prague', 'Brno', 'Bratislava', 'Zvolen', 'Kosice', 'Haniska'], ['Brno', 'Prerov'], ['Brno', 'Vienna', 'Gyor', 'Tata', 'Budapest', 'Szolnok', 'Debrecen', 'Nyiregyhaza', 'Fenyeslitke', 'Zahony', 'XD-Zahony', 'Chop'], ['Michalovce', 'XD-Ubla', 'Sambir'], ['Michalovce', 'Dobra', 'Zahony'], ['Bratislava', 'Vienna'], ['Bratislava', 'Gyor'], ['Bratislava', 'Zilina'], ['Martin', 'Zvolen', 'Budapest'], ['Krakow', 'Zilina'],
  ['Salzburg', 'Linz', 'Vienna', 'Graz', 'Villach', 'Udine'], ['Salzburg', 'Villach', 'Ljubljana'], ['Nyiregyhaza', 'XD-Barabas', 'Mukachevo'], ['Nyiregyhaza', 'XD-Beregsurany', 'Mukachevo'], ['Nyiregyhaza', 'XD-Tiszabecs', 'Korolevo'], ['Fenyeslitke', 'Eperjeske'], ['Budapest', 'Miskolc', 'Nyiregyhaza'], ['Kosice', 'Miskolc'], ['Budapest', 'Hodmezovasarhely', 'Arad'], ['Debrecen', 'Oradea', 'Cluj'],
  // Romania and Moldova
  ['Arad', 'Timisoara', 'Craiova', 'Bucharest', 'Cernavoda', 'ROCND'], ['Arad', 'Cincu', 'Brasov', 'Ploiesti', 'Bucharest', 'Giurgiu', 'Ruse'], ['Cincu', 'Cluj', 'Baia-Mare', 'Satu-Mare', 'Halmeu', 'XD-Halmeu', 'Korolevo'], ['Oradea', 'Satu-Mare'], ['Oradea', 'Arad'], ['Baia-Mare', 'XD-Sighet', 'Korolevo'], ['Ploiesti', 'Buzau', 'Focsani', 'Bacau', 'Pascani', 'Suceava', 'Dornesti'], ['Suceava', 'XD-Siret', 'Chernivtsi'], ['Pascani', 'Iasi', 'XD-Sculeni', 'Balti'], ['Cluj', 'Suceava'], ['Brasov', 'Bacau'],
  ['Bacau', 'Iasi', 'XD-Albita', 'Chisinau', 'XD-Palanca', 'Odesa'], ['Buzau', 'ROBRA', 'ROGAL', 'XD-Galati', 'Giurgiulesti', 'XD-Giurgiulesti', 'UARNI', 'Izmail'], ['Focsani', 'ROGAL'], ['ROCND', 'ROTCE', 'XD-Isaccea', 'Izmail', 'Artsyz', 'XD-Palanca'], ['ROBRA', 'ROTCE'], ['ROBRA', 'Cernavoda'], ['Ungheni', 'Iasi'], ['Ungheni', 'Chisinau', 'Balti', 'Ocnita', 'XD-Mohyliv', 'Vinnytsia'], ['Balti', 'XD-Mamalyha', 'Chernivtsi'], ['Chisinau', 'Basarabeasca', 'Giurgiulesti'], ['ROCND', 'BGVAR'],
  // South-east Europe
  ['Craiova', 'Vidin', 'Sofia', 'Kulata', 'GRSKG', 'Larissa', 'Athens'], ['Sofia', 'Plovdiv', 'Svilengrad', 'Cerkezkoy', 'TRIST', 'TRDRC', 'Eskisehir', 'Ankara', 'Adana', 'TRMER'], ['GRSKG', 'GRAXD', 'Svilengrad', 'Stara-Zagora', 'Gorna', 'Ruse'], ['BGBOJ', 'Yambol', 'Stara-Zagora', 'Plovdiv'], ['BGBOJ', 'BGVAR', 'Ruse'], ['BGVAR', 'Gorna', 'Sofia'], ['TRIZM', 'Eskisehir'],
  // Italy, Slovenia, Croatia
  ['Turin', 'Milan', 'Verona', 'Udine', 'ITTRS', 'Ljubljana', 'Zagreb', 'Budapest'], ['Verona', 'Bologna', 'Florence', 'Rome', 'Naples', 'Bari', 'ITTAR'], ['Milan', 'Bologna', 'Bari'], ['Florence', 'ITLIV', 'ITSPE', 'Milan'], ['SIKOP', 'ITTRS', 'HRRJK', 'Zagreb'], ['SIKOP', 'Ljubljana', 'Graz'],
  // Ukraine
  ['Uzhhorod', 'Mukachevo', 'Stryi', 'Lviv', 'Rivne', 'Zhytomyr', 'Kyiv', 'Poltava', 'Kharkiv'], ['Chop', 'Uzhhorod'], ['Chop', 'Batiovo', 'Mukachevo'], ['Batiovo', 'Korolevo', 'Mukachevo'], ['Sambir', 'Lviv'], ['Sambir', 'Stryi', 'Ivano-Frankivsk', 'Kolomyia', 'Chernivtsi', 'Khmelnytskyi'], ['Chernivtsi', 'Vadul-Siret', 'Dornesti'], ['Lviv', 'Ternopil', 'Khmelnytskyi', 'Vinnytsia', 'Uman', 'Odesa'], ['Ternopil', 'Ivano-Frankivsk'], ['Ternopil', 'Rivne', 'Lutsk', 'Kovel'], ['Lviv', 'Lutsk'], ['Lviv', 'Volodymyr'], ['Kovel', 'Korosten', 'Kyiv'], ['Korosten', 'Zhytomyr', 'Koziatyn', 'Vinnytsia'], ['Khmelnytskyi', 'Shepetivka', 'Rivne'], ['Vinnytsia', 'Zhmerynka', 'Khmelnytskyi'],
  ['Kyiv', 'Fastiv', 'Koziatyn'], ['Kyiv', 'Bila-Tserkva', 'Uman', 'Znamianka', 'Dnipro', 'Zaporizhzhia'], ['Kyiv', 'Cherkasy', 'Kremenchuk', 'Dnipro', 'Kharkiv'], ['Bila-Tserkva', 'Cherkasy', 'Znamianka', 'Kryvyi-Rih', 'Zaporizhzhia'], ['Kremenchuk', 'Poltava', 'Sumy', 'Konotop', 'Nizhyn', 'Kyiv'], ['Kremenchuk', 'Znamianka', 'Mykolaiv', 'UAPIV', 'UAODS', 'Odesa'], ['Kryvyi-Rih', 'Mykolaiv'], ['Nizhyn', 'Chernihiv', 'Kyiv'], ['Podilsk', 'Rozdilna', 'Odesa'], ['Podilsk', 'Uman'], ['Bila-Tserkva', 'Fastiv'], ['Sumy', 'Kharkiv'],
  // North America
  ['USORF', 'USCHS', 'Savannah', 'USBPT'], ['Petawawa', 'CAMTR', 'CAHAL'],
];

/** The town or port an airfield is reached from. Oceanic and overseas airfields without a road here are reached by air only. */
// prettier-ignore
const AIRFIELD_ROADS: Readonly<Record<string, readonly string[]>> = {
  Kyiv: ['UKKK', 'UKBB', 'UKKM'], Lviv: ['UKLL'], Odesa: ['UKOO'], Dnipro: ['UKDD'], Kharkiv: ['UKHH'], Rivne: ['UKLR'], Chernivtsi: ['UKLN'], 'Ivano-Frankivsk': ['UKLI'], Zaporizhzhia: ['UKDE'],
  Rzeszow: ['EPRZ'], Warsaw: ['EPWA', 'EPMM'], Krakow: ['EPKK'], PLGDN: ['EPGD'], Poznan: ['EPPO', 'EPKS', 'EPPW'], Wroclaw: ['EPWR'], Lublin: ['EPLB'], Lodz: ['EPLK'], Deblin: ['EPDE'], Szczecin: ['EPSC'], Bydgoszcz: ['EPBY'],
  Bucharest: ['LROP'], ROCND: ['LRCK'], Cincu: ['LRSB'], Cluj: ['LRCL'], Timisoara: ['LRTR'], Iasi: ['LRIA'], ROTCE: ['LRTC'], 'Satu-Mare': ['LRSM'], Bacau: ['LRBC'], Chisinau: ['LUKK'],
  Kosice: ['LZKZ'], Bratislava: ['LZIB'], Zvolen: ['LZSL'], Budapest: ['LHBP'], Szolnok: ['LHKE', 'LHSN'], Debrecen: ['LHDC'], Gyor: ['LHPA'], Prague: ['LKPR'], Pardubice: ['LKPD'], Ostrava: ['LKMT'], Brno: ['LKNA'],
  Sofia: ['LBSF'], BGBOJ: ['LBBG'], BGVAR: ['LBWN'], Plovdiv: ['LBPG'], TRIST: ['LTFM'], Ankara: ['LTAC'], Adana: ['LTAG'], Bulford: ['EGVN'], Birmingham: ['EGXC'], London: ['EGUN'], Edinburgh: ['EGPK', 'EGQS'],
  Tours: ['LFOJ'], Clermont: ['LFOA'], Miramas: ['LFMI'], Bordeaux: ['LFBD', 'LFBC'], Metz: ['LFSO'], Mailly: ['LFSI'], Paris: ['LFOE'], Hannover: ['EDDV', 'ETNW'], Hamburg: ['EDDH'], Leipzig: ['EDDP'], Kaiserslautern: ['ETAR'], DERSK: ['ETNL'], DEWVN: ['ETNT'], Cologne: ['EDDK'],
  Eindhoven: ['EHEH', 'EHVK'], Steenwijk: ['EHLW'], BEZEE: ['EBFN'], Leopoldsburg: ['EBBL'], Luxembourg: ['ELLX'], Aarhus: ['EKKA', 'EKYT'], Fredericia: ['EKSP'], Elverum: ['ENGM'], NOTRD: ['ENOL'], NONVK: ['ENEV'], Boden: ['ESPA'], Stockholm: ['ESSA'], Malmo: ['ESDF'],
  Helsinki: ['EFHK'], Tampere: ['EFTP'], Tallinn: ['EETN', 'EEEI'], Siauliai: ['EYSA'], Vilnius: ['EYVI'], Riga: ['EVRA'], ITLIV: ['LIRP'], Udine: ['LIPA'], Athens: ['LGAV'], Larissa: ['LGLR'], GRSKG: ['LGTS'], Madrid: ['LETO'], Zaragoza: ['LEZG'], Seville: ['LEMO', 'LPBJ'],
  Lisbon: ['LPMT'], Zagreb: ['LDZA'], Ljubljana: ['LJCE'], USCHS: ['KCHS'], USORF: ['KDOV'], Petawawa: ['CYTR'],
};

/** Bridges known to carry light vehicles only: the wooden bridge at Sighetu Marmatiei (class assumed). */
const BRIDGE_CLASS: Readonly<Record<string, number>> = { 'XD-Sighet': 5 };

const COUNTRY_OF: ReadonlyMap<string, string | undefined> = new Map(
  [...airfields, ...seaports, ...crossings, ...junctions].map(({ id, country }) => [id, country]),
);

const MAIN_ROAD_VEHICLES_PER_HOUR = 400;
const LOCAL_ROAD_VEHICLES_PER_HOUR = 200;

function toRoad(a: string, b: string, vehiclesPerHour: number): LinkRow {
  const [from, to] = [toPlaceId(a), toPlaceId(b)];
  const mlc = BRIDGE_CLASS[from] ?? BRIDGE_CLASS[to];
  const { bans, bansNote } = bansOf([COUNTRY_OF.get(from), COUNTRY_OF.get(to)]);
  return {
    id: `road:${from}:${to}`,
    from,
    to,
    mode: 'road',
    vehiclesPerHour,
    basis: 'nominal',
    share: 'share-road-military',
    ...(mlc === undefined ? {} : { mlc }),
    ...(bans === undefined ? {} : { bans }),
    source: 'general-knowledge',
    confidence: 'M',
    note: ['Corridor from the map (M); length: geodesic times 1.25 (A); capacity by kind of road (A).', bansNote]
      .filter((part) => part !== undefined)
      .join(' '),
  };
}

const corridors = CORRIDORS.flatMap((places) =>
  places.slice(1).map((place, at) => toRoad(places[at], place, MAIN_ROAD_VEHICLES_PER_HOUR)),
);
const airfieldRoads = Object.entries(AIRFIELD_ROADS).flatMap(([town, icaos]) =>
  icaos.map((icao) => toRoad(town, icao, LOCAL_ROAD_VEHICLES_PER_HOUR)),
);
export const roadLinks: readonly LinkRow[] = [...corridors, ...airfieldRoads];

/** Airfields that no road of the model reaches: islands and overseas. */
export const airOnly: readonly string[] = airfields
  .map(({ id }) => id)
  .filter((id) => !airfieldRoads.some(({ to }) => to === id));

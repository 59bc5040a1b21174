/**
 * Towns of the corridor network, rail terminals, gauge-change sites, inland ports and the nodes of the sea network. Positions are those of the
 * town or strait to about 5 km (M); ramps, wagons and berths are assumptions. Raw tables, a town per entry:
 * several share a line because the eye reads a region at a time.
 */
import type { PlaceRow } from '../scenario/network-section.ts';

/** `s` 1435 mm, `b` 1520 mm (broad), `sb` both. */
type Gauges = 's' | 'b' | 'sb';

/** Town, country, latitude, longitude, ramps, gauges. A town with ramps becomes `RT-<town>`, one without `J-<town>`. */
type Town = readonly [town: string, country: string, lat: number, lon: number, ramps?: number, gauges?: Gauges];

// prettier-ignore
const TOWNS: readonly Town[] = [
  // France
  ['Paris', 'FR', 48.86, 2.35], ['Lille', 'FR', 50.63, 3.07], ['Calais', 'FR', 50.93, 1.83, 1, 's'], ['Le-Mans', 'FR', 48.0, 0.2], ['Rennes', 'FR', 48.1, -1.67, 1, 's'],
  ['Nantes', 'FR', 47.22, -1.54], ['Tours', 'FR', 47.39, 0.69], ['Poitiers', 'FR', 46.58, 0.34, 1, 's'], ['Bordeaux', 'FR', 44.83, -0.56, 1, 's'], ['Hendaye', 'FR', 43.35, -1.78],
  ['Toulouse', 'FR', 43.61, 1.45, 1, 's'], ['Perpignan', 'FR', 42.7, 2.88], ['Nimes', 'FR', 43.83, 4.37, 2, 's'], ['Miramas', 'FR', 43.58, 5.0, 2, 's'],
  ['Les-Arcs', 'FR', 43.46, 6.48, 1, 's'], ['Lyon', 'FR', 45.75, 4.87, 1, 's'], ['Clermont', 'FR', 45.78, 3.1, 1, 's'], ['Chambery', 'FR', 45.57, 5.92, 1, 's'],
  ['Dijon', 'FR', 47.32, 5.03], ['Belfort', 'FR', 47.64, 6.86, 2, 's'], ['Mailly', 'FR', 48.66, 4.21, 2, 's'], ['Mourmelon', 'FR', 49.13, 4.36, 2, 's'],
  ['Metz', 'FR', 49.11, 6.18, 2, 's'], ['Strasbourg', 'FR', 48.58, 7.73, 1, 's'],
  // Benelux
  ['Brussels', 'BE', 50.85, 4.35], ['Leopoldsburg', 'BE', 51.12, 5.26, 1, 's'], ['Liege', 'BE', 50.62, 5.57], ['Marche', 'BE', 50.22, 5.34, 1, 's'],
  ['Luxembourg', 'LU', 49.6, 6.13, 1, 's'], ['Utrecht', 'NL', 52.09, 5.11], ['Eindhoven', 'NL', 51.45, 5.45, 1, 's'], ['Venlo', 'NL', 51.36, 6.17],
  ['Apeldoorn', 'NL', 52.21, 5.97, 1, 's'], ['Steenwijk', 'NL', 52.79, 6.12, 1, 's'],
  // Germany
  ['Aachen', 'DE', 50.77, 6.09], ['Cologne', 'DE', 50.94, 6.96], ['Duisburg', 'DE', 51.43, 6.77], ['Bremen', 'DE', 53.08, 8.81], ['Hannover', 'DE', 52.38, 9.74],
  ['Munster', 'DE', 52.99, 10.09, 2, 's'], ['Paderborn', 'DE', 51.72, 8.75, 2, 's'], ['Kassel', 'DE', 51.31, 9.49], ['Frankfurt', 'DE', 50.11, 8.66], ['Kaiserslautern', 'DE', 49.44, 7.77, 2, 's'],
  ['Karlsruhe', 'DE', 49.0, 8.4], ['Stuttgart', 'DE', 48.78, 9.18], ['Donaueschingen', 'DE', 47.95, 8.5, 1, 's'], ['Ulm', 'DE', 48.4, 9.98, 1, 's'], ['Munich', 'DE', 48.14, 11.56],
  ['Nuremberg', 'DE', 49.45, 11.08], ['Grafenwoehr', 'DE', 49.71, 11.91, 2, 's'], ['Passau', 'DE', 48.57, 13.45], ['Erfurt', 'DE', 50.98, 11.04, 1, 's'], ['Leipzig', 'DE', 51.34, 12.38, 1, 's'],
  ['Dresden', 'DE', 51.04, 13.73, 1, 's'], ['Magdeburg', 'DE', 52.13, 11.63, 1, 's'], ['Berlin', 'DE', 52.53, 13.2], ['Frankfurt-Oder', 'DE', 52.34, 14.55], ['Cottbus', 'DE', 51.76, 14.33],
  ['Schwerin', 'DE', 53.63, 11.41, 1, 's'], ['Pasewalk', 'DE', 53.5, 13.99, 1, 's'], ['Hamburg', 'DE', 53.52, 10.03], ['Flensburg', 'DE', 54.78, 9.43],
  // Nordic states
  ['Fredericia', 'DK', 55.56, 9.75], ['Aarhus', 'DK', 56.15, 10.2, 1, 's'], ['Slagelse', 'DK', 55.4, 11.35, 1, 's'], ['Copenhagen', 'DK', 55.67, 12.56],
  ['Malmo', 'SE', 55.61, 13.0], ['Skovde', 'SE', 58.39, 13.85, 1, 's'], ['Stockholm', 'SE', 59.33, 18.06], ['Boden', 'SE', 65.83, 21.69, 1, 's'], ['Sundsvall', 'SE', 62.39, 17.31],
  ['Elverum', 'NO', 60.88, 11.56, 1, 's'], ['Helsinki', 'FI', 60.2, 24.93], ['Tampere', 'FI', 61.5, 23.77],
  // Poland
  ['Szczecin', 'PL', 53.42, 14.55, 1, 's'], ['Drawsko', 'PL', 53.53, 15.8, 2, 's'], ['Poznan', 'PL', 52.4, 16.91, 1, 's'], ['Zagan', 'PL', 51.61, 15.32, 2, 's'], ['Wroclaw', 'PL', 51.1, 17.04, 1, 's'],
  ['Katowice', 'PL', 50.26, 19.02], ['Slawkow', 'PL', 50.29, 19.37, 2, 'sb'], ['Krakow', 'PL', 50.07, 19.95, 1, 's'], ['Rzeszow', 'PL', 50.04, 22.0, 3, 's'], ['Przemysl', 'PL', 49.78, 22.78, 2, 's'],
  ['Medyka', 'PL', 49.8, 22.9, 2, 'sb'], ['Belzec', 'PL', 50.39, 23.43, 1, 'sb'], ['Warsaw', 'PL', 52.25, 20.9, 2, 's'], ['Lodz', 'PL', 51.76, 19.46], ['Deblin', 'PL', 51.56, 21.86], ['Lublin', 'PL', 51.23, 22.57, 1, 's'],
  ['Chelm', 'PL', 51.14, 23.48, 2, 'sb'], ['Zamosc', 'PL', 50.71, 23.25, 1, 'sb'], ['Bialystok', 'PL', 53.13, 23.14, 1, 's'], ['Suwalki', 'PL', 54.1, 22.93, 1, 's'], ['Tczew', 'PL', 54.09, 18.8],
  ['Bydgoszcz', 'PL', 53.13, 18.0, 1, 's'], ['Orzysz', 'PL', 53.81, 21.95, 1, 's'],
  // Baltic states
  ['Sestokai', 'LT', 54.36, 23.43, 1, 'sb'], ['Kaunas', 'LT', 54.9, 23.9, 2, 'sb'], ['Jonava', 'LT', 55.07, 24.28, 1, 'b'], ['Vilnius', 'LT', 54.67, 25.28, 1, 'b'], ['Siauliai', 'LT', 55.93, 23.31],
  ['Jelgava', 'LV', 56.65, 23.72], ['Riga', 'LV', 56.95, 24.12, 1, 'b'], ['Valga', 'EE', 57.78, 26.03], ['Tapa', 'EE', 59.26, 25.96, 1, 'b'], ['Tallinn', 'EE', 59.42, 24.75, 1, 'b'],
  // Czechia, Slovakia, Hungary, Austria
  ['Prague', 'CZ', 50.08, 14.44], ['Plzen', 'CZ', 49.74, 13.38, 1, 's'], ['Pardubice', 'CZ', 50.03, 15.77, 1, 's'], ['Brno', 'CZ', 49.19, 16.61, 1, 's'], ['Prerov', 'CZ', 49.45, 17.45, 1, 's'], ['Ostrava', 'CZ', 49.85, 18.27],
  ['Bratislava', 'SK', 48.16, 17.1, 1, 's'], ['Zilina', 'SK', 49.22, 18.75], ['Martin', 'SK', 49.07, 18.92, 1, 's'], ['Zvolen', 'SK', 48.57, 19.13, 1, 's'], ['Kosice', 'SK', 48.72, 21.27, 2, 's'],
  ['Haniska', 'SK', 48.6, 21.25, 2, 'sb'], ['Michalovce', 'SK', 48.75, 21.93, 1, 's'], ['Dobra', 'SK', 48.42, 22.05, 2, 'sb'],
  ['Gyor', 'HU', 47.68, 17.64, 1, 's'], ['Tata', 'HU', 47.65, 18.33, 1, 's'], ['Budapest', 'HU', 47.49, 19.1, 1, 's'], ['Szolnok', 'HU', 47.18, 20.18, 1, 's'], ['Debrecen', 'HU', 47.53, 21.63, 1, 's'],
  ['Nyiregyhaza', 'HU', 47.95, 21.72, 2, 's'], ['Miskolc', 'HU', 48.1, 20.79], ['Hodmezovasarhely', 'HU', 46.42, 20.33, 1, 's'], ['Fenyeslitke', 'HU', 48.26, 22.1, 3, 'sb'], ['Zahony', 'HU', 48.4, 22.17, 2, 'sb'], ['Eperjeske', 'HU', 48.35, 22.21, 1, 'sb'],
  ['Vienna', 'AT', 48.2, 16.37, 1, 's'], ['Linz', 'AT', 48.3, 14.29, 1, 's'], ['Salzburg', 'AT', 47.8, 13.03], ['Graz', 'AT', 47.07, 15.42, 1, 's'], ['Villach', 'AT', 46.61, 13.85, 1, 's'], ['Innsbruck', 'AT', 47.26, 11.4],
  // Romania and Moldova
  ['Cernavoda', 'RO', 44.34, 28.03, 1, 's'], ['Bucharest', 'RO', 44.45, 26.07, 2, 's'], ['Ploiesti', 'RO', 44.94, 26.03], ['Buzau', 'RO', 45.15, 26.83], ['Focsani', 'RO', 45.7, 27.18, 1, 's'], ['Bacau', 'RO', 46.56, 26.9, 1, 's'],
  ['Pascani', 'RO', 47.25, 26.73], ['Suceava', 'RO', 47.67, 26.27, 2, 's'], ['Dornesti', 'RO', 47.87, 25.99, 2, 'sb'], ['Iasi', 'RO', 47.17, 27.57, 2, 's'], ['Brasov', 'RO', 45.66, 25.61, 1, 's'], ['Cincu', 'RO', 45.91, 24.81, 1, 's'],
  ['Cluj', 'RO', 46.78, 23.59, 1, 's'], ['Satu-Mare', 'RO', 47.79, 22.88, 1, 's'], ['Baia-Mare', 'RO', 47.66, 23.58], ['Halmeu', 'RO', 47.98, 23.02, 2, 'sb'], ['Oradea', 'RO', 47.06, 21.94], ['Arad', 'RO', 46.19, 21.32],
  ['Timisoara', 'RO', 45.75, 21.21, 1, 's'], ['Craiova', 'RO', 44.33, 23.8, 1, 's'], ['Giurgiu', 'RO', 43.9, 25.97],
  ['Ocnita', 'MD', 48.38, 27.44], ['Balti', 'MD', 47.76, 27.93], ['Ungheni', 'MD', 47.21, 27.8, 1, 'sb'], ['Chisinau', 'MD', 47.02, 28.85, 1, 'b'], ['Basarabeasca', 'MD', 46.33, 28.96], ['Giurgiulesti', 'MD', 45.49, 28.2, 1, 'b'],
  // South-east Europe, Turkiye
  ['Ruse', 'BG', 43.84, 25.97, 1, 's'], ['Gorna', 'BG', 43.13, 25.69], ['Sofia', 'BG', 42.71, 23.32, 1, 's'], ['Vidin', 'BG', 43.99, 22.87], ['Plovdiv', 'BG', 42.14, 24.75, 1, 's'], ['Stara-Zagora', 'BG', 42.42, 25.62],
  ['Yambol', 'BG', 42.48, 26.5, 2, 's'], ['Svilengrad', 'BG', 41.77, 26.2], ['Kulata', 'BG', 41.38, 23.36], ['Larissa', 'GR', 39.64, 22.42, 1, 's'], ['Athens', 'GR', 37.98, 23.72, 1, 's'], ['Cerkezkoy', 'TR', 41.29, 28.0, 1, 's'],
  ['Eskisehir', 'TR', 39.78, 30.52], ['Ankara', 'TR', 39.94, 32.84, 1, 's'], ['Adana', 'TR', 37.0, 35.32, 1, 's'],
  ['Zagreb', 'HR', 45.8, 15.98, 1, 's'], ['Ljubljana', 'SI', 46.06, 14.5, 1, 's'],
  // Italy
  ['Udine', 'IT', 46.06, 13.24, 1, 's'], ['Verona', 'IT', 45.43, 10.98, 1, 's'], ['Milan', 'IT', 45.49, 9.2], ['Turin', 'IT', 45.06, 7.68, 1, 's'], ['Bologna', 'IT', 44.5, 11.34], ['Florence', 'IT', 43.78, 11.25], ['Rome', 'IT', 41.9, 12.5, 1, 's'],
  ['Naples', 'IT', 40.85, 14.27, 1, 's'], ['Bari', 'IT', 41.12, 16.87],
  // Roads only: British Isles, Iberia, North America
  ['Folkestone', 'GB', 51.1, 1.13, 1, 's'], ['London', 'GB', 51.5, -0.12], ['Bulford', 'GB', 51.19, -1.76], ['Birmingham', 'GB', 52.48, -1.9], ['Catterick', 'GB', 54.37, -1.72], ['Edinburgh', 'GB', 55.95, -3.19],
  ['Madrid', 'ES', 40.42, -3.7], ['Zaragoza', 'ES', 41.65, -0.89], ['Seville', 'ES', 37.39, -5.98], ['Lisbon', 'PT', 38.75, -9.15], ['Santa-Margarida', 'PT', 39.42, -8.29], ['Salamanca', 'ES', 40.97, -5.66],
  ['Petawawa', 'CA', 45.9, -77.28], ['Savannah', 'US', 32.05, -81.1],
  // Ukraine
  ['Lviv', 'UA', 49.84, 23.99, 3, 'b'], ['Mostyska', 'UA', 49.79, 23.15, 3, 'sb'], ['Rava-Ruska', 'UA', 50.23, 23.62, 1, 'sb'], ['Sambir', 'UA', 49.52, 23.2], ['Stryi', 'UA', 49.26, 23.86, 1, 'b'], ['Kovel', 'UA', 51.22, 24.71, 3, 'sb'],
  ['Volodymyr', 'UA', 50.85, 24.32, 1, 'b'], ['Lutsk', 'UA', 50.75, 25.33, 1, 'b'], ['Rivne', 'UA', 50.62, 26.25, 2, 'b'], ['Ternopil', 'UA', 49.55, 25.6, 2, 'b'], ['Khmelnytskyi', 'UA', 49.42, 26.99, 2, 'b'], ['Shepetivka', 'UA', 50.18, 27.06],
  ['Korosten', 'UA', 50.95, 28.65], ['Zhytomyr', 'UA', 50.26, 28.69, 2, 'b'], ['Koziatyn', 'UA', 49.71, 28.83], ['Vinnytsia', 'UA', 49.24, 28.49, 2, 'b'], ['Zhmerynka', 'UA', 49.04, 28.1], ['Fastiv', 'UA', 50.08, 29.91],
  ['Kyiv', 'UA', 50.42, 30.48, 3, 'b'], ['Bila-Tserkva', 'UA', 49.79, 30.13, 2, 'b'], ['Nizhyn', 'UA', 51.04, 31.88, 1, 'b'], ['Chernihiv', 'UA', 51.49, 31.29, 1, 'b'], ['Konotop', 'UA', 51.24, 33.2], ['Sumy', 'UA', 50.91, 34.8, 1, 'b'],
  ['Cherkasy', 'UA', 49.44, 32.06, 1, 'b'], ['Kremenchuk', 'UA', 49.07, 33.42, 1, 'b'], ['Poltava', 'UA', 49.59, 34.54, 2, 'b'], ['Kharkiv', 'UA', 49.99, 36.2, 2, 'b'], ['Znamianka', 'UA', 48.72, 32.66], ['Dnipro', 'UA', 48.47, 35.02, 2, 'b'],
  ['Zaporizhzhia', 'UA', 47.84, 35.14, 2, 'b'], ['Kryvyi-Rih', 'UA', 47.91, 33.39, 2, 'b'], ['Mykolaiv', 'UA', 46.97, 32.0, 1, 'b'], ['Odesa', 'UA', 46.47, 30.73, 2, 'b'], ['Rozdilna', 'UA', 46.85, 30.08], ['Podilsk', 'UA', 47.74, 29.53], ['Uman', 'UA', 48.75, 30.22],
  ['Artsyz', 'UA', 45.99, 29.42], ['Izmail', 'UA', 45.35, 28.84, 1, 'b'], ['Chernivtsi', 'UA', 48.29, 25.93, 1, 'b'], ['Vadul-Siret', 'UA', 47.98, 26.05, 1, 'sb'], ['Kolomyia', 'UA', 48.53, 25.04], ['Ivano-Frankivsk', 'UA', 48.92, 24.71, 1, 'b'],
  ['Uzhhorod', 'UA', 48.61, 22.29, 2, 'sb'], ['Chop', 'UA', 48.43, 22.2, 2, 'sb'], ['Batiovo', 'UA', 48.36, 22.39, 1, 'sb'], ['Mukachevo', 'UA', 48.44, 22.71, 1, 'sb'], ['Korolevo', 'UA', 48.15, 23.14, 1, 'sb'],
];

type GaugeChange = NonNullable<PlaceRow['gaugeChange']>[number];

const quota = { basis: 'nominal', share: 'share-rail-military' } as const;
const bogie = (wagonsPerDay: number): GaugeChange => ({ method: 'bogie-exchange', wagonsPerDay, ...quota });
/** Cranes and shovels: freight only. */
export const transload = (wagonsPerDay: number): GaugeChange => ({
  method: 'transload',
  takes: ['supply', 'ammunition', 'fuel'],
  wagonsPerDay,
  ...quota,
});
const ramps = (positions: number): GaugeChange => ({
  method: 'ramp-to-ramp',
  takes: ['people', 'wheeled', 'tracked', 'outsized'],
  trainTime: { triangular: [6, 10, 18], unit: 'h' },
  positions,
});

/**
 * Bogie exchange by border as published (HU 75, RO 70, PL 61 wagons a day; that these parts exceed the total of 175 is known), put where the works
 * are; transload is of freight by crane and pump, and assumed; ramp to ramp is of what drives or walks over, one train a position, and positions are military, so no share applies.
 */
const GAUGE_CHANGE: Readonly<Record<string, readonly GaugeChange[]>> = {
  Slawkow: [transload(120), ramps(1)],
  Medyka: [transload(100)],
  Mostyska: [bogie(31), transload(60), ramps(2)],
  'Rava-Ruska': [ramps(1)],
  Belzec: [transload(20)],
  Chelm: [transload(40)],
  Zamosc: [transload(40)],
  Kovel: [bogie(30), transload(60), ramps(2)],
  Sestokai: [transload(40), ramps(1)],
  Kaunas: [transload(40), ramps(1)],
  Haniska: [transload(80), ramps(1)],
  Dobra: [transload(150), ramps(1)],
  Fenyeslitke: [transload(240), ramps(2)],
  Zahony: [bogie(40), transload(120)],
  Eperjeske: [transload(100), ramps(1)],
  Chop: [bogie(35), transload(80), ramps(1)],
  Uzhhorod: [transload(30), ramps(1)],
  Batiovo: [transload(30)],
  Mukachevo: [ramps(1)],
  Korolevo: [transload(20), ramps(1)],
  Dornesti: [transload(60), ramps(1)],
  'Vadul-Siret': [bogie(40), ramps(1)],
  Halmeu: [transload(40), ramps(1)],
  Ungheni: [bogie(30), transload(40)],
};

/** Inland ports: town and berths. The document has no kind for a river port; a `seaport` facility at a town stands for it. */
const INLAND_PORTS: Readonly<Record<string, number>> = {
  Cernavoda: 1,
  Giurgiu: 1,
  Ruse: 1,
  Vidin: 1,
  Budapest: 2,
  Bratislava: 1,
  Gyor: 1,
  Vienna: 2,
  Linz: 1,
  Passau: 1,
  Nuremberg: 1,
  Frankfurt: 1,
  Duisburg: 3,
  Izmail: 2,
  Giurgiulesti: 1,
};

/** Towns with room to receive a column: staging (m2) and beds. Assumptions. */
const RECEPTION: Readonly<Record<string, readonly [stagingM2: number, beds: number]>> = {
  Rzeszow: [60_000, 3000],
  Przemysl: [30_000, 1000],
  Chelm: [20_000, 600],
  Kosice: [20_000, 600],
  Nyiregyhaza: [20_000, 600],
  Suceava: [30_000, 1000],
  Iasi: [20_000, 800],
  Lviv: [40_000, 2000],
  Kovel: [20_000, 800],
  Mostyska: [20_000, 500],
  Uzhhorod: [15_000, 500],
  Vinnytsia: [20_000, 800],
  Kyiv: [40_000, 2000],
  Odesa: [20_000, 800],
};

const toGauges = (gauges: Gauges): (1435 | 1520)[] =>
  gauges === 's' ? [1435] : gauges === 'b' ? [1520] : [1435, 1520];

function toTown([town, country, lat, lon, rampCount, gauges]: Town): PlaceRow {
  const change = GAUGE_CHANGE[town];
  const berths = INLAND_PORTS[town];
  const reception = RECEPTION[town];
  const assumed = [rampCount && 'ramps', change && 'gauge change', berths && 'berths', reception && 'reception']
    .filter(Boolean)
    .join(', ');
  return {
    id: `${rampCount === undefined ? 'J' : 'RT'}-${town}`,
    name: town.replaceAll('-', ' '),
    kind: rampCount === undefined ? 'junction' : 'rail-terminal',
    country,
    lat,
    lon,
    ...(rampCount === undefined ? {} : { rail: { ramps: rampCount, gauges: toGauges(gauges ?? 's') } }),
    ...(change === undefined ? {} : { gaugeChange: [...change] }),
    ...(berths === undefined
      ? {}
      : { seaport: { berths, maxDraughtM: 2.5, stagingM2: 10_000, clearanceVehiclesPerDay: 100 } }),
    ...(reception === undefined ? {} : { reception: { stagingM2: reception[0], beds: reception[1] } }),
    source: change?.some(({ method }) => method === 'bogie-exchange')
      ? 'cfts-2022'
      : assumed === ''
        ? 'general-knowledge'
        : 'muster-assumption',
    confidence: assumed === '' ? 'M' : 'A',
    note: `Position of the town within 5 km (M).${assumed === '' ? '' : ` Assumed: ${assumed}.`}`,
  };
}

/** Id, name, latitude, longitude: straits and turning points of the sea network. Ships pass, nobody loads. */
// prettier-ignore
const SEA_NODES: readonly (readonly [id: string, name: string, lat: number, lon: number])[] = [
  ['SN-Black-Sea', 'Western Black Sea', 43.8064, 30.011], ['SN-Sulina', 'Mouth of the Danube at Sulina', 45.15, 29.68], ['SN-Bosporus', 'Bosporus, northern entrance', 41.2424, 29.1324], ['SN-Dardanelles', 'Dardanelles, western entrance', 40.1, 26.2],
  ['SN-Lemnos', 'Northern Aegean off Lemnos', 39.4, 25.5], ['SN-Aegean', 'Central Aegean off Andros', 37.8, 24.45], ['SN-Kythira', 'South of the Peloponnese off Kythira', 36.5, 23.6], ['SN-Matapan', 'Cape Matapan', 36.3, 21.7],
  ['SN-Rhodes', 'North of Rhodes', 36.2, 27.2], ['SN-Cyprus', 'North of Cyprus', 35.8, 33.0], ['SN-Leuca', 'Off Santa Maria di Leuca', 39.3, 18.0], ['SN-Otranto', 'Strait of Otranto', 40.1, 18.9],
  ['SN-Malta', 'Off Malta', 36.4, 15.2], ['SN-Messina', 'Strait of Messina, southern entrance', 37.7, 15.9], ['SN-Sicily', 'Strait of Sicily', 37.5, 11.0], ['SN-Bonifacio', 'Strait of Bonifacio', 41.2957, 9.2235],
  ['SN-Ligurian', 'Ligurian Sea, north of Elba', 43.1664, 9.8473], ['SN-Balearic', 'South of the Balearic Islands', 37.2, 3.1], ['SN-Gibraltar', 'Strait of Gibraltar', 35.95, -5.75], ['SN-St-Vincent', 'Cape St Vincent', 36.8, -9.25],
  ['SN-Roca', 'Off Cape Roca', 38.5, -9.6], ['SN-Finisterre', 'Cape Finisterre', 43.0, -9.5], ['SN-Ushant', 'Ushant', 48.6667, -5.5], ['SN-Channel', 'Central English Channel', 49.95, -1.3],
  ['SN-Dover', 'Dover Strait', 50.8, 1.3], ['SN-Hinder', 'Southern North Sea, Noord Hinder', 51.9, 2.9], ['SN-German-Bight', 'German Bight', 53.9, 8.25], ['SN-Kiel-West', 'Kiel Canal, Brunsbuettel', 53.89, 9.13],
  ['SN-Kiel-East', 'Kiel Canal, Holtenau', 54.4, 10.2], ['SN-Lindesnes', 'Off Lindesnes', 57.95, 8.05], ['SN-Skaw', 'Skaw', 57.8, 10.7333], ['SN-Kattegat', 'Northern Kattegat', 57.7, 11.4],
  ['SN-Sound', 'The Sound off Helsingor', 55.9, 12.75], ['SN-Great-Belt', 'Great Belt', 55.6, 10.9], ['SN-Gedser', 'Kadet Trench off Gedser', 54.5, 12.2], ['SN-Bornholm', 'Off Bornholm', 55.0, 13.9],
  ['SN-Oland', 'South-east of Oland', 56.4, 17.0], ['SN-Saaremaa', 'West of Saaremaa', 58.2, 20.6], ['SN-Gulf-of-Finland', 'Entrance of the Gulf of Finland', 59.5, 22.6], ['SN-Stad', 'Off Stad', 62.0, 4.1],
  ['SN-Lofoten', 'Vestfjorden, inside the Lofoten Islands', 67.4, 13.8], ['SN-Pentland', 'Pentland Firth', 58.7, -3.3333], ['SN-Cabot', 'Cabot Strait', 47.75, -60.2], ['SN-Florida', 'Straits of Florida', 24.2187, -81.825],
];

const toSeaNode = ([id, name, lat, lon]: (typeof SEA_NODES)[number]): PlaceRow => ({
  id,
  name,
  kind: 'sea-node',
  lat,
  lon,
  source: 'general-knowledge',
  confidence: 'M',
});

export const towns: readonly PlaceRow[] = TOWNS.map(toTown);
export const seaNodes: readonly PlaceRow[] = SEA_NODES.map(toSeaNode);
export const junctions: readonly PlaceRow[] = [...towns, ...seaNodes];

const TOWN_IDS: ReadonlyMap<string, string> = new Map(towns.map(({ id }) => [id.slice(id.indexOf('-') + 1), id]));

/** The place id of a town by its bare name; any other text is taken as an id already. Lets the link tables name towns as a map does. */
export const toPlaceId = (nameOrId: string): string => TOWN_IDS.get(nameOrId) ?? nameOrId;

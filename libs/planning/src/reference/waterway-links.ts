/**
 * Inland waterways: the Danube from the sea to Passau and on by the Main-Danube Canal to the Rhine. Lengths are differences of river kilometres
 * (unverified): Sulina 0, Braila 170, Cernavoda 300, Giurgiu and Ruse 493, Vidin 790, Budapest 1647, Gyor-Gonyu 1791, Bratislava 1868, Vienna 1929,
 * Linz 2131, Passau 2226. Barges go about 11 km/h over ground as a mean of both directions.
 */
import type { LinkRow } from '../scenario/network-section.ts';
import { toPlaceId } from './junctions.ts';

// prettier-ignore
const REACHES: readonly (readonly [from: string, to: string, lengthKm: number, what?: string])[] = [
  ['ROCND', 'Cernavoda', 64, 'Danube-Black Sea Canal'], ['SN-Sulina', 'ROTCE', 71], ['ROTCE', 'Izmail', 22, 'Kiliia arm'], ['ROTCE', 'UARNI', 57], ['UARNI', 'Giurgiulesti', 12], ['Giurgiulesti', 'ROGAL', 16],
  ['ROGAL', 'ROBRA', 20], ['ROBRA', 'Cernavoda', 130], ['Cernavoda', 'Giurgiu', 193], ['Giurgiu', 'Ruse', 8], ['Giurgiu', 'Vidin', 297], ['Vidin', 'Budapest', 857, 'with the locks of Djerdap'], ['Budapest', 'Gyor', 144],
  ['Gyor', 'Bratislava', 77], ['Bratislava', 'Vienna', 61], ['Vienna', 'Linz', 202], ['Linz', 'Passau', 95], ['Passau', 'Nuremberg', 286, 'Main-Danube Canal'], ['Nuremberg', 'Frankfurt', 420, 'Main-Danube Canal and Main'],
  ['Frankfurt', 'Duisburg', 310, 'Main and Rhine'], ['Duisburg', 'NLRTM', 220, 'Rhine'], ['NLRTM', 'BEANR', 130, 'Scheldt-Rhine Canal'],
];

export const waterwayLinks: readonly LinkRow[] = REACHES.map(([a, b, lengthKm, what]): LinkRow => {
  const [from, to] = [toPlaceId(a), toPlaceId(b)];
  return {
    id: `waterway:${from}:${to}`,
    from,
    to,
    mode: 'waterway',
    lengthKm,
    speedKmh: 11,
    source: 'general-knowledge',
    confidence: 'M',
    note: `${what === undefined ? 'Danube' : what}: length by river kilometres (M), speed assumed (A).`,
  };
});

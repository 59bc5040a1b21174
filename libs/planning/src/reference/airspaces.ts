/** Airspaces of the reference scenario: that of Ukraine, closed until Ukraine opens it, and again from the breach on. */
import type { AirspaceRow } from '../scenario/airspace-section.ts';

/** Longitude and latitude of each corner, from the north against the clock. */
const UKRAINE: readonly (readonly [lon: number, lat: number])[] = [
  [31.79, 52.1],
  [30.62, 51.82],
  [30.16, 51.42],
  [27.46, 51.59],
  [25.33, 51.91],
  [23.53, 51.58],
  [24.03, 50.71],
  [22.52, 49.48],
  [22.08, 48.42],
  [22.71, 47.88],
  [24.87, 47.74],
  [26.62, 48.22],
  [28.26, 48.16],
  [29.12, 47.85],
  [29.91, 46.67],
  [28.94, 46.26],
  [28.23, 45.49],
  [29.6, 45.29],
  [30.0, 44.9],
  [33.4, 44.1],
  [36.6, 44.9],
  [36.6, 45.5],
  [38.22, 47.1],
  [39.74, 47.9],
  [40.07, 49.6],
  [38.01, 49.92],
  [35.38, 50.77],
  [34.39, 51.77],
  [33.75, 52.33],
];

export const airspaces: readonly AirspaceRow[] = [
  {
    id: 'airspace-UA',
    name: 'Airspace over Ukraine',
    country: 'UA',
    opensWhen: 'gate-ua-airspace',
    outline: UKRAINE.map(([lon, lat]) => ({ lat, lon })),
    source: 'natural-earth',
    confidence: 'R',
    note: 'Corners of the outline of Ukraine at 1:110 million, simplified; with Crimea and the waters before the coast (A).',
  },
];

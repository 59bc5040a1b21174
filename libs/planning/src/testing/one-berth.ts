/** A fault at scale: more movement lines than one berth can ever serve, all released at once. */
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';

/** `lines` shiploads for a port with one berth, by 20 ships, within 120 days. */
export function oneBerth(lines: number): ScenarioDocument {
  const hours = (fixed: number) => ({ fixed, unit: 'h' }) as const;
  return {
    format: DOCUMENT_FORMAT,
    id: `one-berth-${lines}`,
    title: `${lines} lines and one berth`,
    clock: {
      cfDay: '2026-06-01T00:00:00Z',
      dDay: { anchor: 'CF', offset: 0 },
      end: { anchor: 'CF', offset: 120 },
    },
    places: [
      { id: 'depot', name: 'Depot port', kind: 'seaport', lat: 50, lon: -2, seaport: { berths: 50 } },
      { id: 'port', name: 'Port with one berth', kind: 'seaport', lat: 52, lon: 4, seaport: { berths: 1 } },
    ],
    links: [{ id: 'sea', from: 'depot', to: 'port', mode: 'sea', lengthKm: 500 }],
    liftTypes: [
      {
        id: 'ship',
        name: 'Ship',
        mode: 'sea',
        payload: { massT: 5000 },
        carries: ['supply'],
        speedKmh: 30,
        load: hours(10),
        unload: hours(10),
      },
    ],
    liftPools: [{ id: 'ships', liftType: 'ship', count: 20, base: 'depot' }],
    movements: Array.from({ length: lines }, (_, i) => ({
      id: `line-${String(i).padStart(6, '0')}`,
      from: 'depot',
      to: 'port',
      cargo: { supplyT: 5000 },
      modes: ['sea'],
    })),
  };
}

import { readDate } from './dates.ts';
import { readTable } from './read-table.ts';
import { findFormat } from './tables.ts';

describe('Dates as people write them', () => {
  it.each([
    ['01.06.2026', '2026-06-01T00:00:00.000Z'],
    ['1.6.2026', '2026-06-01T00:00:00.000Z'],
    ['31.12.26', '2026-12-31T00:00:00.000Z'],
    ['01.06.2026 14:30', '2026-06-01T14:30:00.000Z'],
    ['1. 6. 2026 9:05:30', '2026-06-01T09:05:00.000Z'],
    ['1 JUN 26', '2026-06-01T00:00:00.000Z'],
    ['01-Jun-2026', '2026-06-01T00:00:00.000Z'],
    ['1 September 2026', '2026-09-01T00:00:00.000Z'],
    ['2026/06/01', '2026-06-01T00:00:00.000Z'],
    ['2026/6/1 14:30', '2026-06-01T14:30:00.000Z'],
    ['2026.06.01', '2026-06-01T00:00:00.000Z'],
    ['2026. 6. 1.', '2026-06-01T00:00:00.000Z'],
    ['2026-6-1', '2026-06-01T00:00:00.000Z'],
    ['20260601', '2026-06-01T00:00:00.000Z'],
    ['June 1, 2026', '2026-06-01T00:00:00.000Z'],
    ['Jun 1 2026 09:00', '2026-06-01T09:00:00.000Z'],
    ['Mon 1 Jun 2026', '2026-06-01T00:00:00.000Z'],
    ['061200BJUN26', '2026-06-06T10:00:00.000Z'],
    ['060100B JUN 2026', '2026-06-05T23:00:00.000Z'],
    ['061200KJUN26', '2026-06-06T02:00:00.000Z'],
    ['061200MJUN26', '2026-06-06T00:00:00.000Z'],
    ['061200NJUN26', '2026-06-06T13:00:00.000Z'],
    ['061200YJUN26', '2026-06-07T00:00:00.000Z'],
  ])('%s', (text, at) => {
    expect(readDate(text, undefined)).toEqual({ ok: true, value: { anchor: 'UTC', at } });
  });

  it.each(['2026/13/01', '2026/06-01', '20261301', '46174', '12345678', '01-06-26', 'May 2026', '01-06-2026'])(
    '%s is none either',
    (text) => {
      expect(readDate(text, undefined).ok).toBe(false);
    },
  );

  it.each(['31.02.2026', '13.13.2026', '1 FOO 26', '061200JJUN26', '01/06/2026', '1.6.', 'C+5', '1.6.2026 25:00'])(
    '%s is none',
    (text) => {
      expect(readDate(text, undefined).ok).toBe(false);
    },
  );

  const datesOf = (...dates: string[]) => {
    const format = findFormat('time-phased');
    if (format === undefined) throw new Error('time-phased');
    const lines = dates.map((one, i) => `m${i};a;b;${one}\n`).join('');
    const { rows, rejected } = readTable(new TextEncoder().encode(`ULN;origin;destination;RDD\n${lines}`), format);
    return {
      dates: rows.map(({ fields }) => (fields['requiredAt'] as { at: string }).at.slice(0, 10)),
      reasons: rejected.map(({ message }) => message),
    };
  };

  it('01/06/2026 is read as the file shows by days above 12', () => {
    expect(datesOf('01/06/2026', '25/06/2026').dates).toEqual(['2026-06-01', '2026-06-25']);
    expect(datesOf('01/06/2026', '06/25/2026').dates).toEqual(['2026-01-06', '2026-06-25']);
  });

  it('so it is with dashes', () => {
    expect(datesOf('01-06-2026', '25-06-2026').dates).toEqual(['2026-06-01', '2026-06-25']);
    expect(datesOf('01-06-2026', '06-25-2026').dates).toEqual(['2026-01-06', '2026-06-25']);
    expect(datesOf('01-06-2026').dates).toEqual([]);
  });

  it('and is refused where nothing tells, or both', () => {
    const reason = expect.stringContaining('may have the day or the month first');
    expect(datesOf('01/06/2026')).toEqual({ dates: [], reasons: [reason] });
    expect(datesOf('25/06/2026', '06/25/2026')).toEqual({ dates: [], reasons: [reason, reason] });
  });

  it('with points they say nothing of the decimal mark', () => {
    const format = findFormat('time-phased');
    if (format === undefined) throw new Error('time-phased');
    const file = 'ULN;origin;destination;RDD;STON\nm;a;b;01.06.2026;1,5\nn;a;b;01.06.26;12,25\n';
    const { rows, rejected, warnings } = readTable(new TextEncoder().encode(file), format);
    expect([rejected, warnings]).toEqual([[], []]);
    expect(rows.map(({ fields }) => fields['cargo'])).toEqual([{ massT: 1.361 }, { massT: 11.113 }]);
  });
});

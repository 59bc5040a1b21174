import { DateTime } from './scalars.ts';

it('an instant is a day and a time that there are', () => {
  for (const text of ['2026-02-28T23:59:59Z', '2028-02-29T00:00:00.5+02:00'])
    expect((DateTime.parseValue(text) as Date).getTime()).toBe(Date.parse(text));
  for (const text of [
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01',
    7,
  ])
    expect(() => DateTime.parseValue(text)).toThrow('RFC 3339');
});

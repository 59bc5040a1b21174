/** What the rows of stocks have in common: where their figures come from, how they are rounded, who owns a depot. */
export const notional = { source: 'muster-assumption', confidence: 'A', notional: true } as const;
export const computed = { source: 'computed', confidence: 'C', notional: true } as const;
export const tonnes = (kg: number): number => Math.round(kg / 10) / 100;
export const tens = (t: number): number => Math.max(10, Math.ceil(t / 10) * 10);

/** Nation that owns what stands at a depot. */
export const OWNER: Readonly<Record<string, string>> = {
  'DEP-Rzeszow': 'PL',
  'DEP-Lublin': 'PL',
  'DEP-Slawkow': 'PL',
  'DEP-Suceava': 'RO',
  'DEP-Constanta': 'RO',
  'DEP-Bacau': 'RO',
  'DEP-Michalovce': 'SK',
  'DEP-Kosice': 'SK',
};

/** French and Ukrainian of one English sentence. */
export type Entries = Readonly<Record<string, readonly [fr: string, uk: string]>>;

/**
 * What changes in a gate whose owner decides beforehand: it is met once all that it requires is there, takes no time, is never refused, and waits for
 * no desk. A field that is null is taken away.
 */
export const PRE_AUTHORISED = {
  duration: { fixed: 0, unit: 'd' },
  refusal: null,
  correlatedWith: null,
  office: null,
} as const;

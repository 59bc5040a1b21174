/**
 * Version of the engine and its mapping. Another version may give another trace hash; results name the one that made them, and runs that are half
 * computed are finished by the same one only. The revision is the number of reasons in `test/golden-outcomes.json`: who changes an outcome or a draw of a
 * shipped scenario makes another version by `npm run golden`, and cannot forget to.
 */
export const ENGINE_REVISION = 51;

export const ENGINE_VERSION = `0.1.0+${ENGINE_REVISION}`;

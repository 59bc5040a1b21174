/** Made without the decorators of the API: threads that know no GraphQL make them too. */
import type { UserError } from './user-error.ts';

export const userError = (code: string, path: string[], message: string): UserError => ({ code, path, message });

/** The server in the foreground: `npm start` ends up here. */
import { runInForeground } from './foreground.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';

export const main = (): Promise<void> =>
  runInForeground((report, onLost) => serve(readSettings(process.env), report, onLost));

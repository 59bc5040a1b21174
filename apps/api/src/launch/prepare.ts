/** Run by the build, from the bundle: compiles the scenario that every new database is run with first. */
import { toSnapshot } from '@muster/planning/run';
import { packProgram, shareSnapshot } from '../runs/shared-snapshot.ts';
import { FIRST_SCENARIO } from './first-scenario.ts';
import { writePrepared } from './prepared-program.ts';

const snapshot = toSnapshot(FIRST_SCENARIO);
writePrepared(snapshot.hash, packProgram(shareSnapshot(snapshot.hash, JSON.stringify(snapshot))));

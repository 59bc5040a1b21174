import { findOutage } from './outage.ts';

const fault = (message: string, code?: string) => Object.assign(new Error(message), { code });

it.each([
  ['the socket is gone', fault('connect ENOENT /tmp/s', 'ENOENT'), 'UNAVAILABLE'],
  ['the connection ended inside a transaction', fault('Connection terminated unexpectedly'), 'UNAVAILABLE'],
  ['TypeORM let it go', fault('Query runner already released. Cannot run queries anymore.'), 'UNAVAILABLE'],
  [
    'TypeORM let it go under a manager',
    fault('Database connection provided by a query runner was already released, cannot continue'),
    'UNAVAILABLE',
  ],
  ['it was stopped', fault('terminating connection due to administrator command', '57P01'), 'UNAVAILABLE'],
  ['it is coming back', fault('the database system is in recovery mode', '57P03'), 'UNAVAILABLE'],
  ['too many are connected', fault('sorry, too many clients already', '53300'), 'UNAVAILABLE'],
  ['two waited for each other', fault('deadlock detected', '40P01'), 'UNAVAILABLE'],
  ['no connection got free', fault('timeout exceeded when trying to connect'), 'UNAVAILABLE'],
  ['the disk is full', fault('could not extend file', '53100'), 'DISK_FULL'],
  ['a statement took too long', fault('canceling statement due to statement timeout', '57014'), 'TIMEOUT'],
])('%s', (_, error, code) => {
  expect(findOutage(error)?.code).toBe(code);
});

it.each([fault('null value in column "key"', '23502'), fault('x is not a function'), undefined])(
  'a fault of ours is none: %s',
  (error) => {
    expect(findOutage(error)).toBeUndefined();
  },
);

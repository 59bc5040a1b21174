import { Fault } from './fault.ts';
import { toDatabaseFault } from './lost-database.ts';

const told = (message: string, more: object) => toDatabaseFault(Object.assign(new Error(message), more));

it.each([
  ['nobody listens', 'connect ECONNREFUSED 127.0.0.1:1', { code: 'ECONNREFUSED', syscall: 'connect' }, 32],
  ['the connection broke', 'read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }, 32],
  ['TypeORM let it go', 'Query runner already released. Cannot run queries anymore.', {}, 32],
  ['it was stopped', 'terminating connection due to unexpected postmaster exit', { code: '57P02' }, 32],
  ['its disk is full', 'could not extend file', { code: '53100' }, 31],
])('%s', (_, message, more, exitCode) => {
  const fault = told(message, more);
  expect(fault).toBeInstanceOf(Fault);
  expect((fault as Fault).exitCode).toBe(exitCode);
});

it.each([
  ['a file that is missing', 'ENOENT: no such file or directory', { code: 'ENOENT', syscall: 'open' }],
  ['a fault of ours', 'x is not a function', {}],
])('%s is none', (_, message, more) => {
  const error = Object.assign(new Error(message), more);
  expect(toDatabaseFault(error)).toBe(error);
});

it('what is told already stays as it is', () => {
  const fault = new Fault('databaseVersion', 'The connection ended: it is older than PostgreSQL 15.');
  expect(toDatabaseFault(fault)).toBe(fault);
});

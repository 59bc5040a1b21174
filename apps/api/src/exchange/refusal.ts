/** Refusals of the routes for files, in the form of the errors of GraphQL. */
import { HttpException } from '@nestjs/common';

export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly path?: readonly string[];
}

export const toErrors = (reasons: readonly Reason[]): object => ({
  errors: reasons.map(({ code, message, path }) => ({ message, extensions: { code, path } })),
});

export const toException = (status: number, ...reasons: readonly Reason[]): HttpException =>
  new HttpException(toErrors(reasons), status);

/** What may not be seen is answered like what is not there. */
export const notFound = (code: string, message: string): HttpException => toException(404, { code, message });

export const noScenario = (): HttpException => notFound('scenario.unknown', 'There is no such scenario.');

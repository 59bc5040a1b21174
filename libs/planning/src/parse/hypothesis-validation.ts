/** What the hypotheses of a scenario must satisfy beyond their shape. Part of `validateScenario`. */
import { isResponse } from '../activation/after-breach.ts';
import { timedBy } from '../activation/latency.ts';
import { subjectOf, type HypothesisRow } from '../scenario/hypothesis-section.ts';
import type { Checks } from './checks.ts';

export function validateHypotheses({ document, known, add }: Checks): void {
  const about = new Map<string, string>();
  (document.hypotheses ?? []).forEach((row, i) => {
    const path = `hypotheses.${i}`;
    const isKnown = namesKnown(row, path, known);
    const first = about.get(subjectOf(row));
    if (first !== undefined)
      add('hypothesis.duplicate', path, `${row.id} supposes something of what ${first} is about already.`);
    about.set(subjectOf(row), first ?? row.id);
    if (row.kind === 'gate' && document.gates?.find(({ id }) => id === row.gate)?.kind === 'breach')
      add(
        'hypothesis.breach',
        `${path}.gate`,
        `${row.gate} is the breach and no decision: it comes on another day where D-day of the clock is another.`,
      );
    else if (isKnown && changesNothing(document, row))
      add(
        'hypothesis.without-effect',
        path,
        `${row.id} changes nothing: there is nothing of the kind, or it is decided.`,
        'warning',
      );
  });
}

function namesKnown(row: HypothesisRow, path: string, known: Checks['known']): boolean {
  switch (row.kind) {
    case 'notice':
      return true;
    case 'gate':
      return known(['gates'], row.gate, `${path}.gate`);
    case 'facility':
      return known(['places'], row.place, `${path}.place`);
    case 'lift':
      return known(['liftPools'], row.pool, `${path}.pool`);
    case 'stock':
      return known(['stocks'], row.stock, `${path}.stock`);
  }
}

/** A notice that no element of the response has, a decision that has been taken, or a facility that its place is without. */
function changesNothing(document: Checks['document'], row: HypothesisRow): boolean {
  if (row.kind === 'notice')
    return !(document.forceElements ?? []).some((element) => element.notice && isResponse(document, element));
  if (row.kind === 'gate') {
    const gate = document.gates?.find(({ id }) => id === row.gate);
    return gate !== undefined && timedBy(document, gate) === 'record';
  }
  if (row.kind !== 'facility') return false;
  const place = document.places.find(({ id }) => id === row.place);
  if (row.facility === 'berths') return place?.seaport === undefined;
  return row.facility === 'ramps' ? place?.rail === undefined : place?.airfield === undefined;
}

/**
 * Caveats as predicates: where forces may stand and pass, what they may do, under whom, and how long. The engine, the matching and the
 * readiness figures all ask here, so a caveat means the same everywhere.
 */
import type { CaveatRow } from '../scenario/force-section.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

/** From the first minute something is allowed; null = never. */
export type From = number | null;

/** The caveats of one contribution. */
export class Caveats {
  constructor(
    private readonly rows: readonly CaveatRow[],
    private readonly clock: ScenarioClock,
    private readonly countryOf: ReadonlyMap<string, string>,
  ) {}

  /** All of those that are broken have to lapse first. */
  private after(broken: readonly CaveatRow[]): From {
    let from = 0;
    for (const row of broken) {
      if (row.until === undefined) return null;
      from = Math.max(from, this.clock.minute(row.until));
    }
    return from;
  }

  /** Stationing at a place is allowed from here on. */
  mayStandFrom(place: string): From {
    const names = [place, this.countryOf.get(place) ?? ''];
    return this.after(
      this.rows.filter((row) => row.kind === 'location' && scopeOf(row) !== 'transit' && breaks(row, names)),
    );
  }

  /** The same for any place of a country. */
  mayStandInFrom(country: string): From {
    return this.after(
      this.rows.filter(
        (row) =>
          row.kind === 'location' &&
          scopeOf(row) !== 'transit' &&
          (row.rule === 'not'
            ? row.values?.includes(country)
            : !row.values?.some((value) => value === country || this.countryOf.get(value) === country)),
      ),
    );
  }

  /** Places that forces may not pass. A transit caveat that lapses during the run is obeyed for all of it: routes are found once. */
  placesToAvoid(): string[] {
    const rows = this.rows.filter((row) => row.kind === 'location' && scopeOf(row) !== 'stationing');
    if (rows.length === 0) return [];
    return [...this.countryOf]
      .filter(([place, country]) => rows.some((row) => breaks(row, [place, country])))
      .map(([place]) => place);
  }

  /** A task is allowed from here on. `tasks` is the task and everything that it is a kind of. */
  mayDoFrom(tasks: readonly string[]): From {
    return this.after(this.rows.filter((row) => row.kind === 'task' && breaks(row, tasks)));
  }

  /** Service under a nation is allowed from here on. */
  mayServeUnderFrom(nation: string): From {
    return this.after(this.rows.filter((row) => row.kind === 'partner' && breaks(row, [nation])));
  }

  /** Employment ends here; null = no end is set. */
  employableUntil(): number | null {
    const ends = this.rows.flatMap((row) =>
      row.kind === 'until' && row.until !== undefined ? [this.clock.minute(row.until)] : [],
    );
    return ends.length === 0 ? null : Math.min(...ends);
  }
}

export const scopeOf = (row: CaveatRow): 'stationing' | 'transit' | 'both' =>
  row.scope ?? (row.rule === 'not' ? 'both' : 'stationing');

const breaks = (row: CaveatRow, names: readonly string[]): boolean =>
  (row.values ?? []).some((value) => names.includes(value)) === (row.rule === 'not');

export type CaveatBook = (contribution: string | undefined) => Caveats;

/** The caveats of every contribution of a document, made once. */
export function caveatBook(document: ScenarioDocument, clock: ScenarioClock): CaveatBook {
  // A place without a country still is a place that a caveat may name.
  const countryOf = new Map(document.places.map((place) => [place.id, place.country ?? '']));
  const byId = new Map(
    (document.contributions ?? []).map((row) => [row.id, new Caveats(row.caveats ?? [], clock, countryOf)]),
  );
  const none = new Caveats([], clock, countryOf);
  return (contribution) => (contribution === undefined ? none : (byId.get(contribution) ?? none));
}

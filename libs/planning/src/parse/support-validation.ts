/** What cooperation and openings must satisfy beyond their shape. Part of `validateScenario`. */
import { coursesNeeded } from '../scenario/courses.ts';
import type { FortificationWorkRow } from '../scenario/cooperation-section.ts';
import { personsBook } from '../scenario/persons.ts';
import { participant, type Checks } from './checks.ts';
import { deliveryWays } from './supply-validation.ts';

export function validateSupport(checks: Checks): void {
  packages(checks);
  production(checks);
  training(checks);
  works(checks);
  openings(checks);
}

function packages(checks: Checks): void {
  const { document, add, known, gate } = checks;
  const way = deliveryWays(checks);
  (document.packages ?? []).forEach((pack, i) => {
    const path = `packages.${i}`;
    participant(checks, pack.nation, `${path}.nation`);
    gate(pack.releasedBy, `${path}.releasedBy`);
    checks.ascending(
      pack.tranches.map((tranche) => tranche.at),
      `${path}.tranches`,
    );
    const tranches = new Set<string>();
    pack.tranches.forEach((tranche, k) => {
      if (tranches.has(tranche.id))
        add('id.duplicate', `${path}.tranches.${k}.id`, `${pack.id} has two tranches ${tranche.id}.`);
      tranches.add(tranche.id);
    });
    pack.deliveries?.forEach((delivery, k) => {
      known(['stocks'], delivery.stock, `${path}.deliveries.${k}.stock`);
      way(delivery, `A delivery of ${pack.id}`, `${path}.deliveries.${k}`);
      if (!tranches.has(delivery.tranche))
        add(
          'reference.unknown',
          `${path}.deliveries.${k}.tranche`,
          `${pack.id} has no tranche ${delivery.tranche} to pay for this delivery.`,
        );
    });
  });
}

function production(checks: Checks): void {
  const { document, add, known, gate } = checks;
  (document.productionLines ?? []).forEach((line, i) => {
    const path = `productionLines.${i}`;
    participant(checks, line.nation, `${path}.nation`);
    known(['places'], line.place, `${path}.place`);
    known(['stocks'], line.stock, `${path}.stock`);
    gate(line.startsWhen, `${path}.startsWhen`);
    line.inputs?.forEach((input, k) => {
      known(['stocks'], input.stock, `${path}.inputs.${k}.stock`);
      if (input.stock === line.stock)
        add('production.loop', `${path}.inputs.${k}.stock`, `${line.id} would take its input from its own product.`);
    });
  });
}

function training(checks: Checks): void {
  const { document, add, known, gate } = checks;
  (document.trainingProgrammes ?? []).forEach((programme, i) => {
    const path = `trainingProgrammes.${i}`;
    participant(checks, programme.nation, `${path}.nation`);
    known(['places'], programme.place, `${path}.place`);
    gate(programme.startsWhen, `${path}.startsWhen`);
    programme.instructors?.forEach((id, k) => known(['forceElements'], id, `${path}.instructors.${k}`));
  });
  const programmes = new Map((document.trainingProgrammes ?? []).map((row) => [row.id, row]));
  const needed = coursesNeeded(document);
  const elements = new Map<string, string>();
  (document.formations ?? []).forEach((formation, i) => {
    const path = `formations.${i}`;
    known(['sectors'], formation.sector, `${path}.sector`);
    if (formation.element !== undefined && known(['forceElements'], formation.element, `${path}.element`)) {
      const other = elements.get(formation.element);
      if (other !== undefined)
        add('formation.element', `${path}.element`, `${formation.element} is also what ${other} becomes.`);
      elements.set(formation.element, formation.id);
    }
    formation.equipment?.forEach((item, k) => known(['stocks'], item.stock, `${path}.equipment.${k}.stock`));
    formation.trainees?.forEach(({ programme }, k) => {
      if (!known(['trainingProgrammes'], programme, `${path}.trainees.${k}.programme`)) return;
      const courses = needed.get(formation.id)?.[k].courses ?? 0;
      // A programme whose own row is faulty of shape is known by its id only.
      const given = programmes.get(programme)?.courses ?? Infinity;
      if (courses > given)
        add(
          'formation.graduates',
          `${path}.trainees.${k}.persons`,
          `${formation.id} would need ${Number.isFinite(courses) ? `${courses} courses` : 'graduates'} of ${programme}, which gives ${Number.isFinite(courses) ? given : 'none'}.`,
        );
    });
    if (formation.holdGain !== undefined && formation.sector === undefined)
      add('formation.sector', `${path}.holdGain`, `${formation.id} lengthens the hold time of no sector: name one.`);
  });
}

function works(checks: Checks): void {
  const { document, add, known, gate } = checks;
  const checkEngineers = engineers(checks);
  (document.fortificationWorks ?? []).forEach((work, i) => {
    const path = `fortificationWorks.${i}`;
    known(['sectors'], work.sector, `${path}.sector`);
    gate(work.startsWhen, `${path}.startsWhen`);
    work.engineers?.forEach((id, k) => known(['forceElements'], id, `${path}.engineers.${k}`));
    checkEngineers(work, `${path}.engineersNeeded`);
    if (known(['stocks'], work.stock, `${path}.stock`) && work.stock !== undefined) {
      const stock = document.stocks?.find((row) => row.id === work.stock);
      if (stock !== undefined && stock.class !== 'IV')
        add(
          'works.class',
          `${path}.stock`,
          `${work.id} builds from class IV, but ${stock.id} is class ${stock.class}.`,
        );
    }
    if ((work.tPerKm ?? 0) > 0 && work.stock === undefined)
      add('works.stock', `${path}.tPerKm`, `${work.id} uses material but names no stock.`);
    if (work.stageKm > work.lengthKm)
      add('works.stage', `${path}.stageKm`, `A stage of ${work.id} is longer than the whole of it.`);
    if (work.lengthKm / work.stageKm > 500)
      add('works.stage', `${path}.stageKm`, `${work.id} has more than 500 stages.`);
  });
}

/** A stage time that holds for so many engineers needs some; one that holds for any number says nothing of works that share them. */
function engineers({ document, add }: Checks): (work: FortificationWorkRow, path: string) => void {
  const personsOf = personsBook(document);
  const elements = new Set((document.forceElements ?? []).map(({ id }) => id));
  const worksOf = new Map<string, Set<string>>();
  for (const { id, engineers: named = [] } of document.fortificationWorks ?? [])
    for (const one of named) (worksOf.get(one) ?? worksOf.set(one, new Set()).get(one)!).add(id);
  return ({ id, engineersNeeded, engineers: named = [] }, path) => {
    if (engineersNeeded === undefined) {
      const shared = named.find((one) => worksOf.get(one)!.size > 1);
      if (shared !== undefined)
        add(
          'works.shared',
          path,
          `${shared} builds ${id} and other works at the same time, each as quickly as if it were alone: say for how many engineers the stage time holds.`,
          'warning',
        );
      return;
    }
    // A row of shape that is at fault is not in the document: what it brings is not known.
    if (named.some((one) => !elements.has(one))) return;
    // No error: who may not see the engineers of a nation still runs what he sees, at the pace that is stated.
    if (!named.some((one) => personsOf(one) > 0))
      add(
        'works.engineers',
        path,
        `${id} needs ${engineersNeeded} engineers and names no element with persons: it is built at the pace of its stage time.`,
        'warning',
      );
  };
}

function openings(checks: Checks): void {
  const { document, add, known, gate } = checks;
  const opened = new Set<string>();
  (document.siteOpenings ?? []).forEach((opening, i) => {
    const path = `siteOpenings.${i}`;
    known(['places'], opening.place, `${path}.place`);
    if (opened.has(opening.place)) add('opening.place', `${path}.place`, `${opening.place} is opened twice.`);
    opened.add(opening.place);
    opening.openedBy?.forEach((id, k) => known(['forceElements'], id, `${path}.openedBy.${k}`));
    gate(opening.openedWhen, `${path}.openedWhen`);
    const shares = [opening.bareShare ?? 0.2, opening.openedShare ?? 0.6, opening.fullShare ?? 1];
    if (shares[0] > shares[1] || shares[1] > shares[2])
      add('opening.shares', path, `The shares of ${opening.id} must not fall from bare to opened to full.`);
  });
  (document.supportContracts ?? []).forEach((contract, i) => {
    const path = `supportContracts.${i}`;
    known(['places'], contract.place, `${path}.place`);
    participantOrHost(checks, contract.nation, `${path}.nation`);
    gate(contract.requestedWhen, `${path}.requestedWhen`);
  });
}

/** A host provides support on its own soil whatever its role. */
function participantOrHost({ document, known }: Checks, id: string | undefined, path: string): void {
  if (id !== undefined && (document.nations ?? []).length > 0) known(['nations'], id, path);
}

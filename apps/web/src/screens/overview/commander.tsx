/** The commander's part of the overview and of the brief. */
import type { ReactNode } from 'react';
import type { CommanderData } from '../../api/loaders.ts';
import { useCommander, useNamed } from '../../api/sections.ts';
import { Await } from '../../app/states.tsx';
import { t } from '../../i18n/text.ts';
import { Checkpoints, Decisions, Requests, SinglePoints } from './commander-decide.tsx';
import { Arriving, Communications, LiftShort } from './commander-move.tsx';
import type { Picture } from './commander-table.tsx';
import { LiftUsed } from './lift-used.tsx';
import { Tornado } from './tornado.tsx';

/** Loads the picture once for what stands in it; nothing in results of an engine that did not tell it. */
function WithPicture({
  children,
}: {
  readonly children: (
    commander: Picture,
    sensitivities: CommanderData['sensitivities'],
    lift: CommanderData['lift'],
  ) => ReactNode;
}) {
  const loaded = useNamed(useCommander());
  return (
    <Await value={loaded} what={t('commander’s picture')}>
      {({ commander, sensitivities, lift }) => (commander === null ? null : children(commander, sensitivities, lift))}
    </Await>
  );
}

export function CommanderPanels() {
  return (
    <WithPicture>
      {(commander, sensitivities, lift) => (
        <>
          <Checkpoints rows={commander.checkpoints} />
          <Decisions rows={commander.decisions} />
          <Requests rows={commander.requests} />
          <Arriving rows={commander.arrivals} />
          <Communications rows={commander.communications} />
          <SinglePoints rows={commander.singlePoints} />
          <Tornado rows={sensitivities} />
          <LiftShort commander={commander} />
          <LiftUsed rows={lift} />
        </>
      )}
    </WithPicture>
  );
}

/** For paper: ready against required on the days that are asked for, with the chance of every line that is due. */
export const CheckpointsOnPaper = () => (
  <WithPicture>{({ checkpoints }) => <Checkpoints rows={checkpoints} />}</WithPicture>
);

/** For paper: who decides by when, what is asked of whom, what everything hangs on, what the dates rest on. */
export function DecisionsOnPaper() {
  return (
    <WithPicture>
      {(commander, sensitivities) => (
        <>
          <Decisions rows={commander.decisions} most={6} />
          <Requests rows={commander.requests} most={5} />
          <SinglePoints rows={commander.singlePoints} most={4} />
          <Tornado rows={sensitivities} most={5} />
        </>
      )}
    </WithPicture>
  );
}

/** For paper: what arrives and by which ways. */
export function MovementOnPaper() {
  return (
    <WithPicture>
      {(commander) => (
        <>
          <Arriving rows={commander.arrivals} most={4} />
          <Communications rows={commander.communications} most={6} />
          <LiftShort commander={commander} most={4} />
        </>
      )}
    </WithPicture>
  );
}

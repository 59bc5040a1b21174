import type { FillData } from '../../api/loaders.ts';
import { t } from '../../i18n/text.ts';

export type Match = NonNullable<FillData['forcePackage']>['lines'][number];

interface Filled extends Pick<FillData['requirements'][number], 'needed' | 'persons'> {
  readonly filled: number;
}

/** Why places of a line stay empty in the best choice, or persons are missing, one sentence each. */
export function whyShort(
  { needed, persons, filled }: Filled,
  { shortPersons, offered, able, obstacles }: Match,
  nameOf: (element: string) => string,
): string[] {
  return [
    ...(filled < needed
      ? [t('{missing} of {needed} {needed?place stays|places stay} empty.', { missing: needed - filled, needed })]
      : []),
    ...(shortPersons && persons
      ? [
          t('{missing} of {needed} {needed?person|persons} are missing.', {
            missing: shortPersons,
            needed: persons.needed,
          }),
        ]
      : []),
    offered === 0
      ? t('Nobody offers the capability.')
      : t('Of {offered} that {offered?offers|offer} it {able} could fill it.', { able, offered }),
    ...obstacles.map(({ obstacle, elements }) =>
      OBSTACLES[obstacle]({ count: elements.length, names: elements.map(nameOf).join(', ') }),
    ),
    ...(able > filled
      ? [
          t('{count} {count?is used for another line, or relieves|are used for other lines, or relieve} who is used.', {
            count: able - filled,
          }),
        ]
      : []),
  ];
}

/** Who cannot fill a line. */
interface Barred {
  readonly count: number;
  readonly names: string;
}

const OBSTACLES: Readonly<Record<Match['obstacles'][number]['obstacle'], (of: Barred) => string>> = {
  WITHDRAWN: (of) => t('{count} {count?is|are} withdrawn: {names}.', of),
  COMPONENT: (of) => t('{count} {count?is|are} of another component: {names}.', of),
  PLACE: (of) => t('{count} {count?is|are} meant for another place: {names}.', of),
  STATIONING: (of) => t('{count} {count?is|are} barred from the place by a caveat: {names}.', of),
  TASK: (of) => t('{count} {count?is|are} barred from the task by a caveat: {names}.', of),
  PARTNER: (of) =>
    t('{count} {count?is|are} barred by a caveat from serving under the nation that leads: {names}.', of),
  UNTIL: (of) => t('{count} {count?is|are} available only until an earlier day: {names}.', of),
  GONE: (of) => t('{count} {count?is|are} ordered home by then: {names}.', of),
  COMMAND: (of) => t('{count} {count?is|are} ready, with no headquarters that may lead: {names}.', of),
  NEVER: (of) => t('{count} {count?is|are} not ready within the run: {names}.', of),
};

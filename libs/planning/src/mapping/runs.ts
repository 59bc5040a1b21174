/** Met when an activity has been completed so many times. */
export const runConditionId = (activity: string, runs: number): string => `done:${activity}/${runs}`;

export const formationConditionId = (formation: string): string => runConditionId(formation, 1);

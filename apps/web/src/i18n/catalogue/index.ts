/** Every sentence of the page: English to French and Ukrainian. To add one, write it in the file of its area. */
import { codes } from './codes.ts';
import { closure } from './closure.ts';
import { commander } from './commander.ts';
import { documentFields } from './document-fields.ts';
import { fields } from './fields.ts';
import { forces } from './forces.ts';
import { gates } from './gates.ts';
import { imports } from './imports.ts';
import { issues } from './issues.ts';
import { map } from './map.ts';
import { now } from './now.ts';
import { overview } from './overview.ts';
import { runs } from './runs.ts';
import { shell } from './shell.ts';
import { supply } from './supply.ts';
import { timeline } from './timeline.ts';
import { whatIf } from './what-if.ts';
import { scenario } from './scenario.ts';
import { compare } from './compare.ts';
import { explorer } from './explorer.ts';
import { brief } from './brief.ts';
import { plans } from './plans.ts';
import { sources } from './sources.ts';
import { words } from './words.ts';

export const AREAS = {
  shell,
  words,
  codes,
  fields,
  documentFields,
  overview,
  closure,
  timeline,
  map,
  supply,
  forces,
  commander,
  gates,
  runs,
  whatIf,
  scenario,
  now,
  imports,
  issues,
  compare,
  explorer,
  brief,
  plans,
  sources,
};

export const catalogue = {
  ...shell,
  ...words,
  ...codes,
  ...fields,
  ...documentFields,
  ...overview,
  ...closure,
  ...timeline,
  ...map,
  ...supply,
  ...forces,
  ...commander,
  ...gates,
  ...runs,
  ...whatIf,
  ...scenario,
  ...now,
  ...imports,
  ...issues,
  ...compare,
  ...explorer,
  ...brief,
  ...plans,
  ...sources,
};

export type Text = keyof typeof catalogue;

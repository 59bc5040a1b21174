/**
 * A coalition at work: planners of two nations, the coordination cell, an observer and a partner tool of a third nation ask and change at the
 * same time, over two APIs, while three workers compute their runs. One worker and then the database are killed under them.
 *
 * Lost: every acknowledged change has to be there once, with its version and its row in the audit trail, whose chain has to be whole.
 * Leaked: each nation keeps stocks that are released to nobody, with a word in their notes; no answer to anybody else may hold that word.
 * Stuck: every run ends with all its replications, every follower hears of it, no job and no request for a lock is left.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { assertEqual, Cluster, createRandom, runCommand, SCENARIO, until, uuidOf } from './cluster.mjs';
import { createTheatre, upload } from './theatre.mjs';

/** A request that found no server or no database is sent again for so long: with the same key, so that it has one effect. */
const OUTAGE_MS = 120_000;
const AGAIN_MS = 200;
const PAUSE_MS = 300;

const STOCK_ADD =
  'mutation ($input: StockAddInput!) { done: stockAdd(input: $input) { stock { key version amountT } userErrors { code message } } }';
const STOCK_CHANGE =
  'mutation ($input: StockChangeInput!) { done: stockChange(input: $input) { stock { key version amountT } userErrors { code message } } }';
const PLACE_CHANGE =
  'mutation ($input: PlaceChangeInput!) { done: placeChange(input: $input) { place { key version note } userErrors { code message } } }';
const RUN_START =
  'mutation ($input: RunStartInput!) { done: runStart(input: $input) { run { id viewOf } userErrors { code message } } }';
const RUN_READ = 'query ($id: ID!) { run(id: $id) { state done asked error result { hash replications partial } } }';
const FOLLOW = 'subscription ($runId: ID!) { runProgress(runId: $runId) { state done } }';
const STOCKS = `query ($id: ID!, $after: String) { scenario(id: $id) { hash stocks(first: 100, after: $after) {
  totalCount nodes { key note amountT owner { key } } pageInfo { endCursor hasNextPage } } } }`;

const wordOf = (nation) => `KEPT-BY-${nation}`;

/** What all of them have seen together. */
class Watch {
  answers = 0;
  retries = 0;
  longestMs = 0;
  leaks = [];
  /** Actions that were acknowledged, with the key that they were asked under. */
  acknowledged = [];
}

class Member {
  constructor(persona, nation, apis, watch) {
    Object.assign(this, { persona, nation, apis, watch, turn: 0, changes: 0, stopped: false });
  }

  /** Asks one API after the other until one answers. */
  async ask(query, variables) {
    const startMs = performance.now();
    for (;;) {
      const api = this.apis[this.turn++ % this.apis.length];
      try {
        const response = await fetch(`${api.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-muster-persona': this.persona },
          body: JSON.stringify({ query, variables }),
          signal: AbortSignal.timeout(40_000),
        });
        const text = await response.text();
        this.inspect(text);
        const { data, errors } = JSON.parse(text);
        const code = errors?.[0]?.extensions?.code;
        if (response.status !== 503 && code !== 'UNAVAILABLE') {
          if (errors !== undefined) throw new Refused(`${this.persona}: ${text.slice(0, 500)}${toldBy(api, errors)}`);
          this.watch.longestMs = Math.max(this.watch.longestMs, performance.now() - startMs);
          return data;
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      this.watch.retries += 1;
      if (performance.now() - startMs > OUTAGE_MS)
        throw new Error(`${this.persona} got no answer for ${OUTAGE_MS / 1000} s`);
      await sleep(AGAIN_MS);
    }
  }

  inspect(text) {
    this.watch.answers += 1;
    for (const nation of ['FR', 'GB'])
      if (nation !== this.nation && text.includes(wordOf(nation)))
        this.watch.leaks.push(`${this.persona} read what ${nation} keeps`);
  }

  /** A change under a key of its own; what it answers, or the user errors. */
  async change(mutation, action, input) {
    this.changes += 1;
    const clientMutationKey = `trial-${this.changes}`;
    const { done } = await this.ask(mutation, { input: { ...input, clientMutationKey } });
    if (done.userErrors.length === 0) this.watch.acknowledged.push({ persona: this.persona, action, done });
    return done;
  }

  async startRun(scenarioId, seed, replications) {
    const { run, userErrors } = await this.change(RUN_START, 'run.start', { scenarioId, seed, replications });
    if (run === null) throw new Error(`${this.persona}: ${JSON.stringify(userErrors)}`);
    return run.id;
  }

  /** Follows a run to its end; opens the stream again, over the other API, when it breaks. */
  async follow(runId, onProgress = () => undefined) {
    for (let attempt = 0; ; attempt++) {
      const api = this.apis[(this.turn + attempt) % this.apis.length];
      try {
        const response = await fetch(`${api.url}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'text/event-stream',
            'x-muster-persona': this.persona,
          },
          body: JSON.stringify({ query: FOLLOW, variables: { runId } }),
        });
        let text = '';
        for await (const part of response.body) {
          text += Buffer.from(part).toString('utf8');
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            const data = /^data: (\{.*)$/m.exec(text.slice(0, end))?.[1];
            text = text.slice(end + 2);
            const progress = data && JSON.parse(data).data?.runProgress;
            if (!progress) continue;
            await onProgress(progress);
            if (['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(progress.state)) return progress.state;
          }
        }
      } catch {
        // Broken: opened again below.
      }
      if (attempt > OUTAGE_MS / AGAIN_MS) throw new Error(`${this.persona} could not follow its run`);
      await sleep(AGAIN_MS);
    }
  }
}

class Refused extends Error {}

/** What the log of the API says of the request that went wrong. */
function toldBy(api, errors) {
  const id = errors[0].extensions?.requestId;
  return id === undefined
    ? ''
    : `\n${api.output
        .split('\n')
        .filter((line) => line.includes(id))
        .join('\n')}`;
}

export async function workTogether({ long, seed }) {
  // The long trial is made on the reference scenario.
  const replications = long ? 60 : 1000;
  const random = createRandom(seed);
  const cluster = new Cluster();
  try {
    const apis = [await cluster.startApi(), await cluster.startApi()];
    const workers = [];
    for (let i = 0; i < 3; i++) workers.push(await cluster.startWorker());
    const watch = new Watch();
    const as = (persona, nation, ...via) =>
      new Member(
        persona,
        nation,
        via.map((i) => apis[i]),
        watch,
      );
    const cell = as('cell', null, 0, 1);
    const french = as('planner-FR', 'FR', 0, 1);
    const british = as('planner-GB', 'GB', 1, 0);
    const tool = as('tool-PL', 'PL', 1, 0);
    const observer = as('observer', null, 0, 1);
    const key = long ? SCENARIO : await upload(apis[0], cell.persona, createTheatre());
    const { scenario, runs } = await cell.ask(
      `{ scenario(key: "${key}") { id places(first: 1) { nodes { key version } } } runs(first: 10) { nodes { id } } }`,
    );
    const place = scenario.places.nodes[0];
    // The run of the start is not what is tried here.
    for (const { id } of runs.nodes)
      await cell.ask('mutation ($input: RunCancelInput!) { runCancel(input: $input) { run { state } } }', {
        input: { runId: id },
      });
    for (const member of [french, british]) member.last = await keepStock(member, scenario.id, place.key);

    const members = [french, british, cell, tool, observer];
    const work = [
      ...[french, british].map((member) => loop(member, random, () => raise(member, scenario.id))),
      loop(cell, random, () => note(cell, scenario.id, place)),
      loop(tool, random, () => push(tool, scenario.id, place.key)),
      loop(observer, random, () => readAll(observer, scenario.id)),
    ];
    // A failure of one ends the trial at once instead of after its runs.
    const failed = Promise.race(work.map((one) => one.then(() => new Promise(() => undefined))));

    const killed = { worker: undefined, database: undefined };
    const faults = { workerAt: 0, databaseAt: 0 };
    const followed = [];
    for (const [member, seed_] of [
      [cell, 7],
      [french, 3],
      [british, 3],
      [tool, 3],
    ]) {
      const runId = await member.startRun(scenario.id, seed_, replications * (member === cell ? 2 : 1));
      const onProgress = member === cell ? (progress) => strike(progress) : undefined;
      followed.push(member.follow(runId, onProgress).then((state) => ({ member, runId, state })));
    }
    async function strike({ done }) {
      if (killed.worker === undefined && done >= 10) {
        killed.worker = workers.shift().pid;
        faults.workerAt = done;
        await cluster.kill([...cluster.processes].find(({ pid }) => pid === killed.worker));
      } else if (killed.worker !== undefined && killed.database === undefined && done > faults.workerAt + 20) {
        killed.database = cluster.databasePid();
        faults.databaseAt = watch.acknowledged.length;
        process.kill(killed.database, 'SIGKILL');
      }
    }
    const ends = await Promise.race([Promise.all(followed), failed]);
    const after = watch.acknowledged.length - faults.databaseAt;
    for (const member of members) member.stopped = true;
    await Promise.all(work);

    if (killed.database === undefined) throw new Error('the runs ended before the database was killed');
    assertEqual('leaks', watch.leaks, []);
    assertEqual(
      'states of the runs',
      ends.map(({ state }) => state),
      ends.map(() => 'SUCCEEDED'),
    );
    for (const { member, runId } of ends) {
      const { run } = await member.ask(RUN_READ, { id: runId });
      assertEqual(
        `the run of ${member.persona}`,
        [run.done, run.result.replications, run.result.partial],
        [run.asked, run.asked, false],
      );
    }
    await checkChanges(cluster, watch, scenario.id);
    await checkStocks(members, scenario.id);
    await until('an empty queue', async () => (await cluster.sql('SELECT 1 FROM job')).length === 0);
    assertEqual('stuck runs', await cluster.sql(`SELECT id FROM run WHERE state IN ('QUEUED', 'RUNNING')`), []);
    assertEqual('locks that are waited for', await cluster.sql('SELECT pid FROM pg_locks WHERE NOT granted'), []);
    const chain = await verifyChain(cluster);
    return [
      `five members, two APIs, three workers; worker ${killed.worker} and database ${killed.database} killed`,
      `${watch.answers} answers, ${watch.leaks.length} leaks; ${watch.acknowledged.length} changes acknowledged (${after} after the database died), each there once, with its version and its audit row`,
      `${ends.length} runs ended with all replications and were followed to the end; ${watch.retries} requests sent again, the longest wait for an answer ${(watch.longestMs / 1000).toFixed(1)} s`,
      `no job left, no run stuck, no lock waited for; audit chain of ${chain} rows whole`,
    ];
  } finally {
    await cluster.stop();
  }
}

async function loop(member, random, work) {
  while (!member.stopped) {
    await work();
    await sleep(PAUSE_MS * (0.5 + random()));
  }
}

/** A stock that its nation shows to nobody: what is new belongs to its nation alone. */
async function keepStock(member, scenarioId, place) {
  const stock = {
    ...{ id: `trial-${member.nation}`, place, class: 'III', amountT: 100, capacityT: 100_000 },
    ...{ owner: member.nation, note: wordOf(member.nation) },
  };
  const { stock: made, userErrors } = await member.change(STOCK_ADD, 'stock.add', { scenarioId, stock });
  if (made === null) throw new Error(JSON.stringify(userErrors));
  return made;
}

/** Nobody else writes this row, so every change has to be let in, and each finds the amount of the one before. */
async function raise(member, scenarioId) {
  const { key, version, amountT } = member.last;
  const { stock, userErrors } = await member.change(STOCK_CHANGE, 'stock.change', {
    ...{ scenarioId, key, expectedVersion: version, change: { amountT: amountT + 1 } },
  });
  if (stock === null) throw new Error(`${member.persona}: ${JSON.stringify(userErrors)}`);
  assertEqual(`the stock of ${member.nation}`, stock.amountT, amountT + 1);
  member.last = stock;
}

async function note(cell, scenarioId, place) {
  const { place: changed, userErrors } = await cell.change(PLACE_CHANGE, 'place.change', {
    ...{ scenarioId, key: place.key, expectedVersion: place.version, change: { note: `looked at ${cell.turn}` } },
  });
  if (changed === null) throw new Error(`cell: ${JSON.stringify(userErrors)}`);
  place.version = changed.version;
}

/** The tool pushes stocks of its nation, and tries now and then what is not its own. */
async function push(tool, scenarioId, place) {
  const stock = { id: `pushed-${tool.turn}`, place, class: 'I', amountT: 5, owner: 'PL' };
  const { userErrors } = await tool.change(STOCK_ADD, 'stock.add', { scenarioId, stock });
  if (userErrors.length > 0) throw new Error(`tool: ${JSON.stringify(userErrors)}`);
  const { done } = await tool.ask(STOCK_CHANGE, {
    input: { scenarioId, key: 'trial-FR', expectedVersion: 1, change: { amountT: 1 } },
  });
  if (done.userErrors.length === 0) throw new Error('the tool of one nation has changed a stock of another');
}

async function readAll(member, scenarioId) {
  let after = null;
  do {
    const { scenario } = await member.ask(STOCKS, { id: scenarioId, after });
    after = scenario.stocks.pageInfo.hasNextPage ? scenario.stocks.pageInfo.endCursor : null;
  } while (after !== null);
}

async function checkChanges(cluster, watch, scenarioId) {
  const uuid = uuidOf(scenarioId);
  const edits = watch.acknowledged.filter(({ action }) => action !== 'run.start');
  const [{ count }] = await cluster.sql(
    `SELECT count(*)::int AS count FROM scenario_version WHERE scenario_id = $1 AND version > 1`,
    [uuid],
  );
  assertEqual('versions of the scenario', count, edits.length);
  const [{ version }] = await cluster.sql('SELECT version FROM scenario WHERE id = $1', [uuid]);
  assertEqual('version of the scenario', version, edits.length + 1);
  const trail = await cluster.sql(
    `SELECT record ->> 'principal' AS who, count(*)::int AS count FROM audit
     WHERE record ->> 'outcome' = 'done' AND record ->> 'scenarioId' = $1 AND record ->> 'action' NOT IN ('run.cancel', 'scenarioImport') GROUP BY 1`,
    [uuid],
  );
  const told = Object.fromEntries(trail.map(({ who, count: rows }) => [who.split(':')[1], rows]));
  const expected = {};
  for (const { persona } of watch.acknowledged) expected[persona] = (expected[persona] ?? 0) + 1;
  for (const [persona, rows] of Object.entries(expected)) assertEqual(`audit rows of ${persona}`, told[persona], rows);
}

/** Each nation finds its own stock as it left it, and nobody else finds any. */
async function checkStocks(members, scenarioId) {
  for (const member of members) {
    const query = `query ($id: ID!, $after: String) { scenario(id: $id) { stocks(first: 100, after: $after) { nodes { key amountT } pageInfo { endCursor hasNextPage } } } }`;
    const found = [];
    for (let after = null; ;) {
      const { scenario } = await member.ask(query, { id: scenarioId, after });
      found.push(...scenario.stocks.nodes.filter(({ key }) => key.startsWith('trial-')));
      if (!scenario.stocks.pageInfo.hasNextPage) break;
      after = scenario.stocks.pageInfo.endCursor;
    }
    const own = member.last === undefined ? [] : [{ key: member.last.key, amountT: member.last.amountT }];
    assertEqual(`stocks that ${member.persona} finds`, found, own);
  }
}

/** `npm run audit:verify` on the data folder. */
export async function verifyChain(cluster) {
  const { code, output } = await runCommand(cluster, 'command.mjs', ['audit:verify']).ended;
  if (code !== 0) throw new Error(`the audit chain is broken: ${output}`);
  return JSON.parse(output).rows;
}

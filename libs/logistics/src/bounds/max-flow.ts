/**
 * Maximum flow by Dinic's algorithm (1970): level graph by breadth-first search, blocking flow by depth-first search with current arcs.
 * O(V^2 A) in the worst case, far less on time-expanded networks. Integer capacities give integer flows; Infinity is allowed on arcs as
 * long as some cut is finite. Recursion-free, typed arrays; the arcs of a node stand side by side.
 */
const NONE = -1;
const OPEN = 0;
const CLOSED = 1;

export class FlowNetwork {
  // Arcs as they were added.
  private tails: Int32Array;
  private heads: Int32Array;
  private capacities: Float64Array;
  private arcs = 0;
  /** Laid out by the first {@link augment}; what was added stays as it is from then on. */
  private search: Search | undefined;

  constructor(
    readonly nodes: number,
    arcCapacity = 64,
  ) {
    this.tails = new Int32Array(arcCapacity);
    this.heads = new Int32Array(arcCapacity);
    this.capacities = new Float64Array(arcCapacity);
  }

  /** Adds an arc and returns its number, for {@link raise} and {@link flowOn}. Throws once a flow has been asked for. */
  addArc(from: number, to: number, capacity: number): number {
    if (!(capacity >= 0)) throw new Error(`capacity ${capacity} of arc ${from} to ${to}`);
    if (!(from >= 0 && from < this.nodes && to >= 0 && to < this.nodes)) throw new Error(`arc ${from} to ${to}`);
    if (this.search !== undefined) throw new Error('an arc is added before the first flow');
    if (this.arcs === this.tails.length) this.grow();
    this.tails[this.arcs] = from;
    this.heads[this.arcs] = to;
    this.capacities[this.arcs] = capacity;
    return this.arcs++;
  }

  private grow(): void {
    const longer = <T extends Int32Array | Float64Array>(from: T, to: T): T => (to.set(from as never), to);
    const length = 2 * this.arcs + 1;
    this.tails = longer(this.tails, new Int32Array(length));
    this.heads = longer(this.heads, new Int32Array(length));
    this.capacities = longer(this.capacities, new Float64Array(length));
  }

  /** Gives an arc more capacity; what flows stays. */
  raise(arc: number, by: number): void {
    if (!(by >= 0) || !(arc >= 0 && arc < this.arcs)) throw new Error(`arc ${arc} raised by ${by}`);
    this.capacities[arc] += by;
    this.search?.raise(arc, by);
  }

  /** Flow on an arc after {@link augment}. */
  flowOn(arc: number): number {
    return this.search?.flowOn(arc) ?? 0;
  }

  /** Raises the flow from source to sink as far as it goes and returns by how much. */
  augment(source: number, sink: number): number {
    if (source === sink) throw new Error('source and sink are one node');
    this.search ??= new Search(this.nodes, this.arcs, this.tails, this.heads, this.capacities);
    return this.search.augment(source, sink);
  }
}

/** A network laid out for searches: the residual arcs that leave a node are those from `start[node]` to `start[node + 1]`. */
class Search {
  private readonly start: Int32Array;
  private readonly head: Int32Array;
  /** Where the arc in the other direction stands. */
  private readonly mate: Int32Array;
  private readonly residual: Float64Array;
  /** 1 where the arc is one that was added, 0 where it takes flow back. */
  private readonly isForth: Uint8Array;
  /** Where an arc stands, by its number. */
  private readonly place: Int32Array;
  private readonly level: Int32Array;
  private readonly current: Int32Array;
  private readonly queue: Int32Array;
  /** Arcs from the source to where the search stands. */
  private readonly path: Int32Array;
  private isEmpty = true;

  constructor(nodes: number, arcs: number, tails: Int32Array, heads: Int32Array, capacities: Float64Array) {
    this.start = new Int32Array(nodes + 1);
    for (let arc = 0; arc < arcs; arc++) {
      this.start[tails[arc] + 1]++;
      this.start[heads[arc] + 1]++;
    }
    for (let node = 0; node < nodes; node++) this.start[node + 1] += this.start[node];
    this.current = this.start.slice(0, nodes);
    this.head = new Int32Array(2 * arcs);
    this.mate = new Int32Array(2 * arcs);
    this.residual = new Float64Array(2 * arcs);
    this.isForth = new Uint8Array(2 * arcs);
    this.place = new Int32Array(arcs);
    for (let arc = 0; arc < arcs; arc++) {
      const forth = this.current[tails[arc]]++;
      const back = this.current[heads[arc]]++;
      this.head[forth] = heads[arc];
      this.head[back] = tails[arc];
      this.mate[forth] = back;
      this.mate[back] = forth;
      this.residual[forth] = capacities[arc];
      this.isForth[forth] = 1;
      this.place[arc] = forth;
    }
    this.level = new Int32Array(nodes);
    this.queue = new Int32Array(nodes);
    this.path = new Int32Array(nodes);
  }

  raise(arc: number, by: number): void {
    this.residual[this.place[arc]] += by;
  }

  flowOn(arc: number): number {
    return this.residual[this.mate[this.place[arc]]];
  }

  augment(source: number, sink: number): number {
    let total = 0;
    if (this.isEmpty) total += this.fill(source, sink);
    this.isEmpty = false;
    while (total < Infinity && this.findLevels(source, sink)) total += this.block(source, sink);
    if (total === Infinity) throw new Error('no finite cut between source and sink');
    return total;
  }

  /**
   * A first flow by any ways that arcs as they were added leave open, however long. In a network over time most of the flow is found so, where levels would
   * take one search for every length of a way. It need not be the most: what is missing is found level by level.
   */
  private fill(source: number, sink: number): number {
    const { level, start, head, mate, residual, isForth, current, path } = this;
    current.set(start.subarray(0, current.length));
    // Whether a search may come here: not where it stands already, nor where it has found no way on.
    level.fill(OPEN);
    level[source] = CLOSED;
    let total = 0;
    let length = 0;
    let node = source;
    for (;;) {
      if (node === sink) {
        const sent = this.bottleneck(length);
        if (sent === Infinity) return Infinity;
        total += sent;
        const full = this.send(length, sent);
        for (; length > full; length--) level[head[path[length - 1]]] = OPEN;
        node = head[mate[path[full]]];
        continue;
      }
      const end = start[node + 1];
      let at = current[node];
      while (at < end && !(isForth[at] === 1 && level[head[at]] === OPEN && residual[at] > 0)) at++;
      current[node] = at;
      if (at < end) {
        path[length++] = at;
        node = head[at];
        level[node] = CLOSED;
        continue;
      }
      if (node === source) return total;
      node = head[mate[path[--length]]];
    }
  }

  /** Arcs to the sink from every node nearer than the source. Backwards, so that few ways of the search end in a node that leads nowhere. */
  private findLevels(source: number, sink: number): boolean {
    const { level, queue, start, head, mate, residual } = this;
    level.fill(NONE);
    level[sink] = 0;
    queue[0] = sink;
    for (let first = 0, last = 1; first < last && level[source] === NONE; first++) {
      const node = queue[first];
      for (let at = start[node]; at < start[node + 1]; at++) {
        const before = head[at];
        if (level[before] !== NONE || residual[mate[at]] <= 0) continue;
        level[before] = level[node] + 1;
        queue[last++] = before;
      }
    }
    return level[source] !== NONE;
  }

  /** Sends along paths of the level graph until each is blocked. After a path it goes on from the first arc that is full. */
  private block(source: number, sink: number): number {
    const { level, start, head, mate, residual, current, path } = this;
    current.set(start.subarray(0, current.length));
    let total = 0;
    let length = 0;
    let node = source;
    for (;;) {
      if (node === sink) {
        const sent = this.bottleneck(length);
        if (sent === Infinity) return Infinity;
        total += sent;
        length = this.send(length, sent);
        node = head[mate[path[length]]];
        continue;
      }
      const end = start[node + 1];
      const next = level[node] - 1;
      let at = current[node];
      while (at < end && !(level[head[at]] === next && residual[at] > 0)) at++;
      current[node] = at;
      if (at < end) {
        path[length++] = at;
        node = head[at];
        continue;
      }
      if (node === source) return total;
      // A dead end: step back and never come here again in this phase.
      level[node] = NONE;
      node = head[mate[path[--length]]];
    }
  }

  /** Least residual of the first `length` arcs of the path. */
  private bottleneck(length: number): number {
    const { residual, path } = this;
    let least = Infinity;
    for (let i = 0; i < length; i++) least = Math.min(least, residual[path[i]]);
    return least;
  }

  /** Sends along the path and returns the index of its first arc that is full then. */
  private send(length: number, amount: number): number {
    const { residual, mate, path } = this;
    let full = length;
    for (let i = length - 1; i >= 0; i--) {
      const at = path[i];
      residual[at] -= amount;
      residual[mate[at]] += amount;
      if (residual[at] === 0) full = i;
    }
    return full;
  }
}

export interface FlowArc {
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
}

/** An arc that takes `transit` whole periods to cross and lets `capacity` enter in each. */
export interface TransitArc extends FlowArc {
  readonly transit: number;
}

/** Value of a maximum flow. */
export function maxFlow(nodes: number, arcs: readonly FlowArc[], source: number, sink: number): number {
  const network = new FlowNetwork(nodes, arcs.length);
  for (const { from, to, capacity } of arcs) network.addArc(from, to, capacity);
  return network.augment(source, sink);
}

/**
 * Maximum flow over time by time expansion (Ford, Fulkerson 1958): most that can reach the sink within `horizon` periods, waiting at nodes
 * allowed. One copy of every node a period; cost: Dinic on nodes x horizon.
 */
export function maxFlowOverTime(
  nodes: number,
  arcs: readonly TransitArc[],
  source: number,
  sink: number,
  horizon: number,
): number {
  if (horizon <= 0) return 0;
  const network = new FlowNetwork(nodes * horizon, (arcs.length + nodes) * horizon);
  for (let t = 0; t < horizon; t++) {
    // What enters in period t leaves in period t + transit and must do so before the horizon.
    for (const { from, to, capacity, transit } of arcs)
      if (t + transit < horizon) network.addArc(t * nodes + from, (t + transit) * nodes + to, capacity);
    if (t + 1 < horizon)
      for (let node = 0; node < nodes; node++) network.addArc(t * nodes + node, (t + 1) * nodes + node, Infinity);
  }
  return network.augment(source, (horizon - 1) * nodes + sink);
}

/**
 * The same value by temporally repeated flows (Ford, Fulkerson 1958): paths in order of transit time, each used as long as it arrives in
 * time. Independent of the horizon's length. Successive shortest paths by Bellman-Ford: O(paths x nodes x arcs).
 */
export function repeatedFlowOverTime(
  nodes: number,
  arcs: readonly TransitArc[],
  source: number,
  sink: number,
  horizon: number,
): number {
  const from = arcs.flatMap((arc) => [arc.from, arc.to]);
  const to = arcs.flatMap((arc) => [arc.to, arc.from]);
  const cost = arcs.flatMap((arc) => [arc.transit, -arc.transit]);
  const residual = arcs.flatMap((arc) => [arc.capacity, 0]);
  let total = 0;
  for (;;) {
    const distance = new Array<number>(nodes).fill(Infinity);
    const by = new Array<number>(nodes).fill(NONE);
    distance[source] = 0;
    for (let round = 0, changed = true; changed && round < nodes; round++) {
      changed = false;
      for (let a = 0; a < to.length; a++) {
        if (residual[a] > 0 && distance[from[a]] + cost[a] < distance[to[a]]) {
          distance[to[a]] = distance[from[a]] + cost[a];
          by[to[a]] = a;
          changed = true;
        }
      }
    }
    if (distance[sink] >= horizon) return total;
    let sent = Infinity;
    for (let node = sink; node !== source; node = from[by[node]]) sent = Math.min(sent, residual[by[node]]);
    if (sent === Infinity) throw new Error('a way without any limit of capacity');
    for (let node = sink; node !== source; node = from[by[node]]) {
      residual[by[node]] -= sent;
      residual[by[node] ^ 1] += sent;
    }
    total += sent * (horizon - distance[sink]);
  }
}

/** Least number of periods in which `amount` can reach the sink; Infinity when it cannot within `latest`. */
export function quickestTime(
  nodes: number,
  arcs: readonly TransitArc[],
  source: number,
  sink: number,
  amount: number,
  latest: number,
): number {
  const enough = (horizon: number) => repeatedFlowOverTime(nodes, arcs, source, sink, horizon) >= amount;
  if (!enough(latest)) return Infinity;
  let low = 0;
  let high = latest;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

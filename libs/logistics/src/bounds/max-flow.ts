/**
 * Maximum flow by Dinic's algorithm (1970): level graph by breadth-first search, blocking flow by depth-first search with current arcs.
 * O(V^2 A) in the worst case, far less on time-expanded networks. Integer capacities give integer flows; Infinity is allowed on arcs as
 * long as some cut is finite. Recursion-free, typed arrays.
 */
const NONE = -1;

export class FlowNetwork {
  private readonly first: Int32Array;
  private readonly level: Int32Array;
  private readonly current: Int32Array;
  private readonly queue: Int32Array;
  /** Arcs from the source to where the search stands. */
  private readonly path: Int32Array;
  // Arc i and its reverse i ^ 1.
  private to: Int32Array;
  private next: Int32Array;
  private residual: Float64Array;
  private arcs = 0;

  constructor(
    readonly nodes: number,
    arcCapacity = 64,
  ) {
    this.first = new Int32Array(nodes).fill(NONE);
    this.level = new Int32Array(nodes);
    this.current = new Int32Array(nodes);
    this.queue = new Int32Array(nodes);
    this.path = new Int32Array(nodes);
    this.to = new Int32Array(2 * arcCapacity);
    this.next = new Int32Array(2 * arcCapacity);
    this.residual = new Float64Array(2 * arcCapacity);
  }

  /** Adds an arc and returns its number, for {@link flowOn}. */
  addArc(from: number, to: number, capacity: number): number {
    if (!(capacity >= 0)) throw new Error(`capacity ${capacity} of arc ${from} to ${to}`);
    if (!(from >= 0 && from < this.nodes && to >= 0 && to < this.nodes)) throw new Error(`arc ${from} to ${to}`);
    if (2 * this.arcs + 2 > this.to.length) this.grow();
    const arc = 2 * this.arcs++;
    this.link(arc, from, to, capacity);
    this.link(arc + 1, to, from, 0);
    return arc >> 1;
  }

  private link(arc: number, from: number, to: number, capacity: number): void {
    this.to[arc] = to;
    this.residual[arc] = capacity;
    this.next[arc] = this.first[from];
    this.first[from] = arc;
  }

  private grow(): void {
    const longer = <T extends Int32Array | Float64Array>(from: T, to: T): T => (to.set(from as never), to);
    const length = 2 * this.to.length + 2;
    this.to = longer(this.to, new Int32Array(length));
    this.next = longer(this.next, new Int32Array(length));
    this.residual = longer(this.residual, new Float64Array(length));
  }

  /** Flow on an arc after {@link augment}. */
  flowOn(arc: number): number {
    return this.residual[2 * arc + 1];
  }

  /** Raises the flow from source to sink as far as it goes and returns by how much; arcs added since the last call are used as well. */
  augment(source: number, sink: number): number {
    if (source === sink) throw new Error('source and sink are one node');
    let total = 0;
    while (this.findLevels(source, sink)) {
      total += this.block(source, sink);
      if (total === Infinity) throw new Error('no finite cut between source and sink');
    }
    return total;
  }

  /** Arcs to the sink from every node nearer than the source. Backwards, so that few ways of the search end in a node that leads nowhere. */
  private findLevels(source: number, sink: number): boolean {
    const { level, queue, to, next, residual, first } = this;
    level.fill(NONE);
    level[sink] = 0;
    queue[0] = sink;
    for (let head = 0, tail = 1; head < tail && level[source] === NONE; head++) {
      const node = queue[head];
      for (let arc = first[node]; arc !== NONE; arc = next[arc]) {
        if (residual[arc ^ 1] > 0 && level[to[arc]] === NONE) {
          level[to[arc]] = level[node] + 1;
          queue[tail++] = to[arc];
        }
      }
    }
    return level[source] !== NONE;
  }

  /** Sends along paths of the level graph until each is blocked. After a path it goes on from the first arc that is full. */
  private block(source: number, sink: number): number {
    const { level, to, next, residual, current, path } = this;
    current.set(this.first);
    let total = 0;
    let length = 0;
    let node = source;
    for (;;) {
      if (node === sink) {
        let sent = Infinity;
        for (let i = 0; i < length; i++) sent = Math.min(sent, residual[path[i]]);
        if (sent === Infinity) return Infinity;
        let full = length;
        for (let i = length - 1; i >= 0; i--) {
          residual[path[i]] -= sent;
          residual[path[i] ^ 1] += sent;
          if (residual[path[i]] === 0) full = i;
        }
        total += sent;
        length = full;
        node = to[path[full] ^ 1];
        continue;
      }
      let arc = current[node];
      while (arc !== NONE && !(residual[arc] > 0 && level[to[arc]] === level[node] - 1)) arc = next[arc];
      current[node] = arc;
      if (arc !== NONE) {
        path[length++] = arc;
        node = to[arc];
        continue;
      }
      if (node === source) return total;
      // A dead end: step back and never come here again in this phase.
      level[node] = NONE;
      node = to[path[--length] ^ 1];
    }
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
  // prettier-ignore
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
  // prettier-ignore
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
  // prettier-ignore
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

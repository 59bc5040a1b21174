import fc from 'fast-check';
import {
  FlowNetwork,
  maxFlow,
  maxFlowOverTime,
  quickestTime,
  repeatedFlowOverTime,
  type TransitArc,
} from './max-flow.ts';

const graph = fc.integer({ min: 2, max: 6 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    arcs: fc.array(
      fc.record({ from: fc.nat(nodes - 1), to: fc.nat(nodes - 1), capacity: fc.nat(9), transit: fc.integer({ min: 1, max: 5 }) }), // prettier-ignore
      { maxLength: 14 },
    ),
  }),
);

/** Least cut by trying every set of nodes on the side of the source. */
function leastCut(nodes: number, arcs: readonly TransitArc[]): number {
  let least = Infinity;
  for (let set = 0; set < 2 ** nodes; set++) {
    if ((set & 1) === 0 || (set & (1 << (nodes - 1))) !== 0) continue;
    const cut = arcs.reduce((sum, a) => sum + ((set >> a.from) & 1 && !((set >> a.to) & 1) ? a.capacity : 0), 0);
    least = Math.min(least, cut);
  }
  return least;
}

test('the maximum flow is the least cut', () => {
  fc.assert(
    fc.property(graph, ({ nodes, arcs }) => {
      expect(maxFlow(nodes, arcs, 0, nodes - 1)).toBe(leastCut(nodes, arcs));
    }),
    { numRuns: 1000 },
  );
});

test('a flow that grows as arcs are raised ends as the flow of all of them', () => {
  fc.assert(
    fc.property(graph, fc.nat(14), ({ nodes, arcs }, late) => {
      const network = new FlowNetwork(nodes);
      const numbers = arcs.map(({ from, to, capacity }, i) => network.addArc(from, to, i < late ? capacity : 0));
      let flow = network.augment(0, nodes - 1);
      expect(flow).toBe(leastCut(nodes, arcs.slice(0, late)));
      numbers.forEach((arc, i) => {
        if (i < late) return;
        network.raise(arc, arcs[i].capacity);
        flow += network.augment(0, nodes - 1);
        expect(flow).toBe(leastCut(nodes, arcs.slice(0, i + 1)));
      });
      const into = arcs.reduce((sum, { from, to }, i) => {
        const over = network.flowOn(numbers[i]);
        return sum + (to === nodes - 1 ? over : 0) - (from === nodes - 1 ? over : 0);
      }, 0);
      expect(into).toBe(flow);
    }),
    { numRuns: 500 },
  );
});

test('time expansion and temporally repeated flows agree', () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: 0, max: 20 }), ({ nodes, arcs }, horizon) => {
      const expanded = maxFlowOverTime(nodes, arcs, 0, nodes - 1, horizon);
      expect(repeatedFlowOverTime(nodes, arcs, 0, nodes - 1, horizon)).toBe(expanded);
    }),
    { numRuns: 500 },
  );
});

test('the quickest time is the first horizon that is long enough', () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 60 }), ({ nodes, arcs }, amount) => {
      const time = quickestTime(nodes, arcs, 0, nodes - 1, amount, 40);
      if (time === Infinity) expect(maxFlowOverTime(nodes, arcs, 0, nodes - 1, 40)).toBeLessThan(amount);
      else {
        expect(maxFlowOverTime(nodes, arcs, 0, nodes - 1, time)).toBeGreaterThanOrEqual(amount);
        expect(maxFlowOverTime(nodes, arcs, 0, nodes - 1, time - 1)).toBeLessThan(amount);
      }
    }),
    { numRuns: 300 },
  );
});

test('refuses what is no network', () => {
  expect(() => maxFlow(2, [{ from: 0, to: 1, capacity: -1 }], 0, 1)).toThrow('capacity');
  expect(() => maxFlow(2, [{ from: 0, to: 2, capacity: 1 }], 0, 1)).toThrow('arc');
  expect(() => maxFlow(2, [{ from: 0, to: 1, capacity: Infinity }], 0, 1)).toThrow('no finite cut');
  expect(() => maxFlow(2, [], 1, 1)).toThrow('one node');
});

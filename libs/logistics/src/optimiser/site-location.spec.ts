import { loadSolver, type Solve } from '../bounds/solver.ts';
import { numbers } from '../testing/random-numbers.ts';
import { pCentre, pMedian, type SiteRequest } from './site-location.ts';
import { positionStock, type StockRequest } from './stock-positions.ts';

const BUDGET = { iterations: 100_000, nodes: 10_000 };
let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** Every choice of p of n. */
function* choices(n: number, p: number, from = 0): Generator<number[]> {
  if (p === 0) {
    yield [];
    return;
  }
  for (let j = from; j <= n - p; j++) for (const rest of choices(n, p - 1, j + 1)) yield [j, ...rest];
}

function request(seed: number): SiteRequest {
  const n = numbers(seed);
  const points = n.int(3, 8);
  const candidates = n.int(3, 7);
  return {
    hours: Array.from({ length: points }, () => Array.from({ length: candidates }, () => n.int(1, 40))),
    demand: Array.from({ length: points }, () => n.int(1, 20)),
    sites: n.int(1, 3),
  };
}

function bruteForce({ hours, demand, sites }: SiteRequest): { mean: number; worst: number } {
  let mean = Infinity;
  let worst = Infinity;
  const total = demand.reduce((a, b) => a + b, 0);
  for (const open of choices(hours[0].length, sites)) {
    const times = hours.map((row) => Math.min(...open.map((j) => row[j])));
    mean = Math.min(mean, times.reduce((sum, h, i) => sum + h * demand[i], 0) / total);
    worst = Math.min(worst, Math.max(...times));
  }
  return { mean, worst };
}

describe('site location', () => {
  it('p-median and p-centre equal brute force', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const asked = request(seed);
      const { mean, worst } = bruteForce(asked);
      const median = pMedian(solve, asked, BUDGET);
      const centre = pCentre(solve, asked, BUDGET);
      expect(median.status).toBe('optimal');
      expect(median.sites).toHaveLength(asked.sites);
      expect(median.meanHours).toBeCloseTo(mean, 6);
      expect(centre.status).toBe('optimal');
      expect(centre.worstHours).toBe(worst);
    }
  });

  it('says that no choice reaches a point without a way', () => {
    const asked = {
      hours: [
        [1, 2],
        [Infinity, Infinity],
      ],
      demand: [1, 1],
      sites: 1,
    };
    // Who can be reached is served all the same, by both methods.
    expect(pCentre(solve, asked, BUDGET)).toMatchObject({ status: 'optimal', servedBy: [0, -1], worstHours: 1 });
    expect(pCentre(solve, { ...asked, hours: [[Infinity], [Infinity]] }, BUDGET).status).toBe('infeasible');
    expect(pMedian(solve, asked, BUDGET)).toMatchObject({ servedBy: [0, -1], meanHours: 1, worstHours: 1 });
  });

  it('without a candidate there is no choice', () => {
    const asked = { hours: [[], []], demand: [1, 1], sites: 1 };
    for (const choose of [pMedian, pCentre])
      expect(choose(solve, asked, BUDGET)).toMatchObject({ status: 'infeasible', sites: [], servedBy: [-1, -1] });
  });

  it('solves 6 of 40 sites for 120 demand points', () => {
    const n = numbers(7);
    const at = (count: number) => Array.from({ length: count }, () => [n.unit(), n.unit()]);
    const [points, candidates] = [at(120), at(40)];
    const hours = points.map(([x, y]) => candidates.map(([a, b]) => 10 * Math.hypot(x - a, y - b)));
    const choice = pMedian(solve, { hours, demand: points.map(() => 1), sites: 6 }, BUDGET);
    expect(choice.status).toBe('optimal');
    expect(choice.sites).toHaveLength(6);
  });

  /** Two depots, two scenarios that each destroy one of them. */
  const stock = (part: Partial<StockRequest> = {}): StockRequest => ({
    sites: 2,
    stockT: 100,
    capacityT: [100, 100],
    missingHours: 100,
    caution: 0,
    scenarios: [
      { name: 'west', probability: 0.9, demandT: [60], hours: [[2, 10]], left: [1, 1] },
      { name: 'east', probability: 0.1, demandT: [60], hours: [[2, 10]], left: [0, 1] },
    ],
    ...part,
  });

  it('holds back as much stock from the near depot as the risk of losing it is worth', () => {
    // A tonne moved to the far depot costs 8 h in nine cases of ten beyond the 40 t that are spare, and saves 90 h in one: it pays.
    const spread = positionStock(solve, stock(), BUDGET);
    expect(spread.stockT).toEqual([40, 60].map((t) => expect.closeTo(t, 6) as number));
    expect(spread.scenarios.map((s) => s.missingT)).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
    // Missing is no worse than 12 h: then the near depot is worth more.
    const near = positionStock(solve, stock({ missingHours: 12 }), BUDGET);
    expect(near.stockT[0]).toBeGreaterThanOrEqual(60 - 1e-6);
    expect(near.scenarios[1].missingT).toBeGreaterThan(0);
  });

  it('with one site and all caution it chooses the one that is left in every scenario', () => {
    expect(positionStock(solve, stock({ sites: 1, caution: 1 }), BUDGET).sites).toEqual([1]);
    expect(positionStock(solve, stock({ sites: 1, missingHours: 20 }), BUDGET).sites).toEqual([0]);
  });

  it('equals brute force over the sites when one stock cannot be split', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const n = numbers(1000 + seed);
      const candidates = n.int(2, 5);
      const points = n.int(1, 3);
      const scenarios = [0, 1, 2].map((s) => ({
        name: String(s),
        probability: [0.5, 0.3, 0.2][s],
        demandT: Array.from({ length: points }, () => n.int(1, 9)),
        hours: Array.from({ length: points }, () => Array.from({ length: candidates }, () => n.int(1, 50))),
        left: Array.from({ length: candidates }, () => n.pick([0, 1])),
      }));
      const asked: StockRequest = {
        sites: 1,
        stockT: 1000,
        capacityT: Array.from({ length: candidates }, () => 1000),
        missingHours: 60,
        caution: 0,
        scenarios,
      };
      const costOf = (j: number) =>
        scenarios.reduce((sum, s) => {
          const total = s.demandT.reduce((a, b) => a + b, 0);
          const hours = s.demandT.reduce((h, t, i) => h + t * (s.left[j] > 0 ? Math.min(60, s.hours[i][j]) : 60), 0);
          return sum + (s.probability * hours) / total;
        }, 0);
      const best = Math.min(...asked.capacityT.map((_, j) => costOf(j)));
      expect(positionStock(solve, asked, BUDGET).meanHours).toBeCloseTo(best, 6);
    }
  });

  it('tells of every scenario what the stock allows there, however little it weighs; two sites and caution beside a search over whole tonnes', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const n = numbers(3000 + seed);
      const scenarios = [0, 1, 2].map((s) => ({
        name: String(s),
        probability: [0.5, 0.3, 0.2][s],
        demandT: [n.int(4, 10)],
        hours: [Array.from({ length: 3 }, () => n.int(1, 50))],
        left: Array.from({ length: 3 }, () => n.pick([0, 0.5, 1])),
      }));
      /** One demand point: the nearest ship first. */
      const hoursOf = (stockT: readonly number[], s: number) => {
        const { hours, left, demandT } = scenarios[s];
        let need = demandT[0];
        let sum = 0;
        for (const j of [0, 1, 2].sort((a, b) => hours[0][a] - hours[0][b])) {
          const shipped = Math.min(need, left[j] * stockT[j]);
          need -= shipped;
          sum += shipped * hours[0][j];
        }
        return { mean: (sum + need * 60) / demandT[0], missing: need };
      };
      for (const caution of [0, 0.5, 0.999, 1]) {
        const price = (stockT: readonly number[]) => {
          const rows = [0, 1, 2].map((s) => hoursOf(stockT, s).mean);
          const mean = rows.reduce((sum, hours, s) => sum + hours * scenarios[s].probability, 0);
          return (1 - caution) * mean + caution * Math.max(...rows);
        };
        const capacityT = [6, 8, 8];
        const asked: StockRequest = { sites: 2, stockT: 10, capacityT, missingHours: 60, caution, scenarios };
        const plan = positionStock(solve, asked, BUDGET);
        plan.scenarios.forEach((row, s) => {
          expect(row.meanHours).toBeCloseTo(hoursOf(plan.stockT, s).mean, 4);
          expect(row.missingT).toBeCloseTo(hoursOf(plan.stockT, s).missing, 4);
        });
        expect(plan.sites).toEqual([0, 1, 2].filter((j) => plan.stockT[j] > 0));
        let best = Infinity;
        for (let a = 0; a <= 6; a++)
          for (let b = 0; b <= 8; b++)
            for (const c of [0, Math.min(8, 10 - a - b)])
              if (a + b + c <= 10 && c >= 0 && [a, b, c].filter((t) => t > 0).length <= 2)
                best = Math.min(best, price([a, b, c]));
        expect(price(plan.stockT)).toBeLessThanOrEqual(best + 1e-4);
      }
    }
  });

  it('names whom each site ships to while nothing is attacked, and no site without stock', () => {
    const whole = stock({ capacityT: [40, 100], scenarios: [stock().scenarios[0]] });
    expect(positionStock(solve, whole, BUDGET)).toMatchObject({ sites: [0, 1], serves: [[0], [0]] });
    const enough = positionStock(solve, { ...whole, capacityT: [100, 100], stockT: 60 }, BUDGET);
    expect(enough).toMatchObject({ sites: [0], serves: [[0], []] });
  });
});

import type { Random } from './random.ts';
import type { ValuePair } from './values.ts';

/** Examples that come in clusters whose differences have something in common. */
export interface ClusterPopulation {
  readonly clusters: number;
  /** Every cluster as large, or sizes from half to one and a half of the mean. */
  readonly even: boolean;
  readonly effect: number;
  readonly sd: number;
  /** Share of the variance that a cluster has in common. */
  readonly common: number;
}

/** A test set of n examples in clusters. */
export interface ClusteredValues extends ValuePair {
  readonly clusters: Uint32Array;
}

/** Draws n examples; sizes of clusters do not depend on what is drawn, so the mean stays `effect`. */
export function drawConversations(population: ClusterPopulation, n: number, random: Random): ClusteredValues {
  const { effect, sd, common } = population;
  const clusters = assignClusters(population, n);
  const shared = Float64Array.from({ length: population.clusters }, () => Math.sqrt(common) * random.normal());
  const own = Math.sqrt(1 - common);
  const baseline = new Float64Array(n);
  const candidate = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const value = 0.7 + 0.2 * random.normal();
    baseline[i] = value;
    candidate[i] = value + effect + sd * ((shared[clusters[i] as number] as number) + own * random.normal());
  }
  return { baseline, candidate, clusters };
}

/** Cuts 0…n−1 at places that lie evenly, or ever further apart. */
function assignClusters({ clusters, even }: ClusterPopulation, n: number): Uint32Array {
  const place = (share: number) => (even ? share : share * (0.5 + 0.5 * share));
  const assigned = new Uint32Array(n);
  for (let cluster = 0; cluster < clusters; cluster++) {
    assigned.fill(cluster, Math.round(n * place(cluster / clusters)), Math.round(n * place((cluster + 1) / clusters)));
  }
  return assigned;
}

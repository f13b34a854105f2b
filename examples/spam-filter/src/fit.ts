import type { Features } from './features.ts';
import type { Label } from './mail.ts';
import { probability } from './model.ts';
import type { Parameters } from './parameters.ts';
import { seededRandom, shuffle } from './random.ts';

/** A mail to learn from. */
export interface Example {
  readonly features: Features;
  readonly label: Label;
}

/** What is learnt. */
export interface Fit {
  readonly bias: number;
  readonly weights: Float32Array;
}

/**
 * Fits logistic regression by stochastic gradient descent with AdaGrad, and averages the weights of the later half of
 * the epochs, so that the order of the examples hardly matters.
 * Source: Duchi, Hazan & Singer (2011), Journal of Machine Learning Research 12:2121–2159.
 *
 * @param onEpoch is told the fit after each epoch
 */
export function fit(
  examples: readonly Example[],
  { buckets, epochs, learningRate, l2, seed }: Parameters & { readonly seed: number },
  onEpoch: (epoch: number, fit: Fit) => void,
): Fit {
  const state = start(buckets);
  const mean = { bias: 0, weights: new Float32Array(buckets), count: 0 };
  const order = Uint32Array.from(examples.keys());
  const random = seededRandom(seed);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) step(state, examples[index]!, learningRate, l2);
    if (epoch > epochs / 2) addTo(mean, state);
    onEpoch(epoch, mean.count === 0 ? state : mean);
  }
  return { bias: mean.bias, weights: mean.weights };
}

interface State extends Fit {
  bias: number;
  /** Sum of the squared gradients so far. */
  biasSquares: number;
  readonly squares: Float32Array;
}

/** Nothing is known yet; the squares are not zero, as the first step divides by their root. */
function start(buckets: number): State {
  const squares = new Float32Array(buckets).fill(1e-6);
  return { bias: 0, biasSquares: 1e-6, weights: new Float32Array(buckets), squares };
}

function step(state: State, { features, label }: Example, learningRate: number, l2: number): void {
  const { weights, squares } = state;
  const { buckets, values } = features;
  const error = probability(state, features) - (label === 'spam' ? 1 : 0);
  state.biasSquares += error * error;
  state.bias -= (learningRate * error) / Math.sqrt(state.biasSquares);
  for (let index = 0; index < buckets.length; index++) {
    const bucket = buckets[index]!;
    const gradient = error * values[index]! + l2 * weights[bucket]!;
    squares[bucket]! += gradient * gradient;
    weights[bucket]! -= (learningRate * gradient) / Math.sqrt(squares[bucket]!);
  }
}

interface Mean extends Fit {
  bias: number;
  count: number;
}

function addTo(mean: Mean, { bias, weights }: Fit): void {
  mean.count += 1;
  mean.bias += (bias - mean.bias) / mean.count;
  for (let index = 0; index < weights.length; index++) {
    mean.weights[index]! += (weights[index]! - mean.weights[index]!) / mean.count;
  }
}

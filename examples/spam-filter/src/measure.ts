import type { Label } from './mail.ts';

/** What the model said of one mail, beside the truth. */
export interface Prediction {
  readonly label: Label;
  readonly prediction: Label;
  /** Probability of spam. */
  readonly score: number;
}

/** The metrics this project looks at, under scikit-learn's names. */
export function measure(predictions: readonly Prediction[]): Record<string, number> {
  const count = (label: Label, prediction: Label) =>
    predictions.filter((one) => one.label === label && one.prediction === prediction).length;
  const [hit, missed, alarm, passed] = [
    count('spam', 'spam'),
    count('spam', 'ham'),
    count('ham', 'spam'),
    count('ham', 'ham'),
  ];
  return {
    accuracy: (hit + passed) / predictions.length,
    recall: hit / (hit + missed),
    false_positive_rate: alarm / (alarm + passed),
    precision: hit / (hit + alarm),
    f1: (2 * hit) / (2 * hit + alarm + missed),
    log_loss: logLoss(predictions),
  };
}

/** Mean of −ln of the probability given to the truth. */
export function logLoss(predictions: readonly Pick<Prediction, 'label' | 'score'>[]): number {
  const loss = ({ label, score }: Pick<Prediction, 'label' | 'score'>) =>
    -Math.log(Math.max(label === 'spam' ? score : 1 - score, Number.EPSILON));
  return predictions.reduce((sum, prediction) => sum + loss(prediction), 0) / predictions.length;
}

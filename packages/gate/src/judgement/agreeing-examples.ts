import { cellText } from '../evidence/cells.ts';
import { type Examples, firstRow, subset } from '../measure/examples.ts';

/** The examples both sides have the same label for: an anchor may be older than a correction of the labels. */
export function agreeingExamples(examples: Examples): Examples {
  const { count, candidate, baseline } = examples;
  const labels = candidate.predictions.columns.get('label');
  const others = baseline?.predictions.columns.get('label');
  if (baseline === null || labels === undefined || others === undefined) return examples;
  const agree = (example: number): boolean =>
    cellText(labels[firstRow(candidate, example)]) === cellText(others[firstRow(baseline, example)]);
  const chosen = Uint32Array.from({ length: count }, (_, example) => example).filter(agree);
  return chosen.length === count ? examples : subset(examples, chosen);
}

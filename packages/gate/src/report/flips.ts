import { count, details, table } from '@mlops-actions/markdown';
import type { Comparison } from '@mlops-actions/records';
import type { Flips } from '../judgement/judgement.ts';
import { name } from './cells.ts';
import { sliceOf } from './story.ts';

const maxLost = 10;

/** The examples that went from right to wrong, failing comparisons first; undefined when there is none. */
export function flipsText(flips: readonly Flips[], comparisons: readonly Comparison[]): string | undefined {
  const severity = (flip: Flips): number => {
    const failed = comparisons.some(
      ({ verdict, against, metric, slice }) =>
        verdict === 'fail' && against !== 'floor' && metric === flip.metric && sameSlice(slice, flip.slice),
    );
    return failed ? (flip.slice === null ? 1 : 2) : 0;
  };
  const [shown] = flips.filter(({ examples }) => examples.length > 0).toSorted((a, b) => severity(b) - severity(a));
  if (shown === undefined) return undefined;
  const rows = shown.examples
    .slice(0, maxLost)
    .map(({ id, label, baseline, candidate }) => [id, label, baseline, candidate].map((text) => name(text ?? '')));
  const intro = `By ${name(shown.metric)}${shown.slice === null ? '' : ` where ${sliceOf(shown.slice, name)}`}: ${count(shown.lost, 'example')} lost, ${count(shown.gained, 'example')} gained.`;
  return details(
    `${Math.min(shown.lost, rows.length)} of ${count(shown.lost, 'lost example')}`,
    `${intro}\n\n${table(['id', 'label', 'baseline', 'candidate'], rows)}`,
  );
}

function sameSlice(a: Comparison['slice'], b: Comparison['slice']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

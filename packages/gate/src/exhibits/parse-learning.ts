import { parseJsonWithNaN } from '@mlops-actions/dataset';
import type { LearningCurve } from './exhibits.ts';

const mostCurves = 8;
const mostPoints = 200;
const mostCharacters = 16 * 1024 ** 2;
/** Names beyond are not even looked at: a file may bring a new one in every line. */
const mostNames = 1000;

/** Name to step to value. */
type Curves = Map<string, Map<number, number>>;

/** What says how far the training was, and is no curve of its own. */
const clocks = ['step', 'epoch'];

/**
 * The curves of a training's progress file, one JSON object a line: `step`, else `epoch`, else the number of the line
 * says when; every other finite number is a point of the curve of its name. A step reported twice counts as it was
 * reported last, as after resuming.
 *
 * The first 8 names with two points or more, at most 200 points each, the first and last among them. Broken lines are
 * skipped; what comes after 16 Mi characters is not read. Names are untrusted.
 */
export function parseLearning(text: string): LearningCurve[] {
  const curves: Curves = new Map();
  let number = 0;
  for (const line of linesOf(text.slice(0, mostCharacters))) {
    number += 1;
    addPoints(parseLine(line), number, curves);
  }
  return [...curves]
    .filter(([, points]) => points.size > 1)
    .slice(0, mostCurves)
    .map(([name, points]) => toCurve(name, points));
}

function addPoints(entries: readonly [string, unknown][], line: number, curves: Curves): void {
  const numbers = new Map(entries.filter((entry): entry is [string, number] => Number.isFinite(entry[1])));
  const step = numbers.get('step') ?? numbers.get('epoch') ?? line;
  for (const [name, value] of numbers) {
    if (clocks.includes(name)) continue;
    let points = curves.get(name);
    if (points === undefined) {
      if (curves.size >= mostNames) continue;
      curves.set(name, (points = new Map<number, number>()));
    }
    points.set(step, value);
  }
}

function* linesOf(text: string): Generator<string> {
  for (let begin = 0; begin < text.length; ) {
    const end = text.indexOf('\n', begin);
    yield text.slice(begin, end < 0 ? text.length : end);
    begin = end < 0 ? text.length : end + 1;
  }
}

/** What an object in a line holds; nothing where there is none. */
function parseLine(line: string): [string, unknown][] {
  if (!line.trimStart().startsWith('{')) return [];
  try {
    // Python writes NaN and Infinity, which JSON has not.
    const value: unknown = parseJsonWithNaN(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  } catch {
    return [];
  }
}

function toCurve(name: string, points: ReadonlyMap<number, number>): LearningCurve {
  const sorted = [...points].toSorted(([a], [b]) => a - b);
  const kept = thin(sorted);
  return { name, steps: kept.map(([step]) => step), values: kept.map(([, value]) => value) };
}

function thin<Point>(points: readonly Point[]): Point[] {
  if (points.length <= mostPoints) return [...points];
  const stride = (points.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, at) => points[Math.round(at * stride)] as Point);
}

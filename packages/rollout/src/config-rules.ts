import type { ConfigFault } from '@mlops-actions/config';
import { isRecord } from './json-value.ts';
import { columnsIn } from './template.ts';
import { formatDuration, toMilliseconds } from './units.ts';

/** A job on GitHub ends after six hours. */
const longestWaitMs = 5 * 3_600_000;
const maxDepth = 50;

/** What the schema of deploy.yml cannot say, held against the plain value of the file. */
export function checkRules(value: unknown, { goldenSet }: { readonly goldenSet: boolean }): ConfigFault[] {
  if (!isRecord(value)) return [];
  const { steps, golden, limits } = value;
  return [
    ...(Array.isArray(steps) ? checkSteps(steps) : []),
    ...(isRecord(limits) ? checkLimits(limits, golden) : []),
    ...checkGolden(golden, goldenSet),
  ];
}

function checkSteps(steps: readonly unknown[]): ConfigFault[] {
  const weights = steps.map((step) => (isRecord(step) && typeof step['weight'] === 'number' ? step['weight'] : 0));
  const last = weights.length - 1;
  return weights
    .flatMap((weight, index): ConfigFault[] => {
      const path = ['steps', index, 'weight'];
      const before = weights[index - 1] ?? 0;
      // A weight that is missing or no number is the schema's to tell.
      if (weight === 0) return [];
      if (weight <= before) return [{ path, message: `${weight} does not rise above the ${before} before it` }];
      if (index === last && weight !== 100)
        return [{ path, message: `the last step sends ${weight} % of the requests: add { weight: 100 }` }];
      return [];
    })
    .concat(steps.flatMap((step, index) => checkTime(step, 'wait', ['steps', index])));
}

function checkTime(holder: unknown, key: string, path: readonly (string | number)[]): ConfigFault[] {
  const written = isRecord(holder) ? holder[key] : undefined;
  if (typeof written !== 'string' || !(toMilliseconds(written) > longestWaitMs)) return [];
  return [
    { path: [...path, key], message: `expected at most ${formatDuration(longestWaitMs)}, as jobs end after 6 h` },
  ];
}

const needRows = ['errors', 'agreement', 'correct', 'latency'] as const;

function checkLimits(limits: Readonly<Record<string, unknown>>, golden: unknown): ConfigFault[] {
  const times = ['ready', 'timeout'].flatMap((key) => checkTime(limits, key, ['limits']));
  const without = golden === undefined ? needRows.filter((key) => limits[key] !== undefined) : [];
  const blind = isRecord(golden) && golden['expect'] === undefined && limits['correct'] !== undefined;
  return [
    ...times,
    ...without.map(
      (key): ConfigFault => ({
        path: ['limits', key],
        part: 'key',
        message: `a limit on ${key} is measured on golden rows, and there are none: add \`golden\``,
      }),
    ),
    ...(blind
      ? [unseen('nobody knows what is correct: name the column with the right answer in `golden.expect`')]
      : []),
  ];
}

function unseen(message: string): ConfigFault {
  return { path: ['limits', 'correct'], part: 'key', message };
}

function checkGolden(golden: unknown, goldenSet: boolean): ConfigFault[] {
  if (golden === undefined) {
    const message =
      'the input `golden-set` names rows, and nothing says how to ask them: add `golden` with `request` and `answer`';
    return goldenSet ? [{ path: [], message }] : [];
  }
  if (!isRecord(golden)) return [];
  const noRows = golden['set'] === undefined && !goldenSet;
  return [
    ...(noRows
      ? [{ path: ['golden'], part: 'key' as const, message: '`golden.set`: is missing, expected a path' }]
      : []),
    ...(isRecord(golden['request']) ? checkRequest(golden['request']) : []),
  ];
}

function checkRequest(request: Readonly<Record<string, unknown>>): ConfigFault[] {
  const { method, path, body } = request;
  const at = ['golden', 'request'];
  const faults = [...findUnsendable(body, [...at, 'body']), ...findUnsendable(path, [...at, 'path'])];
  if (method === 'GET' && body !== undefined)
    faults.push({ path: [...at, 'body'], part: 'key', message: 'GET carries no body: use POST, or take the body out' });
  if (faults.length === 0 && columnsIn(path).size + columnsIn(body).size === 0)
    faults.push({
      path: at,
      part: 'key',
      message: 'every row would ask the same: write a column such as {text} in path or body',
    });
  return faults;
}

/** What is no JSON, or looks like another language of templates and would be sent as it stands. */
function findUnsendable(value: unknown, path: readonly (string | number)[]): ConfigFault[] {
  if (path.length > maxDepth) return [{ path, message: `nested deeper than ${maxDepth} levels` }];
  if (typeof value === 'string' && /\{\{[^{}]*\}\}/.test(value))
    return [{ path, message: 'write columns in single braces, such as {text}' }];
  if (typeof value === 'number' && !Number.isFinite(value))
    return [{ path, message: `${value} cannot be sent as JSON` }];
  if (Array.isArray(value)) return value.flatMap((item, index) => findUnsendable(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => findUnsendable(item, [...path, key]));
}

import { StepFault } from './faults.ts';

/** One leg of a matrix: the `matrix` context. */
export type MatrixLeg = Readonly<Record<string, unknown>>;

const legLimit = 256;

/**
 * The legs of an evaluated `strategy.matrix`: the product of its vectors without `exclude`, then `include`.
 *
 * @throws StepFault when a vector is empty or not a list, or when there are more than 256 legs.
 */
export function expandMatrix(matrix: unknown): MatrixLeg[] {
  if (typeof matrix !== 'object' || matrix === null) throw new StepFault('The matrix is not a mapping.');
  const { include = [], exclude = [], ...vectors } = matrix as Record<string, unknown>;
  const product = Object.entries(vectors).reduce<MatrixLeg[]>(extend, [{}]);
  const kept = product.filter((leg) => !listOf(exclude).some((pattern) => agrees(leg, pattern)));
  const original = Object.keys(vectors).length === 0 ? [] : kept;
  const legs = applyInclude(original, new Set(Object.keys(vectors)), listOf(include));
  if (legs.length > legLimit)
    throw new StepFault(`The matrix has ${legs.length} legs: at most ${legLimit} are allowed.`);
  return legs;
}

function extend(legs: readonly MatrixLeg[], [name, values]: [string, unknown]): MatrixLeg[] {
  if (!Array.isArray(values)) throw new StepFault(`Matrix vector '${name}' is not a list.`);
  if (values.length === 0) throw new StepFault(`Matrix vector '${name}' does not contain any values.`);
  return legs.flatMap((leg) => values.map((value: unknown) => ({ ...leg, [name]: value })));
}

// An entry extends every leg whose original values it does not contradict; when there is none it is a leg of its own.
function applyInclude(
  original: readonly MatrixLeg[],
  names: ReadonlySet<string>,
  include: readonly MatrixLeg[],
): MatrixLeg[] {
  const extended = original.map((leg) => ({ leg, added: {} as MatrixLeg }));
  const alone: MatrixLeg[] = [];
  for (const entry of include) {
    const fixed = Object.fromEntries(Object.entries(entry).filter(([name]) => names.has(name)));
    const matching = extended.filter(({ leg }) => agrees(leg, fixed));
    if (matching.length === 0) alone.push(entry);
    for (const match of matching) match.added = { ...match.added, ...entry };
  }
  return [...extended.map(({ leg, added }) => ({ ...leg, ...added })), ...alone];
}

function agrees(leg: MatrixLeg, pattern: MatrixLeg): boolean {
  return Object.entries(pattern).every(([name, value]) => JSON.stringify(leg[name]) === JSON.stringify(value));
}

function listOf(value: unknown): MatrixLeg[] {
  if (!Array.isArray(value)) throw new StepFault("A matrix's include and exclude must be lists.");
  return value as MatrixLeg[];
}

/** What GitHub writes behind the name of a matrix job: ` (a, b)`. */
export function legSuffix(leg: MatrixLeg): string {
  const values = Object.values(leg).flatMap(leaves);
  return values.length === 0 ? '' : ` (${values.join(', ')})`;
}

function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  if (value === '' || value === null) return [];
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}

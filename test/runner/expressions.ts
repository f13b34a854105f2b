import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { StepFault } from './faults.ts';

type ExpressionData = ReturnType<Evaluator['evaluate']>;

/** A function of expressions beyond the built-in ones. Arguments and result are plain values. */
export type ExpressionFunction = (...args: unknown[]) => unknown;

/** What expressions can name at one place of a workflow. */
export interface ExpressionScope {
  /** Plain values by context name: `github`, `env`, … */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** By lower-case name. */
  readonly functions?: Readonly<Record<string, ExpressionFunction>>;
}

/**
 * Evaluates one expression, without its `${{ }}`, to a plain value.
 *
 * @throws StepFault naming the expression when it does not parse or evaluate.
 */
export function evaluate(expression: string, scope: ExpressionScope): unknown {
  return toPlain(evaluateData(expression, scope));
}

/** Evaluates the condition of an `if`, which is never a bare value of another type. */
export function evaluateCondition(expression: string, scope: ExpressionScope): boolean {
  const value = evaluateData(expression, scope);
  if (value.kind === data.Kind.Array || value.kind === data.Kind.Dictionary) return true;
  const plain = toPlain(value);
  return plain !== '' && plain !== 0 && plain !== false && plain !== null && !Number.isNaN(plain);
}

/** Replaces each `${{ }}` of a text; a text that is one expression keeps the type of its value. */
export function interpolate(text: string, scope: ExpressionScope): unknown {
  const parts = splitExpressions(text);
  const [only] = parts;
  if (parts.length === 1 && only?.isExpression) return evaluate(only.text, scope);
  return parts.map((part) => (part.isExpression ? evaluateData(part.text, scope).coerceString() : part.text)).join('');
}

/** The same for a value from YAML, whatever its shape, as a string the way the runner makes one. */
export function interpolateString(value: unknown, scope: ExpressionScope): string {
  const plain = typeof value === 'string' ? interpolate(value, scope) : value;
  return toData(plain).coerceString();
}

/** The same for a whole tree of YAML, keys left as they are. */
export function interpolateTree(value: unknown, scope: ExpressionScope): unknown {
  if (typeof value === 'string') return interpolate(value, scope);
  if (Array.isArray(value)) return value.map((item) => interpolateTree(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolateTree(item, scope)]));
}

function evaluateData(expression: string, { contexts, functions = {} }: ExpressionScope): ExpressionData {
  const definitions = Object.entries(functions).map(([name, body]) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...args: ExpressionData[]) => toData(body(...args.map(toPlain))),
  }));
  try {
    const { tokens } = new Lexer(expression).lex();
    const tree = new Parser(tokens, Object.keys(contexts), definitions).parse();
    const context = toData(contexts) as InstanceType<typeof data.Dictionary>;
    return new Evaluator(tree, context, new Map(definitions.map((item) => [item.name, item]))).evaluate();
  } catch (cause) {
    throw new StepFault(`The expression \`${expression}\` cannot be evaluated: ${(cause as Error).message}`, { cause });
  }
}

function toData(value: unknown): ExpressionData {
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  if (typeof value !== 'object' || value === null) return new data.Null();
  return new data.Dictionary(...Object.entries(value).map(([key, item]) => ({ key, value: toData(item) })));
}

function toPlain(value: ExpressionData): unknown {
  if (value instanceof data.Array) return value.values().map(toPlain);
  if (value instanceof data.Dictionary) {
    return Object.fromEntries(value.pairs().map((pair) => [pair.key, toPlain(pair.value)]));
  }
  return value instanceof data.Null ? null : value.value;
}

interface Part {
  readonly isExpression: boolean;
  readonly text: string;
}

function splitExpressions(text: string): Part[] {
  const parts: Part[] = [];
  let rest = 0;
  for (let start = text.indexOf('${{'); start >= 0; start = text.indexOf('${{', rest)) {
    const end = endOfExpression(text, start + 3);
    if (start > rest) parts.push({ isExpression: false, text: text.slice(rest, start) });
    parts.push({ isExpression: true, text: text.slice(start + 3, end).trim() });
    rest = end + 2;
  }
  if (rest < text.length || parts.length === 0) parts.push({ isExpression: false, text: text.slice(rest) });
  return parts;
}

// Braces inside a string of the expression do not end it.
function endOfExpression(text: string, start: number): number {
  let quoted = false;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith('}}', index)) return index;
  }
  throw new StepFault(`The expression starting at \`${text.slice(start - 3, start + 40)}\` has no closing }}.`);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ExpressionScope, interpolateString } from './expressions.ts';

/** An action's definition file, as far as a runner needs it. */
export interface ActionDefinition {
  readonly folder: string;
  readonly name: string;
  /** Declared inputs; values are their defaults, not yet evaluated. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly runs: JavaScriptRuns | CompositeRuns;
}

export interface JavaScriptRuns {
  readonly using: 'node';
  readonly main: string;
  readonly post: string | undefined;
  /** The condition of the post stage. */
  readonly postIf: string;
}

export interface CompositeRuns {
  readonly using: 'composite';
  readonly file: string;
  /** The whole file, for GitHub's own parser. */
  readonly content: string;
  /** Outputs by name; values not yet evaluated. */
  readonly outputs: ReadonlyMap<string, string>;
}

interface ActionYaml {
  readonly name?: string;
  readonly inputs?: Record<string, { default?: unknown } | null> | null;
  readonly outputs?: Record<string, { value?: unknown } | null> | null;
  readonly runs?: { using?: string; main?: string; pre?: string; post?: string; 'post-if'?: string };
}

/**
 * Reads `action.yml` or `action.yaml` of a folder.
 *
 * @throws Error when there is none, or when it is of a kind that cannot be run here.
 */
export function loadAction(folder: string): ActionDefinition {
  const file = ['action.yml', 'action.yaml'].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${folder}'.`);
  const content = readFileSync(file, 'utf8');
  const yaml = parse(content) as ActionYaml;
  const inputs = Object.entries(yaml.inputs ?? {}).map(([name, input]): [string, string] => [
    name,
    textOf(input?.default),
  ]);
  return { folder, name: yaml.name ?? folder, inputs: new Map(inputs), runs: readRuns(yaml, file, content) };
}

function readRuns(yaml: ActionYaml, file: string, content: string): ActionDefinition['runs'] {
  const { using = 'nothing', main, pre, post, 'post-if': postIf = 'always()' } = yaml.runs ?? {};
  if (using === 'composite') {
    const outputs = Object.entries(yaml.outputs ?? {}).map(([name, item]): [string, string] => [
      name,
      textOf(item?.value),
    ]);
    return { using, file, content, outputs: new Map(outputs) };
  }
  if (!/^node(20|24)$/.test(using))
    throw new Error(`${file} uses ${using}: only node20, node24 and composite run here.`);
  if (pre !== undefined) throw new Error(`${file} has a pre stage: this runner has none.`);
  if (main === undefined) throw new Error(`${file} names no main.`);
  return { using: 'node', main, post, postIf };
}

/** The inputs of one use: what was given, else the evaluated default; names in lower case as declared. */
export function resolveInputs(
  action: ActionDefinition,
  given: Readonly<Record<string, string>>,
  scope: ExpressionScope,
): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of action.inputs) values.set(name.toLowerCase(), interpolateString(value, scope));
  for (const [name, value] of Object.entries(given)) values.set(name.toLowerCase(), value);
  return Object.fromEntries(values);
}

/** What the runner warns of: inputs the action does not declare. */
export function unexpectedInputs(
  action: ActionDefinition,
  given: Readonly<Record<string, string>>,
): string | undefined {
  const declared = [...action.inputs.keys()];
  const unknown = Object.keys(given).filter(
    (name) => !declared.some((known) => known.toLowerCase() === name.toLowerCase()),
  );
  if (unknown.length === 0) return undefined;
  const quote = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
  return `Unexpected input(s) ${quote(unknown)}, valid inputs are [${quote(declared)}]`;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

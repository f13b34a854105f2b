import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { amend } from './amendments.ts';
import { description } from './description.ts';
import { formats, prepare } from './schema.ts';

/** A JSON Schema that may refer to the description by {@link inDescription}. */
export type Compilable = Readonly<Record<string, unknown>>;

/** Says what is wrong with a value, one sentence each; `what` names the value. */
export type Check = (value: unknown, what: string) => string[];

/** A schema that means the place of the description with that pointer. */
export const inDescription = (pointer: string): Compilable => ({ $ref: `github${pointer}` });

const contracts = new Map<boolean, Ajv>();
const checks = new Map<string, Check>();

// Compiled on demand: preparing the description costs more than answering many requests.
function contract(coerce: boolean): Ajv {
  const known = contracts.get(coerce);
  if (known) return known;
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: coerce, formats });
  ajv.addSchema(amend(prepare(description)) as Compilable, 'github', false, false);
  contracts.set(coerce, ajv);
  return ajv;
}

function sentence(what: string, { instancePath, message, params }: ErrorObject): string {
  const { allowedValues } = params as { readonly allowedValues?: readonly unknown[] };
  const choices = allowedValues === undefined ? '' : `: ${allowedValues.map(String).join(', ')}`;
  return `${what}${instancePath} ${message ?? 'is not valid'}${choices}`;
}

function toCheck(validate: ValidateFunction): Check {
  return (value, what) => {
    if (validate(value)) return [];
    return [...new Set((validate.errors ?? []).map((error) => sentence(what, error)))];
  };
}

/**
 * The check of a schema, compiled once for each key.
 *
 * With `coerce`, strings that spell a number or a boolean count as one, as in
 * a query string.
 */
export function checkOf(key: string, schema: () => Compilable, coerce = false): Check {
  const known = checks.get(key);
  if (known) return known;
  const check = toCheck(contract(coerce).compile(schema()));
  checks.set(key, check);
  return check;
}

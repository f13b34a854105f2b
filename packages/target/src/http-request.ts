import { UserError } from '@mlops-actions/errors';
import { type HttpCalls, type Placeholder, placeholderForm } from './http-calls.ts';
import type { TargetStep } from './target.ts';

/** A step, or the question what serves. */
export type HttpStep = TargetStep | 'current';

/** What a step is told, by name: the JSON body of the protocol. */
export type StepValues = Readonly<Record<Placeholder, string | number | null>>;

/** The request of a step, without address and headers. */
export interface StepRequest {
  readonly method: string;
  /** Begins with a slash. */
  readonly path: string;
  /** Undefined: none. */
  readonly body: unknown;
}

/**
 * The request a step is asked by: `POST /<step>` with all values, `GET /current`, or as the calls say.
 *
 * @throws UserError E_TARGET when a path needs a value this step does not have.
 */
export function requestOf(step: HttpStep, values: StepValues, calls: HttpCalls): StepRequest {
  const call = calls[step] ?? {};
  const method = call.method ?? (step === 'current' ? 'GET' : 'POST');
  const own = call.body === undefined ? values : fill(call.body, values);
  return { method, path: fillPath(call.path ?? `/${step}`, step, values), body: method === 'GET' ? undefined : own };
}

function fillPath(path: string, step: HttpStep, values: StepValues): string {
  return path.replace(placeholderForm, (_, name: Placeholder) => {
    const text = String(values[name] ?? '');
    // An address with /../ in it is another address.
    if (text !== '' && text !== '.' && text !== '..') return encodeURIComponent(text);
    throw new UserError(
      'E_TARGET',
      `The path ${path} of the step ${step} needs {${name}}, which is ${JSON.stringify(text)} in this step. Put it into the body, where it may be empty.`,
    );
  });
}

function fill(template: unknown, values: StepValues): unknown {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((part) => fill(part, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, fill(part, values)]));
}

function fillText(text: string, values: StepValues): string | number | null {
  const [whole, alone] = /^\{([a-z]{1,20})\}$/.exec(text) ?? [];
  if (whole !== undefined) return values[alone as Placeholder];
  return text.replace(placeholderForm, (_, name: Placeholder) => String(values[name] ?? ''));
}

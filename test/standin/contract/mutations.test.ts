import { describe, expect, it } from 'vitest';
import { entryOf } from './description.ts';
import { example, exampleList } from './examples.ts';
import { checkResponse } from './validate.ts';

type Body = Record<string, unknown>;

// No field of GitHub's accepts an object of this shape in place of its own value.
const wrong = (value: unknown): unknown => (typeof value === 'object' && value !== null ? 7 : { retyped: true });

function mutants(body: Body): Body[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const { [key]: _, ...dropped } = body;
    return [dropped, { ...body, [key]: wrong(value) }];
  });
}

/** Every body in which one top-level field, of the first item in a list, is missing or of another type. */
function mutated(body: unknown): unknown[] {
  if (!Array.isArray(body)) return mutants(body as Body);
  const [first, ...rest] = body as Body[];
  return first === undefined ? [] : mutants(first).map((mutant) => [mutant, ...rest]);
}

const unharmed = exampleList().flatMap(({ operationId, status }) => {
  const { method, template } = entryOf(operationId);
  const check = (body: unknown): string[] =>
    checkResponse({ id: operationId, method, template, params: {} }, status, body);
  const body = example(operationId, status);
  return check(body).length === 0 ? [{ check, body }] : [];
});

describe('the response check', () => {
  it('catches nine of ten missing or retyped fields', () => {
    const caught = unharmed.flatMap(({ check, body }) => mutated(body).map((mutant) => check(mutant).length > 0));
    expect(caught.length).toBeGreaterThan(1200);
    expect(caught.filter(Boolean).length / caught.length).toBeGreaterThanOrEqual(0.9);
  });

  it('catches every retyped field', () => {
    const retyped = unharmed.flatMap(({ check, body }) =>
      mutated(body)
        .filter((_, index) => index % 2 === 1)
        .map((mutant) => check(mutant).length > 0),
    );
    expect(retyped).toEqual(retyped.map(() => true));
  });
});

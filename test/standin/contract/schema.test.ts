import { expect, it } from 'vitest';
import { formats, prepare } from './schema.ts';

it.each([
  ['a nullable type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  ['a nullable enum', { type: 'string', nullable: true, enum: ['a'] }, { type: ['string', 'null'], enum: ['a', null] }],
  [
    'an enum that names null',
    { type: 'string', nullable: true, enum: ['a', null] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  ['a nullable reference', { $ref: '#/a', nullable: true }, { anyOf: [{ $ref: '#/a' }, { type: 'null' }] }],
  [
    'a nullable choice',
    { oneOf: [{ type: 'string' }, { type: 'integer' }], nullable: true },
    { anyOf: [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, { type: 'null' }] },
  ],
  ['a choice of one', { oneOf: [{ type: 'string' }], discriminator: {} }, { anyOf: [{ type: 'string' }] }],
  [
    'a choice beside another',
    { anyOf: [{ type: 'string' }], oneOf: [{ maxLength: 1 }] },
    { anyOf: [{ type: 'string' }], allOf: [{ anyOf: [{ maxLength: 1 }] }] },
  ],
  [
    'what is nested',
    { properties: { a: { items: { type: 'integer', nullable: true } } } },
    { properties: { a: { items: { type: ['integer', 'null'] } } } },
  ],
  [
    'examples, unchanged',
    { examples: { a: { nullable: true, type: 'x' } } },
    { examples: { a: { nullable: true, type: 'x' } } },
  ],
])('turns %s into JSON Schema', (_, described, expected) => {
  expect(prepare(described)).toEqual(expected);
});

it('leaves the description itself unchanged', () => {
  const described = Object.freeze({ type: 'string', nullable: true });
  prepare(described);
  expect(described).toEqual({ type: 'string', nullable: true });
});

it.each([
  ['', true],
  ['https://example.com/a', true],
  ['not a link', false],
])('takes the link %j: %s', (link, accepted) => {
  expect(formats.uri(link)).toBe(accepted);
});

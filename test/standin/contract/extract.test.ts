import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { description, entries } from './description.ts';
import { extract, type Source, toText } from './extract.ts';
import { operations, webhooks } from './operations.ts';

const text = readFileSync(new URL('./github.openapi.json', import.meta.url), 'utf8');
const kept = JSON.parse(text) as Source & { readonly 'x-extract': Readonly<Record<string, string>> };

describe('github.openapi.json', () => {
  it('says where it comes from and under which licence', () => {
    const { package: name, version, sha256, licence, notice } = kept['x-extract'];
    expect([name, licence]).toEqual(['@octokit/openapi', 'MIT']);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(notice).toMatch(/^MIT License Copyright/);
  });

  it('holds exactly the operations of operations.ts', () => {
    expect([...entries.keys()].toSorted()).toEqual(operations.toSorted());
  });

  it('holds exactly the webhooks of operations.ts', () => {
    expect(Object.keys(description['x-webhooks']).toSorted()).toEqual(webhooks.toSorted());
  });

  it('stays small and has one operation a line', () => {
    expect(text.length).toBeLessThan(500 * 1024);
    expect(text.split('\n').filter((line) => line.includes('"operationId"'))).toHaveLength(operations.length);
  });

  test('extracting it again changes nothing', () => {
    const { paths, components, 'x-webhooks': events = {}, ...head } = kept;
    const source = { ...head, paths, components, 'x-webhooks': events };
    const again = toText({ ...head, ...extract(source, operations, webhooks) });
    // Compared as a whole: a difference would print the entire file.
    expect(again === text).toBe(true);
  });
});

describe('extract', () => {
  const source: Source = {
    openapi: '3.0.3',
    info: {},
    paths: {
      '/a': {
        get: {
          operationId: 'a/get',
          description: 'prose',
          responses: { 200: { content: { json: { schema: { $ref: '#/components/schemas/a' } } } } },
        },
      },
      '/b': { get: { operationId: 'b/get', responses: {} } },
    },
    components: {
      schemas: {
        a: {
          properties: {
            description: { type: 'string', description: 'prose' },
            next: { $ref: '#/components/schemas/c' },
          },
        },
        b: { type: 'string' },
        c: { items: { $ref: '#/components/schemas/a' } },
      },
    },
  };

  it('keeps what the operation uses, in a circle too, and nothing else', () => {
    const { paths, components } = extract(source, ['a/get']);
    expect(Object.keys(paths)).toEqual(['/a']);
    expect(Object.keys(components['schemas'] ?? {})).toEqual(['a', 'c']);
  });

  it('drops prose but not a property of that name', () => {
    const { components } = extract(source, ['a/get']);
    expect(components).toMatchObject({ schemas: { a: { properties: { description: { type: 'string' } } } } });
    expect(JSON.stringify(extract(source, ['a/get']))).not.toContain('prose');
  });

  it('keeps of a webhook what its payload is made of', () => {
    const body = { content: { json: { schema: { $ref: '#/components/schemas/b' } } } };
    const spoken = { ...source, 'x-webhooks': { 'b-made': { post: { summary: 'prose', requestBody: body } } } };
    const { components, 'x-webhooks': webhooks } = extract(spoken, [], ['b-made']);
    expect(components).toEqual({ schemas: { b: { type: 'string' } } });
    expect(webhooks).toEqual({ 'b-made': { post: { requestBody: body } } });
    expect(() => extract(spoken, [], ['c-made'])).toThrow('the OpenAPI document has no webhook c-made');
  });

  it('names an operation that is not there', () => {
    expect(() => extract(source, ['a/get', 'z/get'])).toThrow('the OpenAPI document has no operation z/get');
  });

  it('names a component that is not there', () => {
    const torn = { ...source, components: { schemas: {} } };
    expect(() => extract(torn, ['a/get'])).toThrow('#/components/schemas/a is used but not in the OpenAPI document');
  });
});

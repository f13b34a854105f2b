import { expect, test } from 'vitest';
import { parseRegistryAddress } from './open-registry.ts';

test.each([
  ['github', { kind: 'github' }],
  ['dir:models', { kind: 'dir', path: 'models' }],
  ['dir:/srv/models', { kind: 'dir', path: '/srv/models' }],
  ['dir:///srv/models', { kind: 'dir', path: '/srv/models' }],
  ['dir:C:\\models', { kind: 'dir', path: 'C:\\models' }],
  ['dir:a folder/ü', { kind: 'dir', path: 'a folder/ü' }],
])('%s is an address', (text, address) => {
  expect(parseRegistryAddress(text)).toEqual(address);
});

test.each(['mlflow+http://host', 'mlflow+https://host/x', 'oci://ghcr.io/o/m', 's3://bucket/prefix', 'hf://o/m'])(
  '%s comes with a later version, and says so',
  (text) => {
    expect(() => parseRegistryAddress(text)).toThrow(expect.objectContaining({ code: 'E_NOT_BUILT' }) as Error);
    expect(() => parseRegistryAddress(text)).toThrow(/later version.*github or dir:<path>/);
  },
);

test.each([
  '',
  'GitHub',
  'dir',
  'dir:',
  'dir: ',
  'dir:a\0b',
  'dir:a\nb',
  '/srv/models',
  'mlflow://host',
  'x'.repeat(10_000),
])('%j is no address', (text) => {
  expect(() => parseRegistryAddress(text)).toThrow(expect.objectContaining({ code: 'E_INPUT' }) as Error);
  expect(() => parseRegistryAddress(text)).toThrow(/github or dir:<path>/);
});

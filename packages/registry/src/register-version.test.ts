import { type ErrorCode, ServiceError, UserError } from '@mlops-actions/errors';
import { expect, test } from 'vitest';
import { registerVersion } from './register-version.ts';
import type { Registry, ReservationRequest } from './registry.ts';
import { description, manifestOf, someDigest } from './testing.ts';
import { nextVersion } from './versions.ts';

const order = {
  model: 'spam',
  wanted: 'auto',
  commit: 'c'.repeat(40),
  contents: { files: [{ absolute: '/m', path: 'm', sha256: someDigest, size: 3 }], companions: [] },
  describe: description,
  card: () => '',
};

const fault = (code: ErrorCode, version = '') => new UserError(code, `Version ${version} cannot be had.`);

/** A registry whose steps end as `faults` say, in turn; what it was asked is in `asked`. */
function stub(step: 'reserve' | 'put' | 'publish' | 'abort', faults: readonly ((version: string) => Error)[]) {
  const asked: string[] = [];
  const queue = [...faults];
  const meet = (name: typeof step, version: string) => {
    asked.push(`${name} ${version}`);
    const next = name === step ? queue.shift() : undefined;
    if (next !== undefined) throw next(version);
  };
  const registry: Pick<Registry, 'get' | 'reserve' | 'put' | 'publish' | 'abort'> = {
    get: async () => undefined,
    async reserve({ model, wanted, above }: ReservationRequest) {
      const version = nextVersion(wanted, above === undefined ? [] : [above]);
      meet('reserve', version);
      return { model, version, resumed: false };
    },
    put: async ({ version }) => meet('put', version),
    async publish({ model, version }) {
      meet('publish', version);
      const rest = { uri: '', page: undefined, author: undefined, retracted: undefined, notes: new Map() };
      return { model, version, digest: someDigest, manifest: manifestOf('m'), ...rest };
    },
    abort: async ({ version }) => meet('abort', version),
  };
  return { registry: registry as Registry, asked };
}

const burnt = (version: string) => fault('E_VERSION_BURNT', version);
const taken = () => fault('E_VERSION_TAKEN');

test.each(['reserve', 'publish'] as const)('a number that is burnt when asked to %s is passed by', async (step) => {
  const { registry, asked } = stub(step, [burnt, burnt]);
  expect((await registerVersion(registry, order)).version.version).toBe('1.2.0');
  expect(asked.filter((line) => line.startsWith(step))).toEqual([`${step} 1.0.0`, `${step} 1.1.0`, `${step} 1.2.0`]);
});

test('a number that is lost to others is reserved anew, five times at most', async () => {
  const few = stub(
    'publish',
    Array.from({ length: 4 }, () => taken),
  );
  expect(await registerVersion(few.registry, order)).toMatchObject({ created: true });
  const many = stub(
    'publish',
    Array.from({ length: 9 }, () => taken),
  );
  await expect(registerVersion(many.registry, order)).rejects.toMatchObject({ code: 'E_VERSION_TAKEN' });
  expect(many.asked.filter((line) => line.startsWith('publish'))).toHaveLength(5);
});

test.each(['E_VERSION_TAKEN', 'E_VERSION_BURNT'] as const)(
  'the number that was wished for is never replaced: %s',
  async (code) => {
    const { registry, asked } = stub('publish', [() => fault(code)]);
    await expect(registerVersion(registry, { ...order, wanted: '3.0.0' })).rejects.toMatchObject({ code });
    expect(asked).toEqual(['reserve 3.0.0', 'put 3.0.0', 'publish 3.0.0']);
  },
);

test.each<[string, Error, boolean]>([
  ['of the user', fault('E_DIGEST'), true],
  ['of a store without room', fault('E_REGISTRY'), false],
  ['of a missing permission', fault('E_PERMISSION'), false],
  ['of a service', new ServiceError('E_GITHUB', 'cut'), false],
  ['of ours', new TypeError('a bug'), false],
])('a fault %s is told, and the reservation given up only when a re-run cannot mend it', async (_, error, givesUp) => {
  const { registry, asked } = stub('put', [() => error]);
  await expect(registerVersion(registry, order)).rejects.toBe(error);
  expect(asked.includes('abort 1.0.0')).toBe(givesUp);
});

test('a fault of giving up does not hide the one before', async () => {
  const { registry } = stub('abort', [() => new ServiceError('E_GITHUB', 'cut')]);
  const put = () => Promise.reject(fault('E_DIGEST'));
  await expect(registerVersion({ ...registry, put }, order)).rejects.toMatchObject({
    code: 'E_DIGEST',
    cause: { code: 'E_GITHUB' },
  });
});

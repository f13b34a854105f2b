// Serves versions of the filter side by side: node src/serve.ts [port]. Takes the steps of the deploy action as requests.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { type Filter, loadFilter } from './filter.ts';
import { Traffic } from './traffic.ts';

/** The body of a step, as the deploy action sends it. */
interface Step {
  readonly version: string;
  readonly path: string | null;
  readonly weight?: number;
  readonly old?: string | null;
  readonly failed?: string | null;
}

const folder = await mkdtemp(join(tmpdir(), 'spam-filter-'));
const filters = new Map<string, Filter>();
const traffic = new Traffic();

const steps: Readonly<Record<string, (step: Step) => Promise<object> | object>> = {
  check: () => ({}),
  async stage({ version, path }) {
    if (!filters.has(version)) filters.set(version, await keep(version, path));
    return {};
  },
  ready: ({ version }) => ({ ready: filters.has(version), version, url: `${address()}/versions/${version}` }),
  weight({ version, weight = 0 }) {
    traffic.shift(version, weight);
    return {};
  },
  promote({ version }) {
    traffic.promote(version);
    return {};
  },
  async rollback({ version, path, failed }) {
    if (failed) filters.delete(failed);
    if (version && !filters.has(version)) filters.set(version, await keep(version, path));
    traffic.reset(version || undefined);
    return {};
  },
  cleanup({ old, version }) {
    if (old && old !== version) filters.delete(old);
    return {};
  },
};

/** A copy of its own, since the folder is the deploying job's; imported from a new place, so that no cache answers. */
async function keep(version: string, path: string | null): Promise<Filter> {
  if (path === null) throw new Error(`There is no folder with version ${version}`);
  const own = await mkdtemp(join(folder, `${version}-`));
  await cp(resolve(path), own, { recursive: true });
  return loadFilter(own);
}

async function answer(request: IncomingMessage): Promise<object> {
  const [, first = '', second = '', third] = (request.url ?? '/').split('/');
  if (request.method === 'GET' && first === 'current') return traffic.state();
  const body = await json(request);
  if (first === 'predict') return predict(traffic.next(), body);
  if (first === 'versions' && third === 'predict') return predict(second, body);
  const step = Object.hasOwn(steps, first) ? steps[first] : undefined;
  if (step === undefined) throw new Error(`There is no ${request.method ?? ''} ${request.url ?? ''}`);
  return step(body as Step);
}

function predict(version: string | undefined, mail: unknown): object {
  const filter = filters.get(version ?? '');
  if (filter === undefined) throw new Error(`Version ${version ?? 'none'} is not here`);
  return { ...filter(mail as { subject: string; body: string }), version };
}

const server = createServer((request, response) => {
  answer(request)
    .then((body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)))
    .catch((error: unknown) => response.writeHead(500).end(JSON.stringify({ reason: String(error) })));
});

function address(): string {
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
}

server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => console.log(`listening on ${address()}`));
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void rm(folder, { recursive: true, force: true });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The example's own server: what "production" is in the demo. */
export interface Serving {
  readonly url: string;
  /** The version it says it serves; undefined for none. */
  live(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Starts src/serve.ts of the example on a free port. */
export async function startServing(example: string): Promise<Serving> {
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(example, 'src/serve.ts'), '0'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const url = line.replace('listening on ', '');
  return {
    url,
    async live() {
      const { version } = (await (await fetch(`${url}/current`)).json()) as { version: string | null };
      return version ?? undefined;
    },
    async close() {
      server.kill('SIGTERM');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
  };
}

/**
 * Calls the real client of GitHub's artifact service in a process of its own, as it reads its settings from the
 * environment. Arguments: a JSON list of calls, `[method, ...arguments]`, and the file that gets the outcomes as JSON.
 */
import { writeFile } from 'node:fs/promises';
import { DefaultArtifactClient } from '@actions/artifact';

type Method = 'uploadArtifact' | 'listArtifacts' | 'getArtifact' | 'downloadArtifact' | 'deleteArtifact';

/** What a call returned, or the message of its error. */
export type Outcome = { readonly value: unknown } | { readonly error: string };

export type ClientCall = readonly [Method, ...unknown[]];

const [calls = '[]', file = ''] = process.argv.slice(2);
const client = new DefaultArtifactClient();
const outcomes: Outcome[] = [];
for (const [method, ...words] of JSON.parse(calls) as ClientCall[]) {
  const call = client[method].bind(client) as (...words: unknown[]) => Promise<unknown>;
  outcomes.push(
    await call(...words).then(
      (value) => ({ value }),
      (error: unknown) => ({ error: String(error) }),
    ),
  );
}
await writeFile(file, JSON.stringify(outcomes));

import { digest as digestForm } from '@mlops-actions/records/values';
import { z } from 'zod';
import type { Tags } from './tags.ts';

const messageSchema = z.object({
  kind: z.literal('model-version'),
  version: z.string(),
  /** Of the manifest. */
  digest: digestForm,
  filesDigest: digestForm,
  run: z.string(),
});

/** What the tag of a version says. */
export type VersionMessage = z.output<typeof messageSchema>;

/** The tag of a version as it stands. */
export interface StandingTag {
  /** Commit it names; for a lightweight tag what its ref names. */
  readonly commit: string;
  /** Undefined for a tag that others made. */
  readonly message: VersionMessage | undefined;
}

export async function readVersionTag(tags: Tags, sha: string): Promise<StandingTag> {
  const tag = await tags.read(sha);
  if (tag === undefined) return { commit: sha, message: undefined };
  return { commit: tag.commit, message: parseMessage(tag.message) };
}

function parseMessage(text: string): VersionMessage | undefined {
  try {
    return messageSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

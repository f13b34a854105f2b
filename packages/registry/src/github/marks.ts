import { UserError } from '@mlops-actions/errors';
import type { VersionNumber } from '../registry.ts';
import { createBeside } from './beside.ts';
import { mostNotes, parseBody, renderBody } from './body.ts';
import { retractionOfTag, versionTag } from './names.ts';
import type { Place } from './place.ts';

/** Marks a version as GTO takes one out of use: a tag beside its own. The first reason stays. */
export async function retract(
  place: Place,
  { model, version, reason }: { model: string; version: VersionNumber; reason: string },
): Promise<void> {
  const tag = versionTag(model, version);
  if ((await place.github.releaseOf(tag)) === undefined) throw missingVersion(model, version);
  const near = await place.tags.list(tag);
  if (near.some((named) => retractionOfTag(model, named.tag) === version)) return;
  await createBeside(place, { model, version, name: `${tag}!`, message: reason });
}

/** Adds notes to the release's own, of which those of the same name are replaced. */
export async function annotate(
  { github }: Place,
  { model, version, notes }: { model: string; version: VersionNumber; notes: ReadonlyMap<string, string> },
): Promise<void> {
  const release = await github.releaseOf(versionTag(model, version));
  if (release === undefined) throw missingVersion(model, version);
  const body = parseBody(release.body);
  const all = new Map([...body.notes, ...notes]);
  const length = JSON.stringify([...all]).length;
  if (length > mostNotes)
    throw new UserError(
      'E_INPUT',
      `The notes of ${model} ${version} would be ${length} characters long, and ${mostNotes} fit beside its card: write less.`,
    );
  await github.updateNotes(release.id, renderBody({ ...body, notes: all }));
}

/** The fault of a version that is not there. */
export function missingVersion(model: string, version: VersionNumber): UserError {
  return new UserError(
    'E_VERSION_MISSING',
    `There is no version ${version} of ${model}: register it first, or name one that is there.`,
  );
}

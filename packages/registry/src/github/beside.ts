import type { VersionNumber } from '../registry.ts';
import { versionTag } from './names.ts';
import { headOfDefaultBranch, type Place } from './place.ts';
import { isAboutWorkflows } from './refusals.ts';
import { readVersionTag } from './version-tag.ts';

/** Makes a tag at the commit of a version. */
export async function createBeside(
  place: Place,
  { model, version, name, message }: { model: string; version: VersionNumber; name: string; message: string },
): Promise<boolean> {
  const standing = await place.tags.find(versionTag(model, version));
  if (standing === undefined) throw new Error(`${model} ${version} has no tag`);
  const { commit } = await readVersionTag(place.tags, standing.sha);
  try {
    return await place.tags.create({ name, message, commit });
  } catch (error) {
    if (!isAboutWorkflows(error)) throw error;
    // Taking a model back must not fail because workflows changed since: the message says the version, not the commit.
    place.log(
      `${name} is made at the head of the default branch: the workflow files of ${version} are others, so GTO will not see which version it names`,
    );
    return await place.tags.create({ name, message, commit: await headOfDefaultBranch(place) });
  }
}

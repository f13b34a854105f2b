import { count, escape, join } from '@mlops-actions/markdown';
import { type Commit, commitOf, commitsBetween, tagsOf } from './release-git.ts';
import { compareVersions, newest, versionOfTag } from './release-version.ts';

/** What the notes of a release are made of. */
export interface ReleaseHistory {
  readonly tag: string;
  readonly commit: string;
  /** Tag of the release before; undefined for the first. */
  readonly previous: string | undefined;
  /** Newest first. */
  readonly commits: readonly Commit[];
}

const limits = { commits: 2000, characters: 100_000, subject: 200 };
const several = 'Several actions';
const shared = 'All actions';
const prose = 'Documentation and examples';
const development = 'Development';

/** Reads what happened since the last version before `tag`; a release looks back past its own prereleases. */
export function readReleaseHistory(folder: string, tag: string): ReleaseHistory {
  const commit = commitOf(folder, `refs/tags/${tag}`);
  if (commit === undefined) throw new Error(`there is no tag ${tag} here`);
  const previous = previousTag(tagsOf(folder, commit).keys(), tag);
  const from = previous === undefined ? undefined : commitOf(folder, `refs/tags/${previous}`);
  return { tag, commit, previous, commits: commitsBetween(folder, from, commit, limits.commits) };
}

/** The newest version tag older than `tag`; prereleases count only before a prerelease. */
export function previousTag(tags: Iterable<string>, tag: string): string | undefined {
  const version = versionOfTag(tag);
  if (version === undefined) return undefined;
  const older = [...tags]
    .flatMap((name) => versionOfTag(name) ?? [])
    .filter((other) => compareVersions(other, version) < 0)
    .filter(({ prerelease }) => prerelease.length === 0 || version.prerelease.length > 0);
  const found = newest(older);
  return found && `v${found.text}`;
}

/**
 * The notes of a release as Markdown, below GitHub's limit of 125,000 characters.
 *
 * Subjects of commits are strangers' words: they are shown as written, and do nothing. Only a pull request's
 * number at the end, as GitHub adds it when it squashes, stays a reference.
 *
 * @param repository `owner/name`, as in `uses:`.
 */
export function renderReleaseNotes({ tag, commit, previous, commits }: ReleaseHistory, repository: string): string {
  const shown = withinLimit(commits.map((one) => ({ area: areaOf(one.paths), line: renderCommit(one) })));
  const areas = [...new Set(shown.map(({ area }) => area))].toSorted(byArea);
  const left = commits.length - shown.length;
  return `${join(
    `To stay on exactly this release: \`uses: ${repository}/actions/<name>@${commit} # ${tag}\``,
    ...areas.map((area) =>
      section(
        area,
        shown.filter((entry) => entry.area === area),
      ),
    ),
    left === 0 ? undefined : `And ${count(left, 'older commit')}.`,
    commits.length === 0 ? 'No commit since the release before.' : undefined,
    previous === undefined ? undefined : `All changes: https://github.com/${repository}/compare/${previous}...${tag}`,
  )}\n`;
}

function section(area: string, entries: readonly { readonly line: string }[]): string {
  const title = [several, shared, prose, development].includes(area) ? area : `\`${area}\``;
  return join(`## ${title}`, entries.map(({ line }) => line).join('\n'));
}

function renderCommit({ sha, subject }: Commit): string {
  const [, text = subject, request] = /^(.*) \(#([1-9][0-9]{0,8})\)$/u.exec(subject) ?? [];
  const place = request === undefined ? sha.slice(0, 10) : `#${request}, ${sha.slice(0, 10)}`;
  return `- ${escape(text, limits.subject)} (${place})`;
}

/** Where users meet a change: in one action, in several, in what all are built from, or not at all. */
function areaOf(paths: readonly string[]): string {
  const actions = new Set(paths.flatMap((path) => /^actions\/([a-z-]+)\/(?!dist\/)/.exec(path)?.[1] ?? []));
  if (actions.size > 1) return several;
  const [action] = actions;
  if (action !== undefined) return action;
  if (paths.some((path) => /^packages\/(?!tooling\/)/.test(path))) return shared;
  return paths.some((path) => /^(docs|examples|schemas)\/|^README\.md$/.test(path)) ? prose : development;
}

/** Actions by name, then the rest in order of interest. */
function byArea(a: string, b: string): number {
  const last = ['', several, shared, prose, development];
  return Math.max(0, last.indexOf(a)) - Math.max(0, last.indexOf(b)) || (a < b ? -1 : 1);
}

function withinLimit<Entry extends { readonly line: string }>(entries: readonly Entry[]): Entry[] {
  let room = limits.characters;
  const shown: Entry[] = [];
  for (const entry of entries) {
    room -= entry.line.length + 1;
    if (room < 0) break;
    shown.push(entry);
  }
  return shown;
}

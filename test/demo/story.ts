import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A change of the story: what it says, the files it changes, and how the gate must judge it. */
export interface Chapter {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly expect: 'pass' | 'fail' | 'inconclusive';
  readonly changes: Readonly<Record<string, string>>;
}

/** The life of the example. */
export interface Story {
  readonly pullRequests: readonly Chapter[];
  /** Branch of the pull request that is merged. */
  readonly merged: string;
  /** A push that the gate cannot fault, and that does not work where it is served. */
  readonly broken: Chapter;
}

interface Told {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly verdict: Chapter['expect'];
}

/** Reads story.json, and a folder of changed files for each change. */
export async function loadStory(folder: string): Promise<Story> {
  const told = JSON.parse(await readFile(join(folder, 'story.json'), 'utf8')) as {
    pullRequests: Told[];
    merged: string;
    broken: Told;
  };
  const chapters = told.pullRequests.map((pull) => loadChapter(folder, pull));
  return {
    pullRequests: await Promise.all(chapters),
    merged: told.merged,
    broken: await loadChapter(folder, told.broken),
  };
}

async function loadChapter(folder: string, { branch, title, body, verdict }: Told): Promise<Chapter> {
  return { branch, title, body, expect: verdict, changes: await readChanges(join(folder, branch)) };
}

async function readChanges(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

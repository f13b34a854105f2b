import type { GitHub, Tag } from '@mlops-actions/github';
import { explainRefusal } from './refusals.ts';

/** The name of a tag, and the object it names. */
export interface NamedTag {
  readonly tag: string;
  readonly sha: string;
}

/** The tags of a repository. Objects never change, so each is read once. */
export class Tags {
  readonly #github: GitHub;
  readonly #read = new Map<string, Promise<Tag | undefined>>();

  constructor(github: GitHub) {
    this.#github = github;
  }

  async list(prefix: string): Promise<readonly NamedTag[]> {
    const refs = await this.#github.refs(`tags/${prefix}`);
    return refs.map(({ ref, sha }) => ({ tag: ref.replace('refs/tags/', ''), sha }));
  }

  async find(name: string): Promise<NamedTag | undefined> {
    return (await this.list(name)).find(({ tag }) => tag === name);
  }

  /** Undefined for a lightweight tag, which says nothing. */
  async read(sha: string): Promise<Tag | undefined> {
    const begun = this.#read.get(sha) ?? this.#github.tagObject(sha);
    this.#read.set(sha, begun);
    try {
      return await begun;
    } catch (error) {
      this.#read.delete(sha);
      throw error;
    }
  }

  /** Makes an annotated tag. False when the name is another's. @throws UserError E_WORKFLOW_FILES, E_PERMISSION. */
  async create(tag: { readonly name: string; readonly message: string; readonly commit: string }): Promise<boolean> {
    const what = `the tag ${tag.name}`;
    const sha = await explainRefusal(what, this.#github.createTagObject(tag));
    if (await explainRefusal(what, this.#github.createRef(`refs/tags/${tag.name}`, sha))) return true;
    // A request that was sent again finds what it made the first time.
    return (await this.find(tag.name))?.sha === sha;
  }

  async remove(name: string): Promise<void> {
    await explainRefusal(`the removal of the tag ${name}`, this.#github.deleteRef(`refs/tags/${name}`));
  }
}

import { setImmediate } from 'node:timers/promises';
import type { Comment, GitHub } from '@mlops-actions/github';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combined, parseSections, renderComment, type Section } from './comment-body.ts';
import { keepSection } from './sticky-comment.ts';

const place = { issue: 3, model: 'spam' };
const section = (key: string, run: number): Section => ({
  key,
  stamp: { run, attempt: 1, sha: 'abc1234' },
  markdown: `${key} of ${run}`,
});

/** One page of comments, on which another job may act between any two calls. */
class Page {
  readonly comments: Comment[] = [];
  readonly others: (() => void)[] = [];
  calls = 0;
  #id = 100;

  github = {
    comments: () => this.#answer(() => [...this.comments]),
    createComment: (_: number, body: string) => this.#answer(() => this.add(body)),
    updateComment: (id: number, body: string) =>
      this.#answer(() => {
        const index = this.comments.findIndex((comment) => comment.id === id);
        this.comments[index] = { ...(this.comments[index] as Comment), body };
        return this.comments[index];
      }),
    deleteComment: (id: number) =>
      this.#answer(
        () =>
          void this.comments.splice(
            this.comments.findIndex((comment) => comment.id === id),
            1,
          ),
      ),
    isOwn: ({ author }: Comment) => Promise.resolve(author.type === 'Bot'),
  };

  add(body: string, type = 'Bot'): Comment {
    const id = this.#id++;
    this.comments.push({ id, body, url: `u/${id}`, author: { login: 'x', type }, createdAt: '', updatedAt: '' });
    return this.comments.at(-1) as Comment;
  }

  #answer<T>(act: () => T): Promise<T> {
    this.calls += 1;
    const result = act();
    this.others.shift()?.();
    return Promise.resolve(result);
  }

  keep(wanted: Section): Promise<string> {
    return keepSection(this.github as unknown as GitHub, place, wanted, {
      sleep: () => Promise.resolve(),
      random: () => 0,
    });
  }
}

describe('one comment of a model', () => {
  test('is made once and then updated', async () => {
    const page = new Page();
    await page.keep(section('eval-gate', 1));
    expect(page.calls).toBe(3);
    await page.keep(section('eval-gate', 2));
    expect(page.comments).toHaveLength(1);
    expect(page.comments[0]?.body).toContain('eval-gate of 2');
  });

  test('keeps the sections of others', async () => {
    const page = new Page();
    await page.keep(section('train', 1));
    await page.keep(section('eval-gate', 1));
    expect(parseSections(page.comments[0]?.body ?? '').map(({ key }) => key)).toEqual(['eval-gate', 'train']);
  });

  test('never goes back to an older run', async () => {
    const page = new Page();
    await page.keep(section('eval-gate', 9));
    await page.keep(section('eval-gate', 8));
    expect(page.comments[0]?.body).toContain('eval-gate of 9');
  });

  test('is not taken from a person who wrote the marker', async () => {
    const page = new Page();
    const forged = page.add(renderComment('spam', [section('eval-gate', 999)]), 'User');
    await page.keep(section('eval-gate', 1));
    expect(page.comments[0]).toEqual(forged);
    expect(page.comments[1]?.body).toContain('eval-gate of 1');
  });

  test('is one again when another job made a second at the same moment', async () => {
    const page = new Page();
    page.others.push(() => void page.add(renderComment('spam', [section('train', 1)])));
    await page.keep(section('eval-gate', 1));
    expect(page.comments).toHaveLength(1);
    expect(parseSections(page.comments[0]?.body ?? '')).toHaveLength(2);
  });

  test('gets our section back when another job wrote over it', async () => {
    const page = new Page();
    page.others.push(
      () => {},
      () => {
        page.comments[0] = { ...(page.comments[0] as Comment), body: renderComment('spam', [section('train', 1)]) };
      },
    );
    await page.keep(section('eval-gate', 1));
    expect(parseSections(page.comments[0]?.body ?? '').map(({ key }) => key)).toEqual(['eval-gate', 'train']);
  });
});

/** Time that passes only when everybody waits for it. */
class VirtualTime {
  #now = 0;
  #waiting: { readonly at: number; readonly resume: () => void }[] = [];

  sleep = (ms: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ at: this.#now + ms, resume: resolve });
    return promise;
  };

  get second(): string {
    return new Date(Math.floor(this.#now / 1000) * 1000).toISOString();
  }

  async run(): Promise<void> {
    for (;;) {
      await setImmediate();
      const [next, ...later] = this.#waiting.toSorted((a, b) => a.at - b.at);
      if (next === undefined) return;
      this.#waiting = later;
      this.#now = next.at;
      next.resume();
    }
  }
}

/** Requests and answers take up to a second each. */
async function writeTogether(jobs: number, seed: number): Promise<Comment[]> {
  let state = seed + 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const time = new VirtualTime();
  const comments: Comment[] = [];
  let id = 0;
  const call = async <T>(act: () => T): Promise<T> => {
    await time.sleep(1000 * random());
    const result = act();
    await time.sleep(1000 * random());
    return result;
  };
  const github = {
    comments: () => call(() => structuredClone(comments)),
    createComment: (_: number, body: string) =>
      call(() => {
        id += 1;
        const comment = {
          id,
          body,
          url: `u/${id}`,
          author: { login: 'x', type: 'Bot' },
          createdAt: '',
          updatedAt: time.second,
        };
        comments.push(comment);
        return comment;
      }),
    updateComment: (which: number, body: string) =>
      call(() => {
        const index = comments.findIndex((comment) => comment.id === which);
        if (index === -1) throw new Error('gone');
        return (comments[index] = { ...(comments[index] as Comment), body, updatedAt: time.second });
      }),
    deleteComment: (which: number) =>
      call(() => {
        const index = comments.findIndex((comment) => comment.id === which);
        if (index !== -1) comments.splice(index, 1);
      }),
    isOwn: () => Promise.resolve(true),
  } as unknown as GitHub;
  const work = Promise.all(
    Array.from({ length: jobs }, async (_, job) => {
      await time.sleep(5000 * random());
      await keepSection(github, { issue: 3, model: combined }, section(`eval-gate/m${job}`, 1), {
        sleep: time.sleep,
        random,
      });
    }),
  );
  await Promise.all([work, time.run()]);
  return comments;
}

test('ten jobs on one comment end with every section in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
      const comments = await writeTogether(10, seed);
      expect(comments).toHaveLength(1);
      expect(
        parseSections(comments[0]?.body ?? '')
          .map(({ key }) => key)
          .toSorted(),
      ).toEqual(Array.from({ length: 10 }, (_, job) => `eval-gate/m${job}`));
    }),
    { numRuns: 300 },
  );
});

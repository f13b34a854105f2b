import type { Comment } from '@mlops-actions/github';
import { describe, expect, test } from 'vitest';
import { parseSections, renderComment, type Section } from './comment-body.ts';
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
    this.comments.push({ id, body, url: `u/${id}`, author: { login: 'x', type } });
    return this.comments.at(-1) as Comment;
  }

  #answer<T>(act: () => T): Promise<T> {
    this.calls += 1;
    const result = act();
    this.others.shift()?.();
    return Promise.resolve(result);
  }

  keep(wanted: Section): Promise<string> {
    return keepSection(this.github as unknown as Parameters<typeof keepSection>[0], place, wanted);
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

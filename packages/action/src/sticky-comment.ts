import type { Comment, GitHub } from '@mlops-actions/github';
import {
  combined,
  isCommentOf,
  mergeSections,
  parseSections,
  renderComment,
  type Section,
  type Subject,
} from './comment-body.ts';

/** Where a section belongs. */
export interface CommentPlace {
  readonly issue: number;
  readonly model: Subject;
}

/** How long a job waits before it looks whether its section is still there. */
export interface Patience {
  readonly sleep: (ms: number) => Promise<void>;
  /** In [0, 1): jobs that start at once must not stay in step. */
  readonly random: () => number;
}

const rounds = { alone: 4, together: 20 };

/** Longer than any job takes between reading the comment and writing it. */
const settleMs = 3000;
const jitterMs = 2000;

/**
 * Keeps one comment on a pull request and this section in it.
 *
 * Comments have no compare-and-set: another job may create a second one, or write over ours, at any moment.
 * So after every write the page is read again, until one comment stands and holds this section or a newer one. Where
 * many jobs write to one comment, it must also have been left alone for a while: who read it before our section came
 * has written by then.
 *
 * @returns the address of the comment.
 * @throws UserError E_PERMISSION, ServiceError E_GITHUB as of the client.
 */
export async function keepSection(
  github: GitHub,
  place: CommentPlace,
  section: Section,
  patience: Patience,
): Promise<string> {
  const shared = place.model === combined;
  let comments = await ownComments(github, place);
  let before: Comment | undefined;
  for (let round = 0; round < (shared ? rounds.together : rounds.alone); round += 1) {
    const { body, settled } = plan(comments, place, section);
    const [first, ...doubles] = comments;
    if (settled && first !== undefined && (!shared || isSame(first, before))) return first.url;
    if (settled) before = first;
    else if (first === undefined) before = await github.createComment(place.issue, body);
    else before = await merge(github, first, doubles, body);
    if (shared) await patience.sleep(settleMs + jitterMs * patience.random());
    comments = await ownComments(github, place);
  }
  return comments[0]?.url ?? '';
}

/** Whether nobody wrote the comment in between, not even the same words again. */
function isSame(now: Comment, before: Comment | undefined): boolean {
  return now.id === before?.id && now.updatedAt === before.updatedAt && normalize(now.body) === normalize(before.body);
}

function plan(comments: readonly Comment[], { model }: CommentPlace, section: Section) {
  const present = comments.flatMap(({ body }) => parseSections(body));
  const body = renderComment(model, mergeSections([...present, section]));
  return { body, settled: comments.length === 1 && normalize(comments[0]?.body ?? '') === normalize(body) };
}

async function merge(
  github: GitHub,
  first: Comment,
  doubles: readonly Comment[],
  body: string,
): Promise<Comment | undefined> {
  const written = await github.updateComment(first.id, body);
  for (const { id } of doubles) await github.deleteComment(id);
  return written;
}

/** Oldest first, so that everybody keeps the same one. */
async function ownComments(github: GitHub, { issue, model }: CommentPlace): Promise<Comment[]> {
  const marked = (await github.comments(issue)).filter(({ body }) => isCommentOf(model, body));
  const own: Comment[] = [];
  for (const comment of marked) if (await github.isOwn(comment)) own.push(comment);
  return own.toSorted((a, b) => a.id - b.id);
}

/** GitHub may store other line ends than were sent. */
function normalize(body: string): string {
  return body.replaceAll('\r\n', '\n').trim();
}

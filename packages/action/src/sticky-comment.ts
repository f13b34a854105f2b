import type { Comment, GitHub } from '@mlops-actions/github';
import { isCommentOf, mergeSections, parseSections, renderComment, type Section } from './comment-body.ts';

/** Where a section belongs. */
export interface CommentPlace {
  readonly issue: number;
  readonly model: string;
}

const rounds = 4;

/**
 * Keeps one comment of a model on a pull request and this section in it.
 *
 * Comments have no compare-and-set: another job may create a second one, or write over ours, at any moment.
 * So after every write the page is read again, until one comment stands and holds this section or a newer one.
 *
 * @returns the address of the comment.
 * @throws UserError E_PERMISSION, ServiceError E_GITHUB as of the client.
 */
export async function keepSection(github: GitHub, place: CommentPlace, section: Section): Promise<string> {
  let comments = await ownComments(github, place);
  for (let round = 0; round < rounds; round += 1) {
    const { body, settled } = plan(comments, place, section);
    const [first, ...doubles] = comments;
    if (settled && first !== undefined) return first.url;
    if (first === undefined) await github.createComment(place.issue, body);
    else await merge(github, first, doubles, body);
    comments = await ownComments(github, place);
  }
  return comments[0]?.url ?? '';
}

function plan(comments: readonly Comment[], { model }: CommentPlace, section: Section) {
  const present = comments.flatMap(({ body }) => parseSections(body));
  const body = renderComment(model, mergeSections([...present, section]));
  return { body, settled: comments.length === 1 && normalize(comments[0]?.body ?? '') === normalize(body) };
}

async function merge(github: GitHub, first: Comment, doubles: readonly Comment[], body: string): Promise<void> {
  await github.updateComment(first.id, body);
  for (const { id } of doubles) await github.deleteComment(id);
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

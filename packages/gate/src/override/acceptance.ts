import { UserError } from '@mlops-actions/errors';

/** Who accepted what, and why, as the status of a commit carries it. */
export interface Acceptance {
  /** Login of the person. */
  readonly by: string;
  /** Names as the policy has them, or `examples`. */
  readonly metrics: readonly string[];
  /** Cut where it does not fit; the whole is in the comment the status links to. */
  readonly reason: string;
}

/** Characters GitHub takes for the description of a status. */
const longest = 140;
/** Of a reason that is cut, at least so much is shown. */
const leastReason = 12;

// What parts names or text, would be trimmed or not be shown, and what may not be storable.
const unsafe = /[%,—\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{10000}-\u{10ffff}]|^\s|\s$/gu;
const login = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/;
const description = /^([A-Za-z0-9_-]+) accepts (.+?) — (.+)$/;

/** The context of the status that carries what was accepted for a model. */
export function overrideContext(model: string): string {
  return `mlops/override/${model}`;
}

/**
 * The description of that status: `<login> accepts <metric>, <metric> — <reason>`, at most 140 characters.
 *
 * Commas, dashes, percent signs and whatever does not print are percent-encoded in names; the reason is cut.
 *
 * @throws RangeError for a login GitHub does not give, no metrics, one twice, or an empty reason.
 * @throws UserError E_OVERRIDE when the names leave no room.
 */
export function formatAcceptance({ by, metrics, reason }: Acceptance): string {
  const why = reason
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (!login.test(by)) throw new RangeError(`expected the login of a person, found ${JSON.stringify(by)}`);
  if (metrics.length === 0 || metrics.some((metric) => metric === '') || new Set(metrics).size !== metrics.length)
    throw new RangeError('expected metrics, each named once');
  if (why === '') throw new RangeError('expected a reason');
  const lead = `${by} accepts ${metrics.map(encode).join(', ')} — `;
  const room = longest - lead.length;
  if (room < Math.min(why.length, leastReason))
    throw new UserError(
      'E_OVERRIDE',
      `The names of ${metrics.length} metrics do not fit into the ${longest} characters of a status: accept fewer, those that block.`,
    );
  return why.length <= room ? lead + why : `${lead}${cut(why, room - 1)}…`;
}

/** What a description says; undefined unless it is exactly as {@link formatAcceptance} writes it. */
export function parseAcceptance(text: string): Acceptance | undefined {
  const [, by, names, reason] = text.length <= longest ? (description.exec(text) ?? []) : [];
  if (by === undefined || names === undefined || reason === undefined) return undefined;
  try {
    const acceptance = { by, metrics: names.split(', ').map(decodeURIComponent), reason };
    return formatAcceptance(acceptance) === text ? acceptance : undefined;
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError || error instanceof UserError) return undefined;
    throw error;
  }
}

function encode(name: string): string {
  return name.toWellFormed().replace(unsafe, (mark) => encodeURIComponent(mark));
}

/** Never between the halves of one character. */
function cut(text: string, length: number): string {
  const kept = text.slice(0, length);
  return (kept.isWellFormed() ? kept : kept.slice(0, -1)).trimEnd();
}

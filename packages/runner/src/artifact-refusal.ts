import { UserError } from '@mlops-actions/errors';
import { visible } from '@mlops-actions/markdown';

/** What was wrong with an artifact: both complete a sentence. Text from the artifact is made visible first. */
export interface Finding {
  readonly expected: string;
  readonly found: string;
  readonly cause?: unknown;
}

/** Text an artifact or its maker chose, as it may stand in a message: quoted, on one line, at most 200 characters. */
export function quote(text: string): string {
  return `"${visible(text, 200)}"`;
}

/** The refusal of an artifact that is not what it should be: names it, and says what to do. */
export function refusal(artifact: string, { expected, found, cause }: Finding): UserError {
  return new UserError(
    'E_ARTIFACT',
    `The artifact ${quote(artifact)} is refused: expected ${expected}, found ${found}. Re-run the job that makes it; if that does not help, look who made it.`,
    { cause },
  );
}

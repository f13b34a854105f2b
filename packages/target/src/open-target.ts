import { UserError } from '@mlops-actions/errors';
import { redact } from '@mlops-actions/http';

/** A target as the input names it. */
export type TargetAddress = { readonly kind: 'command' } | { readonly kind: 'http'; readonly url: string };

const later = /^(v2\+https?|mlflow\+https?|kserve\+https|openai\+https):\/\//;
const expected = 'expected `command`, http://… or https://…';

/**
 * Reads the input `target`. The address of a server comes back without slashes at its end.
 *
 * @throws UserError E_NOT_BUILT for a target of a later version, E_INPUT for anything that is none.
 */
export function parseTargetAddress(text: string): TargetAddress {
  const address = text.trim();
  if (address === 'command') return { kind: 'command' };
  const shown = JSON.stringify(redact(address).slice(0, 80).toWellFormed());
  if (later.test(address))
    throw new UserError(
      'E_NOT_BUILT',
      `The input \`target\` is ${shown}, which a later version will take. Until then write \`command\` and call its tool from your script, or give a server that takes the steps.`,
    );
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new UserError('E_INPUT', `The input \`target\` is ${shown}: ${expected}. Correct it.`);
  return { kind: 'http', url: plainAddress(address, shown) };
}

/** Steps are appended to the address, and it is shown in logs: it can hold neither query nor password. */
function plainAddress(address: string, shown: string): string {
  const { username, password, search, hash, origin, pathname } = new URL(address);
  if (username !== '' || password !== '')
    throw new UserError(
      'E_INPUT',
      `The input \`target\` ${shown} holds a user or password, which logs would show. Take them out, and use the input \`headers\` or \`api-key\`.`,
    );
  if (search !== '' || hash !== '')
    throw new UserError(
      'E_INPUT',
      `The input \`target\` ${shown} ends with a query or fragment, but steps are appended to it. Take it out, and send keys with the input \`headers\`.`,
    );
  return `${origin}${pathname}`.replace(/\/+$/, '');
}

import { type Problem, UserError } from '@mlops-actions/errors';
import { redact } from './redact.ts';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// RFC 9110, section 5.5: visible characters, spaces and tabs; what is beyond ASCII is sent as it is.
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What every request has, however its body is written. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers?: ReadonlyMap<string, string>;
  /** Undefined: there is none. */
  readonly body?: unknown;
}

/**
 * The address of a request that may be sent. No value of a header is ever shown.
 *
 * @throws UserError E_INPUT with everything that is wrong.
 */
export function checkRequest(request: Outgoing): URL {
  const problems = [...checkAddress(request.url), ...checkMethod(request), ...checkHeaders(request)];
  if (problems.length === 0) return new URL(request.url);
  const first = problems[0]?.message ?? '';
  throw new UserError('E_INPUT', `The request to ${redact(request.url)} cannot be sent: ${first}`, { problems });
}

function checkAddress(text: string): Problem[] {
  if (!URL.canParse(text))
    return [{ message: 'expected an address such as https://models.example.com. Correct the address.' }];
  const url = new URL(text);
  const problems: Problem[] = [];
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    problems.push({ message: `expected http:// or https://, got ${url.protocol} Correct the address.` });
  if (url.username !== '' || url.password !== '')
    problems.push({
      message:
        'the address holds a user or password, which logs and histories would show. Take them out, and send a header instead.',
    });
  return problems;
}

function checkMethod({ method, body }: Outgoing): Problem[] {
  if (!methods.has(method)) return [{ message: `expected one of the methods ${[...methods].join(', ')}. Correct it.` }];
  if (body === undefined || (method !== 'GET' && method !== 'HEAD')) return [];
  return [{ message: `${method} carries no body. Take the body out, or use POST.` }];
}

function checkHeaders({ headers = new Map() }: Outgoing): Problem[] {
  return [...headers].flatMap(([name, value]) => {
    if (!headerName.test(name)) return [{ message: `${JSON.stringify(name)} is no name of a header. Correct it.` }];
    if (headerValue.test(value)) return [];
    return [
      {
        message: `the value of the header ${name} holds a line break or another character that headers may not hold. Check how the secret was stored.`,
      },
    ];
  });
}

import { checkOf, inDescription } from './compile.ts';
import { description, pointer } from './description.ts';

/** GitHub's name of an event's activity: `pull-request-labeled`, or `push` where there are none. */
function webhookOf(name: string, action: unknown): string {
  // The same payload under another name: it differs in what it may do.
  const event = name === 'pull_request_target' ? 'pull_request' : name;
  return [event, ...(typeof action === 'string' ? [action] : [])].join('_').replaceAll('_', '-');
}

/** Everything in an event's payload that GitHub would not have sent, one sentence each; none where nothing is known. */
export function checkEvent(name: string, payload: Readonly<Record<string, unknown>>): string[] {
  const webhook = webhookOf(name, payload['action']);
  if (!Object.hasOwn(description['x-webhooks'], webhook)) return [];
  const schema = pointer('x-webhooks', webhook, 'post', 'requestBody', 'content', 'application/json', 'schema');
  const sent: unknown = JSON.parse(JSON.stringify(payload));
  return checkOf(`webhook ${webhook}`, () => inDescription(schema))(sent, 'payload');
}

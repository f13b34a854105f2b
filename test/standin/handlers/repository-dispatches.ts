import type { Handler } from '../context.ts';
import { empty, refusal } from '../reply.ts';

const maxBytes = 64 * 1024;

/** Accepts an event of one's own. The runner fires it; nothing starts here. */
const create: Handler = (call) => {
  const { event_type: eventType, client_payload: clientPayload = {} } = call.body as {
    event_type: string;
    client_payload?: Record<string, unknown>;
  };
  if (Buffer.byteLength(JSON.stringify(clientPayload)) >= maxBytes)
    return refusal(422, 'client_payload is too large: it must be less than 64KB');
  call.repository.repositoryDispatches.push({ eventType, clientPayload, sender: call.token.user.login });
  return empty;
};

export const repositoryDispatchHandlers: Record<string, Handler> = { 'repos/create-dispatch-event': create };

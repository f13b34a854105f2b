/**
 * GitHub's REST contract for the operations the suite uses: which operation a
 * path means, whether a request or a response is one GitHub would know, and
 * GitHub's own example of each response. Source: an extract of GitHub's
 * OpenAPI description, see update-contract.ts.
 */
export { checkEvent } from './events.ts';
export { example } from './examples.ts';
export { matchOperation, type Operation } from './routes.ts';
export { checkRequest, checkResponse } from './validate.ts';

export type { BytesAnswer, BytesHttp, BytesRequest } from './bytes-http.ts';
export { type Http, type HttpAnswer, type HttpRequest, maxAnswerBytes } from './http.ts';
export { type HttpOptions, openHttp } from './open-http.ts';
export { redact } from './redact.ts';

export type { Http, HttpAnswer, HttpRequest } from './http.ts';

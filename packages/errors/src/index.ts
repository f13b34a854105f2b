export { catalogue, type ErrorCode, type ErrorEntry } from './catalogue.ts';
export {
  describeError,
  describeProblem,
  type Problem,
  ServiceError,
  type ServiceErrorOptions,
  UserError,
  type UserErrorOptions,
} from './errors.ts';

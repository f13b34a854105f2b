export { openStore, type StoreOptions } from './open-store.ts';
export type { ObjectStore, StoredObject } from './store.ts';

export type { ConfigFault } from './config-faults.ts';
export { nearest } from './nearest.ts';
export { type ConfigKind, parseConfig } from './parse-config.ts';
export { type PathSegment, quote, readYaml, type YamlSource } from './yaml-source.ts';

export { nearest } from './nearest.ts';
export { type PathSegment, quote, readYaml, type YamlSource } from './yaml-source.ts';

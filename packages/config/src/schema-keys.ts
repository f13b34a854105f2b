import type { z } from 'zod';
import type { PathSegment } from './yaml-source.ts';

/** A union nested in itself ends here. */
const maxDepth = 20;

/** The keys a schema knows at a path; empty where it takes no mapping, or one of any keys. */
export function keysAt(schema: z.core.$ZodType, path: readonly PathSegment[]): string[] {
  const found = path.reduce(
    (schemas: readonly z.core.$ZodTypes[], segment) =>
      schemas.flatMap((one) => childrenOf(one, segment)).flatMap((child) => bare(child)),
    bare(schema),
  );
  const known = found.map(definitionOf).flatMap((def) => (def.type === 'object' ? Object.keys(def.shape) : []));
  return [...new Set(known)];
}

type Definition = z.core.$ZodTypes['_zod']['def'];

function definitionOf({ _zod: { def } }: z.core.$ZodTypes): Definition {
  return def;
}

/** A schema without what is wrapped around it; several where it is a choice. */
function bare(schema: z.core.$ZodType, depth = 0): z.core.$ZodTypes[] {
  const one = schema as z.core.$ZodTypes;
  const inner = depth > maxDepth ? [] : innerOf(definitionOf(one));
  return inner === undefined ? [one] : inner.flatMap((wrapped) => bare(wrapped, depth + 1));
}

/** Undefined where nothing is wrapped. */
function innerOf(def: Definition): readonly z.core.$ZodType[] | undefined {
  // Optional, nullable, default and their like.
  if ('innerType' in def) return [def.innerType];
  // What is preprocessed begins with a transform, which knows no keys.
  if (def.type === 'pipe') return [def.in, def.out];
  if (def.type === 'lazy') return [def.getter()];
  if (def.type === 'union') return def.options;
  return def.type === 'intersection' ? [def.left, def.right] : undefined;
}

function childrenOf(schema: z.core.$ZodTypes, segment: PathSegment): readonly z.core.$ZodType[] {
  const def = definitionOf(schema);
  if (def.type === 'object') {
    const child = Object.hasOwn(def.shape, segment) ? def.shape[segment] : def.catchall;
    return child === undefined ? [] : [child];
  }
  if (def.type === 'array') return [def.element];
  if (def.type === 'record') return [def.valueType];
  if (def.type !== 'tuple') return [];
  const item = def.items[Number(segment)] ?? def.rest;
  return item ? [item] : [];
}

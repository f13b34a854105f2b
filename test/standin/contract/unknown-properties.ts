import { resolve, type Schema } from './description.ts';

/** A schema and every alternative it is composed of, references followed. */
function branches(schema: Schema): Schema[] {
  const { node } = resolve<Schema>(schema.$ref === undefined ? schema : { $ref: schema.$ref }, '');
  return [node, ...[node.oneOf, node.anyOf, node.allOf].flatMap((members) => (members ?? []).flatMap(branches))];
}

// GitHub marks alternatives of one body `additionalProperties: true` to compose them; only a bare one is free.
const isFree = ({ additionalProperties, properties }: Schema): boolean =>
  typeof additionalProperties === 'object' || (additionalProperties === true && properties === undefined);

function unknownIn(schemas: readonly Schema[], value: object, what: string): string[] {
  const described = schemas.filter(({ properties }) => properties !== undefined);
  if (described.length === 0 || schemas.some(isFree)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const fitting = described.flatMap(({ properties = {} }) => {
      const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return schema === undefined ? [] : [schema];
    });
    if (fitting.length === 0) return [`${what}/${key} is not a documented property`];
    return unknownProperties({ anyOf: fitting }, member, `${what}/${key}`);
  });
}

/** Properties at any depth that the schema does not describe. GitHub ignores them silently, so a typo hides there. */
export function unknownProperties(schema: Schema, value: unknown, what: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const schemas = branches(schema);
  if (!Array.isArray(value)) return unknownIn(schemas, value, what);
  const items = { anyOf: schemas.flatMap(({ items }) => (items === undefined ? [] : [items])) };
  return value.flatMap((item: unknown, index) => unknownProperties(items, item, `${what}/${index}`));
}

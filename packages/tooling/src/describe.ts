import type { ActionDefinition } from '@mlops-actions/action';
import { z } from 'zod';

/** An input as users see it. */
export interface InputDescription {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** As written in YAML; undefined when there is none. */
  readonly default: string | undefined;
  /** Said in place of the default, where that is no constant. */
  readonly defaultNote: string | undefined;
  readonly choices: readonly string[];
}

interface Property {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly actionDefault?: string;
  readonly defaultNote?: string;
}

interface ObjectSchema {
  readonly properties: Record<string, Property>;
  readonly required?: readonly string[];
}

/** @throws Error when an input has no description: users would be left to guess. */
export function describeInputs({ name: action, inputs }: ActionDefinition): InputDescription[] {
  const { properties, required = [] } = z.toJSONSchema(inputs, {
    io: 'input',
    unrepresentable: 'any',
  }) as unknown as ObjectSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    description: described(property, `input ${name} of ${action}`),
    required: required.includes(name),
    default: property.actionDefault ?? (typeof property.default === 'string' ? property.default : undefined),
    defaultNote: property.defaultNote,
    choices: (property.enum ?? []).map(String),
  }));
}

/** @throws Error when an output has no description. */
export function describeOutputs({ name: action, outputs }: ActionDefinition): { name: string; description: string }[] {
  const { properties } = z.toJSONSchema(outputs, { io: 'output', unrepresentable: 'any' }) as unknown as ObjectSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    description: described(property, `output ${name} of ${action}`),
  }));
}

function described({ description }: Property, what: string): string {
  if (description === undefined || description === '') throw new Error(`${what} has no description: add .describe()`);
  return description;
}

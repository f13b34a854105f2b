// Declarative: the model of mlops/contract.yml. schemas/contract.schema.json is generated from it.
import { z } from 'zod';

/** Types a column can be declared as. */
export const columnTypes = z.enum(
  ['string', 'integer', 'number', 'boolean', 'date', 'timestamp'],
  'expected string, integer, number, boolean, date or timestamp',
);

const text = z.string('expected a text (put numbers, true, false and null in quotes)');
const flag = z.boolean('expected true or false');
const level = z.enum(['error', 'warning'], 'expected error or warning');
const amount = z.int('expected a whole number of 0 or more').nonnegative('expected a whole number of 0 or more');
const columnName = text.describe('Name of a declared column.');

const shareForm = 'expected a share between 0 and 1, or a percentage such as 2%';

/** A share: `0.02`, or `2%`. */
export const share = z.union(
  [z.number().min(0, shareForm).max(1, shareForm), z.string().regex(/^(100(\.0+)?|\d{1,2}(\.\d+)?)\s?%$/, shareForm)],
  shareForm,
);

const bound = z.union([z.number(), z.string()], 'expected a number, or a date in quotes or without');

/** What is demanded of one column. */
export const columnSchema = z
  .strictObject(
    {
      type: columnTypes.describe('Type of every value; strict: 1.5, 1e3 and 1_000 are no integers, yes is no boolean.'),
      nulls: share.optional().describe('Largest share of missing values, such as 2% or 0.02. Default: none.'),
      optional: flag.optional().describe('Whether the column may be absent. Default: false.'),
      unique: flag.optional().describe('Whether no value may occur twice in a dataset. Default: false.'),
      in: z
        .array(z.union([z.string(), z.number(), z.boolean()], 'expected a text, a number, true or false'), {
          error: 'expected a list of values such as [free, pro]',
        })
        .min(1, 'expected at least one value')
        .max(10_000, 'expected at most 10,000 values')
        .optional()
        .describe('The only values allowed.'),
      min: bound.optional().describe('Smallest value allowed; of integer, number, date and timestamp.'),
      max: bound.optional().describe('Largest value allowed; of integer, number, date and timestamp.'),
      pattern: text
        .optional()
        .describe('Regular expression that matches somewhere in every value; anchor it with ^ and $. Of string.'),
      'min-length': amount.optional().describe('Fewest characters; of string.'),
      'max-length': amount.optional().describe('Most characters; of string.'),
      level: level.optional().describe('Whether breaking a rule of this column is an error or a warning.'),
      pii: flag.optional().describe('Whether the values are personal: they are never shown, whatever is asked for.'),
    },
    'expected the rules of the column, such as { type: string }',
  )
  .describe('By default a column must be present, and no value may be missing.');

/** Names of datasets, fit to be names of tables. */
export const datasetName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/, 'expected a name of letters, digits, _ and -, beginning with a letter');

const glob = text.min(1, 'expected a glob such as data/*.csv');

/** The model of `mlops/contract.yml`, as written. */
export const contractSchema = z.strictObject(
  {
    version: z.literal(1, 'expected 1 (a later version needs a later action)').optional(),
    data: z
      .union([glob, z.record(datasetName, glob)], 'expected a glob, or names with a glob each')
      .optional()
      .describe('Where the data is: one glob, or a glob for each dataset.'),
    csv: z
      .strictObject(
        {
          delimiter: text
            .regex(/^[\t !#-~]$/, 'expected one ASCII character other than a quote or a line break')
            .optional()
            .describe('What stands between two fields. Default: a comma, in .tsv files a tab.'),
          missing: z
            .array(text, { error: 'expected a list of texts such as ["", NA]' })
            .max(100, 'expected at most 100 texts')
            .optional()
            .describe('Fields that mean a missing value. Default: the empty field.'),
        },
        'expected delimiter and missing',
      )
      .optional()
      .describe('How CSV and TSV files are written.'),
    key: z
      .array(columnName, { error: 'expected a list of columns such as [id]' })
      .min(1, 'expected at least one column')
      .optional()
      .describe('Columns that together identify a row of a dataset.'),
    label: columnName.optional().describe('The column a model predicts.'),
    time: columnName.optional().describe('The column that says when; a date or timestamp.'),
    columns: z
      .record(z.string(), columnSchema, { error: 'expected columns, each with its rules' })
      .refine((columns) => Object.keys(columns).length > 0, 'expected at least one column')
      .refine((columns) => Object.keys(columns).length <= 5000, 'expected at most 5,000 columns'),
    'other-columns': z
      .enum(['error', 'warning', 'allow'], 'expected error, warning or allow')
      .optional()
      .describe('What columns are that the contract does not know. Default: warning.'),
    rows: z
      .strictObject(
        {
          min: amount.optional().describe('Fewest rows of each dataset. Default: 1.'),
          max: amount.optional().describe('Most rows of each dataset.'),
        },
        'expected min and max',
      )
      .optional()
      .describe('How many rows each dataset has.'),
  },
  'expected a contract: a mapping with columns',
);

export type ContractFile = z.output<typeof contractSchema>;
export type ColumnFile = z.output<typeof columnSchema>;

/** Rules of a column, and of the rows, as far as they are known: unknown keys are somebody else's to find. */
export const knownColumnRules = z.object(columnSchema.shape);
export const knownRowRules = z.object(contractSchema.shape.rows.unwrap().shape);

/** Keys that are described but not built yet, by the path of what they stand in (`*` is any column). */
export const laterKeys: Readonly<Record<string, readonly string[]>> = {
  '': ['checks', 'drift', 'leakage'],
  rows: ['max-age'],
  'columns.*': ['mostly', 'where'],
};

/** Keys by which a contract of the Open Data Contract Standard is known. */
export const standardKeys: readonly string[] = ['kind', 'apiVersion'];

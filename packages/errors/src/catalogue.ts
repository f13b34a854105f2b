// Declarative table: every error code the suite can print. docs/errors.md is generated from it.

export interface ErrorEntry {
  /** What happened, in one sentence. */
  readonly cause: string;
  /** What the reader should do about it, in one sentence. */
  readonly remedy: string;
}

/** Every error code with its cause and remedy, the source of docs/errors.md. */
export const catalogue = {
  E_INPUT: {
    cause: 'An input of the action is missing, misspelled or not of its form.',
    remedy: 'Correct the inputs named in the message; the README of the action lists each with its form.',
  },
  E_INTERNAL: {
    cause: 'The action met a state its authors did not foresee.',
    remedy: 'Re-run with debug logging and report the log as a bug.',
  },
  E_GITHUB: {
    cause: 'GitHub answered with an error after every retry.',
    remedy: 'Re-run the job; if it stays, check githubstatus.com and the message.',
  },
  E_PERMISSION: {
    cause: 'The token may not do what the action needs.',
    remedy: 'Add the permission named in the message under `permissions:` of the job.',
  },
  E_ARTIFACT: {
    cause: 'An artifact of this run is missing, unreadable, or not what its record says.',
    remedy: 'Check that the job that makes it succeeded in this run and is listed under `needs:`.',
  },
  E_RECORD: {
    cause: 'A record is not of its schema, or speaks of another run or commit.',
    remedy: 'Re-run the action that writes the record; if it is newer than this action, update the action.',
  },
  E_PATH_OUTSIDE: {
    cause:
      'A path, a pattern, or the target of a symbolic link lies outside the workspace or the folder it belongs to.',
    remedy: 'Use a path relative to the working directory; copy files from elsewhere instead of linking them.',
  },
  E_NO_FILES: {
    cause: 'A pattern or a folder that must hold files holds none.',
    remedy: 'Correct the pattern, or check that an earlier step writes the files.',
  },
  E_FILE: {
    cause: 'A file is missing, unreadable, or not a regular file.',
    remedy: 'Check the path, and that an earlier step writes the file.',
  },
  E_COMMAND: {
    cause: 'The command ended with an exit code other than 0, or could not be started.',
    remedy: 'Read its last lines in the message, and run the command as it stands on your own machine.',
  },
  E_TIME_LIMIT: {
    cause: 'The command ran longer than its time limit and was ended.',
    remedy: 'Raise `time-limit`, or make the command quicker.',
  },
  E_CANCELLED: {
    cause: 'The job was cancelled while the command ran.',
    remedy: 'Re-run the job if that was not meant.',
  },
  E_PARAMS: {
    cause: 'The parameters are no readable JSON or YAML mapping.',
    remedy: 'Give `params` the path of a JSON or YAML file, or a JSON object.',
  },
  E_OUTPUT_MISSING: {
    cause: 'The command ended well, but a file it should have written is missing or empty.',
    remedy: 'Let the command write the file named in the message, or correct the input that names it.',
  },
  E_OUTPUT_STALE: {
    cause: 'An output existed before the command ran, and the command did not write it.',
    remedy: 'Let the command write the file each time; do not commit or cache the outputs of earlier runs.',
  },
  E_DATA_CHANGED: {
    cause: 'The data trained on is not the data that was validated in this run.',
    remedy: 'Give `validate-data` and `train` the same files, and change none of them in between.',
  },
  E_FORK_CODE: {
    cause: 'The workflow runs with the rights of the repository, and would run code of a fork.',
    remedy: 'Train pull requests from forks in a workflow started by `pull_request`.',
  },
  E_BASELINE_SIZE: {
    cause: 'What would be recorded as the baseline is larger than 25 MiB, or than 1 GiB in an object store.',
    remedy:
      'Keep the records elsewhere with `records-store: s3://…`, keep no rows with `records: summary`, or evaluate on fewer examples.',
  },
  E_POLICY_MISSING: {
    cause: 'There is no policy: neither mlops/gate.yml nor the input `metrics`.',
    remedy: 'Commit mlops/gate.yml, or set the input `metrics`, a line each, such as `accuracy margin 0.01`.',
  },
  E_CANDIDATE_MISSING: {
    cause: 'The gate found nothing to judge: no record of train in this run, and no input `candidate`.',
    remedy:
      'Let the job with train succeed and list it under `needs:`, or set `candidate` to a file of predictions or metrics.',
  },
  E_POLICY: {
    cause: 'The policy, or the input `metrics`, is not of its form.',
    remedy: 'Correct the places listed in the message; schemas/ and the README of eval-gate describe every key.',
  },
  E_NOT_BUILT: {
    cause: 'The policy asks for something that is described but not built yet.',
    remedy: 'Take the key out of the policy, or wait for the version that brings it.',
  },
  E_PREDICTIONS_ID: {
    cause: 'The examples have no ids, empty ones, or one id twice, so they cannot be paired.',
    remedy: 'Write a column `id` that names each example once, the same in every run.',
  },
  E_PREDICTIONS_LABEL: {
    cause: 'An example has no label, or a label or prediction is outside the classes.',
    remedy: 'Write the true answer of each example in `label`, and predictions exactly as labels are written.',
  },
  E_PREDICTIONS_VALUE: {
    cause: 'A prediction is missing, or a score is no finite number.',
    remedy: 'Let the model answer every example, and look for a division by zero or a diverged training.',
  },
  E_POSITIVE: {
    cause: 'A metric needs to know the positive class, and it is not known or never seen.',
    remedy: 'Add `positive: <label>` to the policy, with a label that occurs.',
  },
  E_EXAMPLES_CHANGED: {
    cause: 'Examples of the baseline are gone from the candidate, or have other labels.',
    remedy:
      'Restore them, or merge the new test set first, so that a push to the default branch records a new baseline.',
  },
  E_METRIC_MISSING: {
    cause: 'The policy lists a metric that the evidence does not hold.',
    remedy: 'Write the columns or the number it needs, or take the metric out of the policy.',
  },
  E_METRIC_NAN: {
    cause: 'A metric has no value: NaN, infinite, or no example counts for it.',
    remedy: 'Look for an empty class or a diverged training.',
  },
  E_BASELINE_MISSING: {
    cause: 'Nothing is recorded to compare with, and the policy asks for a baseline.',
    remedy: 'Push to the default branch to record one, or name another baseline.',
  },
  E_BASELINE_RUN: {
    cause: 'The command that lets the baseline answer the candidate’s examples failed, or wrote no predictions.',
    remedy: 'Read its output in the log; let it write predictions into `MLOPS_OUTPUT_DIR`.',
  },
  E_EVIDENCE: {
    cause: 'The predictions fit no test for a metric of the policy, such as repeats that differ between the sides.',
    remedy: 'Write the rows as the message says, or take the metric out of the policy.',
  },
  E_INCOMPARABLE: {
    cause: 'Candidate and baseline were evaluated differently: another judge, decoding, weights or groups.',
    remedy: 'Evaluate the baseline anew in the same way, or merge the change of the evaluation first.',
  },
  E_LABELS: {
    cause: 'The file of true labels named in the policy is not on the base, or cannot be read.',
    remedy: 'Commit it there, with the columns `id` and `label`.',
  },
  E_MARGIN: {
    cause: 'A margin is a share of the baseline’s value, which is not above 0.',
    remedy: 'Write the margin in the metric’s own unit.',
  },
  E_METRIC_RANGE: {
    cause: 'A metric that is a share lies outside 0 to 1.',
    remedy: 'Write shares as 0.95, not as 95.',
  },
  E_SLICE_EMPTY: {
    cause: 'A guarded slice cannot be seen: its column is missing, or no example is in it.',
    remedy: 'Write the column for each example, or correct the slice in the policy.',
  },
  E_PREDICTIONS: {
    cause: 'A file of predictions cannot be read, or has rows or values that are not as expected.',
    remedy: 'Correct the lines named in the message; docs and README list the reserved columns.',
  },
  E_PREDICTIONS_EMPTY: {
    cause: 'A file of predictions has no rows.',
    remedy: 'Correct the step that writes it: nothing to judge is never green.',
  },
  E_PREDICTIONS_MISSING: {
    cause: 'A file of predictions is not there.',
    remedy: 'Correct the path, or the step that writes the file.',
  },
  E_METRICS: {
    cause: 'A file of metrics cannot be read, or holds no number.',
    remedy: 'Write a map of names to numbers as JSON, YAML or TOML.',
  },
  E_CONTRACT: {
    cause: 'The contract of the data is not as described, or contradicts itself.',
    remedy: 'Correct the places listed; schemas/contract.schema.json lets editors complete and check the file.',
  },
  E_CONTRACT_MISSING: {
    cause: 'There is no contract, so nothing says what the data should be.',
    remedy: 'Write mlops/contract.yml, or name the file with the input `contract`.',
  },
  E_DATA_FILE: {
    cause: 'A data file cannot be read: it is empty, damaged, not UTF-8, or of a format this action does not know.',
    remedy: 'Write the file again as CSV, TSV, JSON Lines or Parquet; text must be UTF-8.',
  },
  E_ENGINE_MEMORY: {
    cause: 'The data engine ran out of memory, or of disk for what does not fit into memory.',
    remedy: 'Use a larger runner, declare fewer columns `unique`, or check the files in several steps.',
  },
  E_ENGINE_MISSING: {
    cause: 'The data engine’s native library is not part of the installation of the suite, or not for this machine.',
    remedy: 'Run `npm ci` in the folder of the suite on the machine that runs the action.',
  },
  E_VERDICT_MISSING: {
    cause: 'A verdict of eval-gate is required to register the model, and this run holds none.',
    remedy: 'Run eval-gate before register, in the same run, or set `require: none`.',
  },
  E_VERDICT_OTHER: {
    cause: 'The verdict of this run is for other files than those to register.',
    remedy: 'Register exactly what eval-gate judged, or judge what is to be registered.',
  },
  E_NOT_DEFAULT_BRANCH: {
    cause: 'A run that belongs neither to the default branch nor to the merge queue tried to register a version.',
    remedy: 'Set `mode: plan` there, and register in the workflow of the push to the default branch.',
  },
  E_MODEL_MISSING: {
    cause: 'There is no model to register.',
    remedy: 'Let the job with train succeed and list it under `needs:`, or set the input `model-path`.',
  },
  E_VERSION_MISSING: {
    cause: 'The registry holds no such version or alias of the model.',
    remedy: 'Register it first, or correct the input `version`.',
  },
  E_VERSION_RETRACTED: {
    cause: 'The version was retracted, so that nobody uses it any more.',
    remedy: 'Use another version.',
  },
  E_NO_PREVIOUS: {
    cause: 'The environment never had another version, so there is nothing to go back to.',
    remedy: 'Name the version to deploy.',
  },
  E_DEPLOY_BUSY: {
    cause: 'Another version is on its way to the same environment.',
    remedy: 'Re-run when that is over, and give the job a `concurrency` group for each environment.',
  },
  E_HTTP: {
    cause: 'A server the inputs name did not answer in time, or answered with a redirect or with too much.',
    remedy: 'Check that it runs and that the runner may reach it, and give its final address.',
  },
  E_TARGET: {
    cause: 'The target refused a step of the deployment, or its answer is not of the form it should have.',
    remedy: 'Read what it said in the message; the README of deploy describes each step and its answer.',
  },
  E_VERSION: {
    cause: 'A version is no number such as 1.4.0, or would count as older than one of its own line.',
    remedy: 'Use a number above the newest of its line, or `version: auto`.',
  },
  E_VERSION_TAKEN: {
    cause: 'The number belongs to other files: a version never changes.',
    remedy: 'Use `version: auto`, or another number.',
  },
  E_VERSION_BURNT: {
    cause: 'The tag of the number belonged to an immutable release that was deleted, so GitHub never gives it again.',
    remedy: 'Use `version: auto`, or another number.',
  },
  E_VERSION_BROKEN: {
    cause: 'A version is there, but its manifest or its files are not what they were when it was registered.',
    remedy: 'Use another version; retract this one.',
  },
  E_ALIAS: {
    cause: 'An alias is not of its form.',
    remedy: 'Use a-z, 0-9, _ and -, beginning with a letter, and neither latest nor previous.',
  },
  E_ALIAS_RACED: {
    cause: 'Another run turned the alias while this one was deciding.',
    remedy: 'Re-run, so that the decision is made anew.',
  },
  E_DIGEST: {
    cause: 'Bytes are not what their digest says: a file was changed while it was stored, or damaged since.',
    remedy: 'Let nothing write to the model while it is registered; use another version if it was damaged.',
  },
  E_WORKFLOW_FILES: {
    cause: 'GITHUB_TOKEN may not tag a commit whose workflow files differ from those of the default branch.',
    remedy: 'Set `target: default-branch`, or use the token of a GitHub App with `workflows: write`.',
  },
  E_MODEL_TOO_LARGE: {
    cause: 'The model needs more assets than a GitHub release can hold.',
    remedy: 'Store it in another registry, or make it smaller.',
  },
  E_REGISTRY: {
    cause: 'The folder of the registry cannot be used.',
    remedy: 'Check that it is there, writable by the runner, and has room.',
  },
  E_DEPLOY_CONFIG: {
    cause: 'The file deploy.yml does not follow its schema.',
    remedy: 'Correct the places listed; schemas/deploy.schema.json describes the file.',
  },
  E_GOLDEN: {
    cause: 'The golden set cannot be used: it is missing, empty, no JSON Lines, or lacks a column the config asks for.',
    remedy: 'Correct the lines listed, or the request in deploy.yml.',
  },
  E_STORE: {
    cause: 'The object store refused: credentials, a permission, the bucket, its region, or the clock of the runner.',
    remedy: 'Do what the message says; it names the variable, the permission or the region.',
  },
  E_STORE_SERVICE: {
    cause: 'The object store did not answer, or answered with an error, after every retry.',
    remedy: 'Re-run the job; if it stays, look at the status of the store, and at its address.',
  },
  E_EVENT: {
    cause: 'The action was started by an event it cannot work on.',
    remedy: 'Start its workflow as the message says, with `on:` as in the README of the action.',
  },
  E_OVERRIDE: {
    cause: 'What was accepted on a pull request cannot be written down as a status.',
    remedy: 'Accept fewer metrics, those that block, in a new comment.',
  },
  E_PULL_REQUEST: {
    cause: 'Several open pull requests have the same head, so it cannot be told which of them a run was for.',
    remedy: 'Close all but one of them, or give each a commit of its own.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof catalogue;

// Declarative table: a workspace may import only workspaces of a strictly lower rank.

/** Rank of every package; actions are rank 7. `null` marks packages for development only. */
export const ranks: Record<string, number | null> = {
  errors: 1,
  markdown: 1,
  stats: 1,
  dataset: 2,
  metrics: 2,
  records: 2,
  contract: 3,
  gate: 3,
  lineage: 3,
  github: 4,
  runner: 4,
  backend: 5,
  engine: 5,
  history: 5,
  action: 6,
  tooling: null,
};

/** The rank of everything under actions/. */
export const actionRank = 7;

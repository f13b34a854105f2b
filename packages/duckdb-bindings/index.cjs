// Stands in for DuckDB's own loader, which picks a platform package by require():
// a bundler would copy the build machine's binary. The engine names the file instead.
'use strict';
const path = process.env.MLOPS_DUCKDB_BINDING;
if (!path) throw new Error('MLOPS_DUCKDB_BINDING is not set: load DuckDB through @mlops-actions/engine');
process.dlopen(module, path);

export const id = 454;
export const ids = [454];
export const modules = {

/***/ 77454:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

/* module decorator */ module = __webpack_require__.nmd(module);
// Stands in for DuckDB's own loader, which picks a platform package by require():
// a bundler would copy the build machine's binary. The engine names the file instead.

const path = process.env.MLOPS_DUCKDB_BINDING;
if (!path) throw new Error('MLOPS_DUCKDB_BINDING is not set: load DuckDB through @mlops-actions/engine');
process.dlopen(module, path);


/***/ })

};

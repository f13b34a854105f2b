export const id = 318;
export const ids = [318];
export const modules = {

/***/ 53318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadFile: () => (/* binding */ uploadFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _store_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63464);



/** The media types a browser shows, by the endings from which GitHub's client tells them. */
const endings = {
    'text/html': ['.html', '.htm'],
    'text/plain': ['.txt'],
    'text/markdown': ['.md'],
    'text/csv': ['.csv'],
    'application/json': ['.json'],
    'image/png': ['.png'],
    'image/svg+xml': ['.svg'],
};
/**
 * Stores one file as it is, so that a browser shows it; in a zip where the store does not take its type.
 *
 * @throws RangeError when the media type is none a browser shows.
 * @throws ServiceError E_GITHUB when the store does not take it.
 */
async function uploadFile(client, name, path, { attempt, mimeType }) {
    const full = withEnding(name, mimeType);
    const ending = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.extname)(full);
    const again = `${full.slice(0, full.length - ending.length)}-${attempt}${ending}`;
    return store(client, full, path).catch((error) => {
        if (!(0,_store_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .isTaken */ .Ck)(error))
            throw (0,_store_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFault */ .QA)(`store the artifact ${full}`, error);
        return store(client, again, path).catch((cause) => {
            throw (0,_store_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFault */ .QA)(`store the artifact ${again}`, cause);
        });
    });
}
async function store(client, name, path) {
    // GitHub's client calls the artifact as the file is called.
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), '.upload-'));
    try {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(name));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(path, file);
        const send = (zipped) => client
            .uploadArtifact(name, [file], folder, { skipArchive: !zipped })
            .then(({ id = 0, size = 0, digest }) => ({ name, id, size, digest: digest && `sha256:${digest}`, zipped }));
        return await send(false).catch((error) => {
            if ((0,_store_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusedType */ .pl)(error))
                return send(true);
            throw error;
        });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
function withEnding(name, mimeType) {
    if (mimeType === undefined)
        return name;
    const known = Object.hasOwn(endings, mimeType) ? endings[mimeType] : undefined;
    if (known === undefined)
        throw new RangeError(`no browser shows ${mimeType}`);
    return known.includes((0,node_path__WEBPACK_IMPORTED_MODULE_1__.extname)(name).toLowerCase()) ? name : `${name}${known[0]}`;
}


/***/ })

};

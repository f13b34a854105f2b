export const id = 400;
export const ids = [400];
export const modules = {

/***/ 9400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _check_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2174);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9617);
/* harmony import */ var _section_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2127);




/**
 * After the job's last step: puts the section back if another job wrote over it meanwhile, and ends a check run that
 * was left open. Never fails the job, whatever is thrown: what the action concluded stands since its main step.
 */
async function runPost(runner) {
    const [comment, check] = [runner.state(_section_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .commentState */ .PW), runner.state(_check_run_js__WEBPACK_IMPORTED_MODULE_0__/* .checkState */ .We)];
    if (comment === '' && check === '')
        return;
    const ports = (0,_ports_js__WEBPACK_IMPORTED_MODULE_2__/* .openPorts */ .R)(runner, runner.input('token'));
    await attempt(runner, 'end the check run', async () => {
        if (check !== '')
            await (0,_check_run_js__WEBPACK_IMPORTED_MODULE_0__/* .closeCheck */ .tQ)(_check_run_js__WEBPACK_IMPORTED_MODULE_0__/* .openCheck */ .Xq.parse(JSON.parse(check)), ports);
    });
    await attempt(runner, 'check the comment again', async () => {
        if (comment !== '')
            await (0,_section_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .restoreComment */ .ES)(comment, ports);
    });
}
async function attempt(runner, what, work) {
    try {
        await work();
    }
    catch (error) {
        const { message, stack } = (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .toFault */ .e)('', error, (text) => runner.redact(text));
        runner.annotate({ level: 'warning', message: `Could not ${what}: ${message}` });
        if (stack !== undefined)
            runner.debug(stack);
    }
}


/***/ })

};

export const id = 590;
export const ids = [590];
export const modules = {

/***/ 3590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   carryOut: () => (/* binding */ carryOut)
/* harmony export */ });
/* harmony import */ var _mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4905);
/* harmony import */ var _check_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7976);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2174);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9617);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6299);
/* harmony import */ var _section_comment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2127);






/** Does what an action does and publishes it, always in this order: record, outputs, summary, artifact, effects, comment, check, exit code. */
async function carryOut(definition, behaviour, inputs, { runner, open = _ports_js__WEBPACK_IMPORTED_MODULE_2__/* .openPorts */ .R }) {
    const common = inputs;
    const ports = open(runner, common.token);
    const leftOut = new _publish_js__WEBPACK_IMPORTED_MODULE_3__/* .LeftOut */ .Qt(ports);
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .clearRecord */ .VP)(runner.context.workspace, common.model, definition.name);
    const wish = common['dry-run'] ? undefined : behaviour.check?.(inputs, ports);
    const check = wish && (await leftOut.attempt('show the check run', () => (0,_check_run_js__WEBPACK_IMPORTED_MODULE_0__/* .beginCheck */ .Aq)(wish, ports)));
    const result = await conclude(definition, behaviour, inputs, ports);
    await publish(result, { definition, common, ports, leftOut, check });
}
/** The result of the run; a fault becomes a result as well when the action can put it on record. */
async function conclude(definition, behaviour, inputs, ports) {
    try {
        return await behaviour.run(inputs, ports);
    }
    catch (error) {
        if (behaviour.recover === undefined)
            throw error;
        const { comment } = inputs;
        const fault = (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .toFault */ .e)(definition.title, error, (text) => ports.runner.redact(text));
        (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .report */ .z)(ports.runner, { ...fault, annotations: fault.annotations.slice(1) });
        // What was cancelled says nothing of the model: an earlier verdict in the comment stays.
        const cancelled = fault.code === 'E_CANCELLED';
        return {
            outputs: definition.errorOutputs,
            record: behaviour.recover(fault, inputs, ports),
            section: fault.section,
            comment: cancelled || comment === 'off' || comment === false
                ? undefined
                : { combined: comment === 'combined' || definition.comments === 'combined' },
            check: { conclusion: cancelled ? 'cancelled' : 'failure', title: fault.message },
            failure: { message: fault.message, exit: 2 },
        };
    }
}
async function publish(result, underway) {
    const { definition, common, ports } = underway;
    const { runner } = ports;
    const { workspace } = runner.context;
    const path = await (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRecord */ .rh)(workspace, result.record);
    const html = result.report === undefined ? {} : { report: await (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .writeReport */ .u5)(workspace, result.record, result.report) };
    for (const [name, value] of Object.entries({ ...result.outputs, record: path, ...html }))
        runner.output(name, value);
    await runner.summary(result.section);
    for (const annotation of result.annotations ?? [])
        runner.annotate(annotation);
    if (common['dry-run'])
        runner.info('Dry run: nothing was published.');
    else
        await publishOutside(result, underway);
    if (result.failure === undefined)
        return;
    runner.annotate({ level: 'error', title: definition.title, message: result.failure.message, final: true });
    runner.exit(result.failure.exit);
}
async function publishOutside(result, underway) {
    const { ports, leftOut, check } = underway;
    await ports.runner.group('Publish', async () => {
        await leftOut.attempt('store the record as an artifact', () => (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .uploadRecord */ .nT)(ports, result.record, result.files ?? []));
        const links = { run: (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .runUrl */ .Vp)(ports.runner.context), report: await storeReport(result, underway) };
        for (const effect of result.effects ?? [])
            await leftOut.attempt(effect.what, () => effect.apply());
        await leftOut.attempt('write the comment', () => comment(result, links, underway));
        if (check !== undefined) {
            const end = result.check ?? endOf(result);
            await leftOut.attempt('conclude the check run', () => (0,_check_run_js__WEBPACK_IMPORTED_MODULE_0__/* .endCheck */ .gu)(check, end, result.section, ports));
        }
    });
    if (leftOut.items.length > 0) {
        await ports.runner.summary(['**Left out**', ...leftOut.items.map((item) => `- ${(0,_mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(item, 500)}`)].join('\n\n'));
    }
}
/** Stores the report where a browser can open it, and links it from the summary. */
async function storeReport({ record, report: html }, { ports, leftOut }) {
    if (html === undefined)
        return undefined;
    const url = await leftOut.attempt('store the report as an artifact', () => (0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .uploadReport */ .a3)(ports, record, html));
    if (url !== undefined)
        await ports.runner.summary(`[The whole report, with every slice and curve](${url})`);
    return url;
}
async function comment({ comment: wish, section, record }, links, { definition, ports }) {
    if (definition.comments === false || wish === undefined)
        return;
    const github = await ports.github();
    const markdown = wish.render?.(links) ?? section;
    const url = await (0,_section_comment_js__WEBPACK_IMPORTED_MODULE_4__/* .keepComment */ .Xz)(wish, { key: definition.name, model: record.model, markdown }, { github, ports });
    if (url === undefined)
        return;
    ports.runner.output('comment-url', url);
    ports.runner.info(`Comment: ${url}`);
}
function endOf({ failure }) {
    return failure === undefined
        ? { conclusion: 'success', title: 'Done' }
        : { conclusion: 'failure', title: failure.message };
}


/***/ })

};

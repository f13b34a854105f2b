export const id = 888;
export const ids = [888];
export const modules = {

/***/ 1663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ cutMarkdown)
/* harmony export */ });
/**
 * Markdown shortened to whole blocks: what is kept ends at an empty line outside of a fence, and folded parts are closed.
 *
 * @param length characters the result may have, `rest` included.
 * @param rest said at the end when something is left out.
 */
function cutMarkdown(markdown, length, rest) {
    if (markdown.length <= length)
        return markdown;
    const budget = length - rest.length - 4;
    const kept = [];
    let used = 0;
    let open = 0;
    for (const block of blocksOf(markdown)) {
        const after = open + opens(block);
        if (used + block.length + 2 + Math.max(0, after) * closing.length > budget)
            break;
        kept.push(block);
        used += block.length + 2;
        open = after;
    }
    // A folded part of which nothing would be left but its title is left out, too.
    for (let last = kept.at(-1); last !== undefined && opens(last) > 0; last = kept.at(-1)) {
        open -= opens(last);
        kept.pop();
    }
    const text = kept.length === 0 ? firstLines(markdown, budget) : kept.join('\n\n');
    return `${text}${closing.repeat(Math.max(0, open))}\n\n${rest}`.trimStart();
}
const closing = '\n\n</details>';
const fence = /^ {0,3}(`{3,}|~{3,})/;
/** The parts between empty lines; a fence, however many empty lines it holds, is in one. */
function blocksOf(markdown) {
    const blocks = [[]];
    let mark;
    for (const line of markdown.split('\n')) {
        const [, found] = fence.exec(line) ?? [];
        if (mark === undefined)
            mark = found;
        else if (found?.startsWith(mark) === true && line.trim() === found)
            mark = undefined;
        if (line.trim() === '' && mark === undefined)
            blocks.push([]);
        else
            blocks.at(-1)?.push(line);
    }
    return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}
/** Of a first block that is itself too long: as many whole lines as fit, made plain where it would open something. */
function firstLines(markdown, budget) {
    const end = markdown.lastIndexOf('\n', Math.max(0, budget));
    const text = markdown.slice(0, end > 0 ? end : Math.max(0, budget)).toWellFormed();
    return /```|~~~|<details/.test(text) ? '' : text;
}
/** Folded parts a block opens and does not close. */
function opens(block) {
    return count(block, /<details\b/g) - count(block, /<\/details>/g);
}
function count(text, pattern) {
    return text.match(pattern)?.length ?? 0;
}


/***/ }),

/***/ 56888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   appendSummary: () => (/* binding */ appendSummary)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1663);


/** Over this GitHub drops the summary of a step as a whole. Bytes. */
const limit = 1024 * 1024;
/** Kept free of long parts, so that what must be said at the end can be. */
const reserve = 4096;
/** With less room than this a part is left out. */
const leastRoom = 256;
const rest = '_The rest of this part is left out: the summary of a step may have 1 MiB._';
/**
 * Appends Markdown to a step's summary. A part that does not fit is cut between two blocks, what it opened is closed,
 * and it ends with a sentence that says so. What others wrote to the file counts.
 *
 * @returns what became of it.
 */
async function appendSummary(file, markdown) {
    const { size: used } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => ({ size: 0 }));
    const whole = `${markdown}\n\n`;
    const part = fit(whole, limit - used);
    if (part === undefined)
        return 'left out';
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, part);
    return part === whole ? 'whole' : 'cut';
}
/** What goes into so many bytes: a short part may use the reserve. Undefined when there is no room. */
function fit(part, room) {
    const bytes = Buffer.byteLength(part);
    if (bytes <= room - reserve || (bytes <= reserve && bytes <= room))
        return part;
    return room - reserve < leastRoom ? undefined : cutTo(part, room - reserve);
}
function cutTo(part, budget) {
    // The cut counts characters: fewer are tried until the bytes fit.
    for (let length = budget; length >= leastRoom;) {
        const text = `${(0,_mlops_actions_markdown__WEBPACK_IMPORTED_MODULE_1__/* .cutMarkdown */ .G)(part.trimEnd(), length - 2, rest)}\n\n`;
        const bytes = Buffer.byteLength(text);
        if (bytes <= budget)
            return text;
        length = Math.floor(Math.min(length - 1, (length * budget) / bytes));
    }
    return undefined;
}


/***/ })

};

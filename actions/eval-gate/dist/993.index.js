export const id = 993;
export const ids = [993];
export const modules = {

/***/ 35993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderReport: () => (/* reexport */ renderReport)
});

// EXTERNAL MODULE: ./packages/markdown/lib/blocks.js
var blocks = __webpack_require__(59833);
// EXTERNAL MODULE: ./packages/markdown/lib/untrusted.js
var untrusted = __webpack_require__(4905);
;// CONCATENATED MODULE: ./packages/report/lib/text.js

/** Names longer than this are cut; nothing sensible is. */
const longestName = 120;
const longestProse = 4000;
/** Longer ones may go to the next line at their joints; none of these is part of an escaped mark. */
const shortName = 10;
const joints = /[_./:-](?=[^_./:-])/g;
/** An untrusted name, such as a metric, slice or file: on one line, in a direction of its own. */
function text_name(text, longest = longestName) {
    const shown = (0,blocks/* html */.qy)((0,untrusted/* visible */.RK)(text, longest));
    return `<bdi>${shown.length > shortName ? shown.replace(joints, '$&<wbr>') : shown}</bdi>`;
}
/** Untrusted prose, such as a message, a title or a reason. */
function prose(text, longest = longestProse) {
    return `<bdi class="prose">${(0,blocks/* html */.qy)((0,untrusted/* visible */.RK)(text, longest))}</bdi>`;
}
/** Untrusted text where no element can stand: attributes, `<title>`. Isolated, so that it turns nothing around. */
function plain(text) {
    return (0,blocks/* html */.qy)(`\u2068${(0,untrusted/* visible */.RK)(text, longestName)}\u2069`);
}
/** `1,234`. */
function integer(value) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** A slice as names: `column = value and column = value`. */
function sliceName(slice) {
    return Object.entries(slice)
        .map(([column, value]) => `${text_name(column)} = ${text_name(value)}`)
        .join(' and ');
}
/** What a comparison speaks of: the metric, and the slice or the anchor where it is not the whole. */
function subjectName(one) {
    if (one.slice !== null)
        return `${text_name(one.metric)} where ${sliceName(one.slice)}`;
    return one.against === 'anchor' ? `${text_name(one.metric)} against the anchor` : text_name(one.metric);
}
/** As {@link subjectName}, for where no element can stand. */
function subjectText(one) {
    const where = Object.entries(one.slice ?? {}).map(([column, value]) => `${plain(column)} = ${plain(value)}`);
    return where.length === 0 ? plain(one.metric) : `${plain(one.metric)} where ${where.join(' and ')}`;
}

;// CONCATENATED MODULE: ./packages/report/lib/links.js


/** @throws RangeError for a `serverUrl` that is no http or https address. */
function openAddresses({ run }, links) {
    if (links === undefined)
        return { serverUrl: undefined, repository: undefined };
    const url = URL.canParse(links.serverUrl) ? new URL(links.serverUrl) : undefined;
    if (url === undefined || !['http:', 'https:'].includes(url.protocol))
        throw new RangeError(`expected serverUrl to be an http or https address, found ${JSON.stringify(links.serverUrl)}`);
    const proper = /^[\w.-]+\/[\w.-]+$/.test(run.repository) && !/(^|\/)\.{1,2}(\/|$)/.test(run.repository);
    return { serverUrl: url.origin, repository: proper ? `${url.origin}/${run.repository}` : undefined };
}
/** A link into the repository, else its text alone. `content` is HTML. */
function linkTo({ repository }, path, content) {
    return repository === undefined ? content : `<a href="${(0,blocks/* html */.qy)(`${repository}/${path}`)}">${content}</a>`;
}
/** A commit by its first seven digits, linked where it can be. */
function commitLink(addresses, commit) {
    const short = text_name(commit.slice(0, 7));
    return /^[0-9a-f]{40}$/.test(commit) ? linkTo(addresses, `commit/${commit}`, short) : short;
}

// EXTERNAL MODULE: ./packages/gate/lib/index.js + 148 modules
var lib = __webpack_require__(33198);
;// CONCATENATED MODULE: ./packages/report/lib/inline.js

const marks = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<url>https?:\/\/[^\s)]+)\)|&#(?<point>\d{1,6});/g;
/**
 * The few marks of our own sentences in Markdown, bold, code, links, escaped characters, as HTML. Links lead to the
 * server of the run alone; of others the text stays. Whatever else the text holds is shown as it is.
 */
function inline(markdown, serverUrl) {
    let out = '';
    let end = 0;
    for (const match of markdown.matchAll(marks)) {
        out += (0,blocks/* html */.qy)(markdown.slice(end, match.index));
        out += markUp(match.groups ?? {}, serverUrl);
        end = match.index + match[0].length;
    }
    return out + (0,blocks/* html */.qy)(markdown.slice(end));
}
function markUp({ strong, code, label, url, point }, serverUrl) {
    if (strong !== undefined)
        return `<strong>${(0,blocks/* html */.qy)(strong)}</strong>`;
    if (code !== undefined)
        return `<code>${(0,blocks/* html */.qy)(code)}</code>`;
    if (label !== undefined && url !== undefined) {
        const ours = serverUrl !== undefined && url.startsWith(`${serverUrl}/`);
        return ours ? `<a href="${(0,blocks/* html */.qy)(url)}">${(0,blocks/* html */.qy)(label)}</a>` : (0,blocks/* html */.qy)(label);
    }
    const number = Number(point);
    return number >= 32 && number <= 0x10ffff ? (0,blocks/* html */.qy)(String.fromCodePoint(number).toWellFormed()) : '';
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/verdict.js





const icons = { pass: '✅', fail: '❌', inconclusive: '⚪', error: '⛔' };
const words = { pass: 'Pass', fail: 'Fail', inconclusive: 'Inconclusive', error: 'Error' };
/** The tables have names in full. */
const longestInHeading = 80;
/** Stand for untrusted text while a sentence is put together; the text itself never holds them. */
const [opening, closing] = ['\ue000', '\ue001'];
/** The verdict with its reason, and what follows from it: the head of the report. */
function verdictHeader(record, extra) {
    const { addresses, title } = extra;
    const { headline, reason } = storyOf(record);
    const { verdict } = record;
    return `<header class="verdict ${verdict}">
<p class="origin">${originOf(record, addresses)}</p>
${title === undefined || title === '' ? '' : `<p class="change">${prose(title, 400)}</p>`}
<h1><span class="badge"><span aria-hidden="true">${icons[verdict]}</span> ${words[verdict]}:</span> <span class="headline">${headline}</span></h1>
<p class="reason">${reason}</p>
${adviceOf(record, extra)}
</header>`;
}
/** The rule and its error rates, for the foot. */
function ruleSentence(record, { serverUrl }) {
    const rule = (0,lib/* ruleText */.Y3)(record);
    return rule === undefined ? '' : `<p>${inline(rule, serverUrl)}</p>`;
}
/** The gate's own words for the verdict as HTML, every untrusted name in them isolated. */
function storyOf(record) {
    const quoted = [];
    const keep = (markup) => `${opening}${quoted.push(markup) - 1}${closing}`;
    const { headline, reason } = (0,lib/* tellStory */.F5)(record, (text) => keep(text_name(text, longestInHeading)), (text) => keep(prose(text)));
    const restore = (text) => (0,blocks/* html */.qy)(text).replace(new RegExp(`${opening}(\\d+)${closing}`, 'g'), (_, at) => quoted[Number(at)] ?? '');
    const lead = `${record.verdict}: `;
    return {
        headline: restore(headline.startsWith(lead) ? headline.slice(lead.length) : headline),
        reason: restore(reason),
    };
}
function originOf(record, addresses) {
    const { run, pullRequest, headSha, commit, model, createdAt } = record;
    const change = pullRequest === null || pullRequest === undefined
        ? ''
        : ` ${linkTo(addresses, `pull/${pullRequest}`, `#${pullRequest}`)}`;
    return [
        `model <strong>${text_name(model)}</strong>`,
        `${text_name(run.repository)}${change}`,
        `commit ${commitLink(addresses, headSha ?? commit)}`,
        `${prose(createdAt.slice(0, 16).replace('T', ' '))} UTC`,
    ].join(' <span aria-hidden="true">·</span> ');
}
function adviceOf(record, { addresses: { serverUrl }, overrideLabel }) {
    const notes = ((0,lib/* noteText */.gA)(record) ?? '')
        .split('\n')
        .map((line) => line.replace(/^> ?/, ''))
        .filter((line) => line !== '');
    const accepting = acceptText(record, overrideLabel);
    const remedy = (0,lib/* remedyText */.K1)(record, accepting !== '');
    return [
        ...(record.verdict === 'inconclusive' ? [`<p>${calmWords(record)}</p>`] : []),
        ...(record.override === null
            ? []
            : [
                `<p class="override"><strong>Accepted by ${text_name(record.override.by)}:</strong> ${prose(record.override.reason)}</p>`,
            ]),
        ...(notes.length === 0
            ? []
            : [`<ul class="notes">${notes.map((note) => `<li>${inline(note, serverUrl)}</li>`).join('')}</ul>`]),
        ...(remedy === undefined ? [] : [`<p class="remedy">${inline(remedy, serverUrl)}</p>${accepting}`]),
    ].join('\n');
}
/** How a person accepts what failed; empty where the policy lets nobody. */
function acceptText({ verdict, error }, label) {
    const acceptable = verdict === 'fail' || error?.code === 'E_EXAMPLES_CHANGED';
    if (!acceptable || label === undefined || label === null)
        return '';
    const what = verdict === 'fail' ? 'a line for each metric that failed' : 'with <code>examples</code> for the metric';
    return `<p>To accept it, a person with write access comments <code>${(0,blocks/* html */.qy)(lib/* acceptanceForm */.sh)}</code>, ${what}, then adds the label ${text_name(label)}. It holds for this commit and ends with the next push.</p>`;
}
function calmWords(record) {
    const open = 'Inconclusive is no verdict against the change: the evidence settles the question neither way';
    const goesOn = (0,lib/* isAccepted */.oB)(record) || (0,lib/* exitCode */.I$)(record, record.mode) === 0;
    return goesOn ? `${open}, and the step goes on.` : `${open}, and the rules of this step ask for proof.`;
}

;// CONCATENATED MODULE: ./packages/report/lib/style.js
// Declarative: the look of the report, light and dark, narrow and wide, on screen and paper.
const light = `
  --page: #ffffff; --card: #f6f8fa; --text: #1b1f24; --dim: #565e67; --line: #d3d9df; --grid: #e4e8ec; --link: #0a58ca;
  --candidate: #0a58ca; --baseline: #8f5200; --third: #6f2da8; --fourth: #00695c;
  --pass: #116329; --fail: #b42318; --open: #4b5563; --error: #8a3800;
  --heat: 10 88 202; --good: 22 130 60; --bad: 200 50 35;`;
const dark = `
  --page: #0f1318; --card: #171d24; --text: #e7eaee; --dim: #a5afba; --line: #343d47; --grid: #262d35; --link: #85b8ff;
  --candidate: #85b8ff; --baseline: #e5b25d; --third: #cfa4f5; --fourth: #6fd3c3;
  --pass: #67d58a; --fail: #ff938a; --open: #b9c3ce; --error: #ffb27a;
  --heat: 80 150 255; --good: 60 190 100; --bad: 255 95 80;`;
const base = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: auto; }
body { margin: 0 auto; padding: 1.25rem 1rem 3rem; max-width: 76rem; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1, h2, h3 { line-height: 1.3; font-weight: 650; }
h1 { font-size: 1.5rem; margin: .35rem 0 .5rem; }
h2 { font-size: 1.2rem; margin: 0 0 .6rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
h3 small { font-weight: 400; }
p { margin: .5rem 0; max-width: 75ch; }
small { color: var(--dim); font-size: .8125rem; font-weight: 400; }
code, bdi { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .9em; }
bdi { overflow-wrap: anywhere; unicode-bidi: isolate; }
bdi.prose { font: inherit; }
section { margin-top: 2.25rem; }
.note { color: var(--dim); font-size: .875rem; }
`;
const header = `
.verdict { border: 1px solid var(--line); border-left: .5rem solid var(--tone); border-radius: .5rem; background: var(--card); padding: 1rem 1.25rem; --tone: var(--open); }
.verdict.pass { --tone: var(--pass); } .verdict.fail { --tone: var(--fail); } .verdict.error { --tone: var(--error); }
.origin { margin: 0; max-width: none; color: var(--dim); font-size: .875rem; }
.change { margin: .25rem 0 0; font-weight: 600; }
.badge { display: inline-block; white-space: nowrap; color: var(--tone); }
.headline { font-weight: 600; }
.reason { font-size: 1.0625rem; }
.notes { margin: .75rem 0; padding-left: 1.25rem; }
.remedy, .override { border-top: 1px solid var(--line); padding-top: .75rem; margin-top: .75rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; list-style: none; margin: 1rem 0 0; padding: 0; font-size: .9375rem; }
nav a { display: inline-block; padding: .2rem 0; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; color: var(--dim); font-size: .875rem; }
`;
const tables = `
.scroll { overflow-x: auto; margin: .5rem 0; max-width: 100%; }
table { border-collapse: collapse; font-size: .9375rem; }
caption > span { display: inline-block; position: sticky; left: 0; max-width: min(75ch, calc(100vw - 2rem)); }
caption { text-align: left; color: var(--dim); font-size: .875rem; padding-bottom: .4rem; caption-side: top; }
th, td { padding: .45rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom-width: 2px; font-size: .875rem; }
tbody th { font-weight: 500; min-width: 12rem; max-width: 24rem; background: var(--page); }
th small, td small { display: block; white-space: nowrap; }
th small bdi { font-size: inherit; }
tbody td { min-width: 4rem; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.picture { text-align: center; padding-top: .3rem; padding-bottom: .3rem; }
.ways { display: flex; justify-content: space-between; gap: 1rem; width: 168px; font-weight: 400; font-size: .8125rem; white-space: nowrap; }
.says { display: inline-block; min-width: 8.5rem; }
.says.pass { color: var(--pass); } .says.fail { color: var(--fail); font-weight: 600; } .says.inconclusive, .says.not-judged { color: var(--open); } .says.error { color: var(--error); font-weight: 600; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .25rem 0; color: var(--link); }
.facts { margin: 0; }
.facts div { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line); }
.facts dt { font-weight: 600; } .facts dd { margin: 0; min-width: 0; }
.facts ul { margin: .25rem 0; padding-left: 1.25rem; }
`;
const charts = `
.interval { display: block; width: 168px; height: 26px; margin: 0 auto; }
.interval { --tone: var(--open); } .interval.pass { --tone: var(--pass); } .interval.fail { --tone: var(--fail); } .interval.error { --tone: var(--error); }
.interval path { stroke: var(--tone); stroke-width: 2; fill: none; } .interval circle, .interval .arrow { fill: var(--tone); }
.interval .zero { stroke: var(--dim); stroke-width: 1; } .interval .margin { stroke: var(--dim); stroke-width: 1.25; stroke-dasharray: 3 3; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1.5rem 1.75rem; align-items: start; }
figure { margin: 0; min-width: 0; }
figcaption p { color: var(--dim); font-size: .875rem; margin: 0; }
.figures.aligned figure { display: grid; grid-row: span 4; grid-template-rows: subgrid; grid-template-columns: minmax(0, 1fr); row-gap: 0; }
.plot { display: block; width: 100%; max-width: 26rem; height: auto; }
.plot text { fill: var(--dim); font-size: 11px; font-family: inherit; }
.plot .grid { stroke: var(--grid); stroke-width: 1; fill: none; }
.diagonal { stroke: var(--dim); stroke-width: 1; stroke-dasharray: 1 4; fill: none; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.line.candidate { stroke: var(--candidate); } .line.baseline { stroke: var(--baseline); stroke-dasharray: 6 4; }
.line.third { stroke: var(--third); stroke-dasharray: 2 3; } .line.fourth { stroke: var(--fourth); stroke-dasharray: 9 3 2 3; }
.mark.candidate { fill: var(--candidate); } .mark.baseline { fill: var(--page); stroke: var(--baseline); stroke-width: 2; }
.point { stroke-width: 2; fill: none; } .point.pass { fill: var(--pass); stroke: var(--pass); } .point.fail { stroke: var(--fail); } .point.inconclusive { stroke: var(--open); fill: var(--page); } .point.error { stroke: var(--error); fill: var(--error); }
.ring { fill: none; stroke: var(--text); stroke-width: 1.5; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; list-style: none; margin: .35rem 0; padding: 0; font-size: .875rem; }
.swatch { width: 32px; height: 12px; vertical-align: middle; } .swatch.small { width: 12px; }
.key { white-space: nowrap; margin-left: .5rem; }
.matrices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem 1.75rem; align-items: start; }
.matrices.wide { grid-template-columns: minmax(0, 1fr); }
.confusion td { text-align: right; font-variant-numeric: tabular-nums; border: 1px solid var(--line); min-width: 4.5rem; }
.confusion thead td { text-align: left; border: 0; color: var(--dim); font-size: .8125rem; vertical-align: bottom; }
.confusion thead th { max-width: 9rem; text-align: right; } .confusion tbody th { min-width: 4rem; max-width: 12rem; vertical-align: middle; }
.confusion small { color: inherit; }
.confusion .right { outline: 2px solid var(--dim); outline-offset: -3px; }
`;
const heat = [1, 2, 3, 4, 5]
    .map((shade) => `.heat${shade} { background: rgb(var(--heat) / ${shade * 7}%); } .better${shade} { background: rgb(var(--good) / ${shade * 7}%); } .worse${shade} { background: rgb(var(--bad) / ${shade * 7}%); }`)
    .join('\n');
const narrow = `
@media (max-width: 40rem) {
  body { padding: .5rem .75rem 2rem; }
  h1 { font-size: 1.25rem; }
  .verdict { padding: .75rem .9rem; }
  th, td { padding: .4rem .5rem; }
  tbody th { min-width: 7.5rem; max-width: 9.5rem; position: sticky; left: 0; z-index: 1; box-shadow: 1px 0 0 var(--line); }
  .facts div { grid-template-columns: 1fr; }
}
`;
const print = `
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, summary { display: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .scroll { overflow: visible; }
  th, td { padding: .2rem .35rem; }
  figure, tr, .verdict { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
/** The style sheet. */
const style = `
:root { color-scheme: light dark;${light} }
@media screen and (prefers-color-scheme: dark) { :root {${dark} } }
${base}${header}${tables}${charts}${heat}${narrow}${print}`;

;// CONCATENATED MODULE: ./packages/report/lib/page.js




const longestTitle = 200;
/** The whole file: head, verdict, contents, sections, foot. */
function page({ record, header, sections }) {
    return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${(0,blocks/* html */.qy)(titleOf(record))}</title>
<style>${style}</style>
</head>
<body>
${verdictHeader(record, header)}
<nav aria-label="Contents"><ul>${sections.map(({ id, heading }) => `<li><a href="#${id}">${heading}</a></li>`).join('')}</ul></nav>
<main>
${sections.map(sectionPart).join('\n')}
</main>
<footer>${ruleSentence(record, header.addresses)}<p>Written by MLOps Actions, eval-gate. This file loads nothing and runs no script.</p></footer>
</body>
</html>
`;
}
function sectionPart({ id, heading, body }) {
    return `<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>`;
}
function titleOf(record) {
    return (0,untrusted/* visible */.RK)(`${record.model}: ${(0,lib/* describeVerdict */.XZ)(record)}`, longestTitle);
}

;// CONCATENATED MODULE: ./packages/report/lib/charts/plot.js
const width = 320;
const plot_frame = { left: 50, right: 14, top: 10 };
/** The chart as an SVG picture that says what it shows. */
function plot({ title, description, x, y, lines, diagonal = false, extra, height = 260 }) {
    const bottom = height - (x.ticks.length === 0 ? 24 : 40);
    const place = {
        x: (value) => round(plot_frame.left + ((value - x.from) / (x.to - x.from)) * (width - plot_frame.left - plot_frame.right)),
        y: (value) => round(bottom - ((value - y.from) / (y.to - y.from)) * (bottom - plot_frame.top)),
    };
    return [
        `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img"><title>${title}</title><desc>${description}</desc>`,
        gridX(x, place, bottom),
        gridY(y, place),
        labels(x.label, y.label, { height, bottom }),
        diagonal
            ? `<path class="diagonal" d="M${place.x(x.from)} ${place.y(y.from)}L${place.x(x.to)} ${place.y(y.to)}"/>`
            : '',
        ...lines.map((line) => drawLine(line, place)),
        extra?.(place) ?? '',
        '</svg>',
    ].join('');
}
/** A mark by its look: candidates are discs, baselines squares. */
function mark(look, x, y) {
    if (look === 'baseline')
        return `<rect class="mark ${look}" x="${round(x - 3)}" y="${round(y - 3)}" width="6" height="6"/>`;
    return `<circle class="mark ${look}" cx="${x}" cy="${y}" r="3.5"/>`;
}
/** To a tenth of a pixel. */
function round(value) {
    return Math.round(value * 10) / 10;
}
function drawLine({ look, x, y, marked = false }, place) {
    const points = x.map((value, at) => [place.x(value), place.y(y[at])]);
    const path = points.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${px} ${py}`).join('');
    const marks = marked ? points.map(([px, py]) => mark(look, px, py)).join('') : '';
    return `<path class="line ${look}" d="${path}"/>${marks}`;
}
function gridX({ ticks, text }, place, bottom) {
    const rules = ticks.map((tick) => `M${place.x(tick)} ${plot_frame.top}V${bottom}`).join('');
    const last = ticks.length - 1;
    const texts = ticks.map((tick, at) => {
        const anchor = at === last && last > 0 ? 'end' : 'middle';
        const nudge = anchor === 'end' ? 8 : 0;
        return `<text x="${round(place.x(tick) + nudge)}" y="${bottom + 15}" text-anchor="${anchor}">${text(tick)}</text>`;
    });
    return `<path class="grid" d="${rules}"/>${texts.join('')}`;
}
function gridY({ ticks, text }, place) {
    const rules = ticks.map((tick) => `M${plot_frame.left} ${place.y(tick)}H${width - plot_frame.right}`).join('');
    const texts = ticks.map((tick) => `<text x="${plot_frame.left - 6}" y="${round(place.y(tick) + 4)}" text-anchor="end">${text(tick)}</text>`);
    return `<path class="grid" d="${rules}"/>${texts.join('')}`;
}
function labels(x, y, { height, bottom }) {
    const middle = (bottom + plot_frame.top) / 2;
    const upright = y === '' ? '' : `<text x="11" y="${middle}" text-anchor="middle" transform="rotate(-90 11 ${middle})">${y}</text>`;
    return `<text x="${(width + plot_frame.left - plot_frame.right) / 2}" y="${height - 6}" text-anchor="middle">${x}</text>${upright}`;
}

;// CONCATENATED MODULE: ./packages/report/lib/charts/interval.js

const interval_width = 168;
const height = 26;
const middle = height / 2;
/** Room for the arrow of an interval that goes on. */
const edge = 8;
const stub = 16;
/** Widest span, in margins on either side, that keeps the margin apart from no change. */
const spans = { least: 2, usual: 6, most: 8 };
/** How far the pictures of a table reach on either side, in margins of each row: wide enough for most intervals. */
function spanOf(rows) {
    const reaches = rows
        .flatMap((one) => one.ci === null || !one.ci.every(Number.isFinite)
        ? []
        : [Math.max(Math.abs(one.ci[0]), Math.abs(one.ci[1])) / unitOf(one)])
        .toSorted((a, b) => a - b);
    const largest = reaches.at(-1) ?? 0;
    if (largest <= spans.usual)
        return Math.max(spans.least, largest * 1.05);
    const most = reaches[Math.floor(reaches.length * 0.9 - 1e-9)] ?? largest;
    return Math.min(spans.most, Math.max(spans.usual, most * 1.05));
}
/**
 * The interval of a change, worse to the left: a bar with its estimate, a line at no change, a dashed one at the
 * margin. Rows of a table are drawn in their margins, so that both lines stand one above the other. Empty without an
 * interval. `title` is escaped already; without one the picture is for the eye only, beside the same numbers.
 */
function intervalPicture(one, span, title) {
    const { ci, delta, margin, verdict } = one;
    if (ci === null || delta === null || ![...ci, delta].every(Number.isFinite))
        return '';
    const unit = unitOf(one);
    const place = (change) => round(interval_width / 2 + (change / unit / span) * (interval_width / 2 - edge));
    const dashes = margin !== null && margin > 0 ? `<path class="margin" d="M${place(-margin)} 1V${height - 1}"/>` : '';
    const head = title === undefined ? ' aria-hidden="true">' : ` role="img"><title>${title}</title>`;
    return `<svg class="interval ${verdict}" viewBox="0 0 ${interval_width} ${height}"${head}<path class="zero" d="M${interval_width / 2} 1V${height - 1}"/>${dashes}${barOf([place(ci[0]), place(ci[1])], place(delta))}</svg>`;
}
/** The bar with a stop at each end, or an arrow where it goes on beyond the picture. */
function barOf([low, high], estimate) {
    const [first, last] = [edge, interval_width - edge];
    // Of a bar beyond the picture a stub stays, so that the arrow is seen to belong to something.
    const from = Math.min(Math.max(low, first), last - stub);
    const to = Math.max(Math.min(high, last), first + stub);
    const stops = [...(low < first ? [] : [from]), ...(high > last ? [] : [to])];
    const within = estimate >= first && estimate <= last;
    return [
        `<path d="M${from} ${middle}H${to}${stops.map((x) => `M${x} ${middle - 4}v8`).join('')}"/>`,
        low < first ? arrow(first, -1) : '',
        high > last ? arrow(last, 1) : '',
        within ? `<circle cx="${estimate}" cy="${middle}" r="3"/>` : '',
    ].join('');
}
function arrow(x, way) {
    return `<path class="arrow" d="M${x} ${middle - 4}l${way * 6} 4l${-way * 6} 4Z"/>`;
}
/** The margin, else the reach of the interval itself. */
function unitOf({ margin, ci }) {
    if (margin !== null && margin > 0 && Number.isFinite(margin))
        return margin;
    return Math.max(Math.abs(ci?.[0] ?? 0), Math.abs(ci?.[1] ?? 0)) / 2 || 1;
}

;// CONCATENATED MODULE: ./packages/report/lib/table.js
/** A table in a region of its own that scrolls sideways, by finger or keyboard. */
function table({ caption, label, columns, rows, className }) {
    const headings = columns.map(({ heading, kind }) => `<th scope="col"${classOf(kind)}>${heading}</th>`).join('');
    const classes = columns.map(({ kind }) => classOf(kind));
    return scroller(label, `<table${className === undefined ? '' : ` class="${className}"`}><caption><span>${caption}</span></caption><thead><tr>${headings}</tr></thead><tbody>${rows.map((cells) => row(cells, classes)).join('\n')}</tbody></table>`);
}
/** Something wide in a region that scrolls sideways; `label` is escaped already. */
function scroller(label, content) {
    return `<div class="scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>`;
}
/** A folded part; both are HTML. */
function folded(summary, content, open = false) {
    return `<details${open ? ' open' : ''}><summary>${summary}</summary>${content}</details>`;
}
function row(cells, classes) {
    let out = '<tr>';
    for (const [at, cell] of cells.entries())
        out += at === 0 ? `<th scope="row">${cell}</th>` : `<td${classes[at] ?? ''}>${cell}</td>`;
    return `${out}</tr>`;
}
function classOf(kind) {
    return kind === undefined || kind === 'text' ? '' : ` class="${kind}"`;
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/section.js
/** How many are not shown, in a sentence; empty when all are. */
function leftOut(total, shown) {
    const more = total - shown;
    return more > 0
        ? `<p class="note">${more} more ${more === 1 ? 'is' : 'are'} left out to keep this file small; the record has them all.</p>`
        : '';
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/comparisons.js







const severity = ['fail', 'error', 'inconclusive', 'pass', 'not-judged'];
/** The gating metrics, on which the verdict rests; undefined when there is none. */
function metricsSection(material) {
    const rows = material.record.comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
    if (rows.length === 0)
        return undefined;
    const body = `${comparisonTable(rows, material, 'Green when every one is proven not worse by its margin')}${rows.some(({ ci }) => ci !== null) ? pictureKey : ''}`;
    return { id: 'metrics', heading: 'Metrics', body };
}
/** The guarded slices, failing ones first; undefined when there is none. */
function guardsSection(material) {
    const rows = material.record.comparisons
        .filter(({ role }) => role === 'guard')
        .toSorted((a, b) => severity.indexOf(a.verdict) - severity.indexOf(b.verdict));
    if (rows.length === 0)
        return undefined;
    const body = comparisonTable(rows, material, 'A proven regression blocks; proof that there is none is not asked for');
    return { id: 'guards', heading: 'Guarded slices', body };
}
/** Δ and its interval below. */
function changeParts(one) {
    const [change = '', interval] = (0,lib/* changeCell */.fd)(one).split(' (');
    return interval === undefined ? (0,blocks/* html */.qy)(change) : `${(0,blocks/* html */.qy)(change)}<small>${(0,blocks/* html */.qy)(interval.slice(0, -1))}</small>`;
}
/** The heading over the pictures. */
const pictureHeading = '<span class="ways"><span>← worse</span> <span>better →</span></span>';
function comparisonTable(rows, { record, addresses, caps }, title) {
    const shown = rows.slice(0, caps.rows);
    const span = spanOf(shown);
    const commit = record.baseline?.commit ?? null;
    const columns = [
        { heading: 'Metric' },
        { heading: 'Verdict' },
        {
            heading: commit === null ? 'Baseline' : `Baseline <small>${commitLink(addresses, commit)}</small>`,
            kind: 'number',
        },
        { heading: 'Candidate', kind: 'number' },
        { heading: `Δ <small>${(0,lib/* formatShare */.T1)(shown[0]?.level ?? 0.9)} interval</small>`, kind: 'number' },
        { heading: pictureHeading, kind: 'picture' },
        { heading: 'Worst plausible', kind: 'number' },
        { heading: 'Margin', kind: 'number' },
    ];
    const body = table({
        caption: (0,blocks/* html */.qy)(title),
        label: (0,blocks/* html */.qy)(title),
        columns,
        rows: shown.map((one) => comparisonRow(one, record, span)),
        className: 'comparisons',
    });
    return body + leftOut(rows.length, shown.length);
}
const pictureKey = '<p class="note">In the pictures the bar is the interval and the dot the estimate; worse is to the left. The solid line is no change, the dashed line the margin: a bar that stays right of the dashed line is proof enough for green, one that stays left of the solid line is a proven regression. An arrow says that the bar goes on.</p>';
function comparisonRow(one, { flags }, span) {
    const says = `${subjectText(one)}: Δ ${(0,blocks/* html */.qy)((0,lib/* changeCell */.fd)(one))}, margin ${(0,blocks/* html */.qy)((0,lib/* formatMargin */.wj)(one))}`;
    return [
        `${subjectName(one)}<small>${(0,blocks/* count */.U9)(one.n, 'example')}</small>`,
        `<span class="says ${one.verdict}">${(0,blocks/* html */.qy)((0,lib/* verdictCell */.s8)(one, flags).replace(/ (?=pp|%|[<=\d])/g, '\u00a0'))}</span>`,
        (0,blocks/* html */.qy)((0,lib/* formatValue */.Fl)(one.baseline, one)),
        (0,blocks/* html */.qy)((0,lib/* formatValue */.Fl)(one.candidate, one)),
        changeParts(one),
        intervalPicture(one, span, says),
        (0,blocks/* html */.qy)((0,lib/* worstCell */.K2)(one)),
        one.margin === null ? '–' : (0,blocks/* html */.qy)((0,lib/* formatMargin */.wj)(one)),
    ];
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/confusion.js


/** Shades of a cell, from none to full. */
const shades = 5;
/** What was taken for what, on both sides and the difference; undefined without labels and predictions. */
function confusionSection({ exhibits: { confusion } }) {
    if (confusion === undefined || confusion.labels.length === 0)
        return undefined;
    const { labels, baseline, candidate } = confusion;
    const note = '<p>Rows are the true labels, columns the predictions; below each count its share of the row. The framed diagonal is what was answered rightly.</p>';
    const matrices = [
        ...(baseline === null ? [] : [matrix('Baseline', confusion, (row, column) => countCell(baseline, row, column))]),
        matrix('Candidate', confusion, (row, column) => countCell(candidate, row, column)),
        ...(baseline === null
            ? []
            : [
                matrix('Difference: candidate − baseline', confusion, (row, column) => differenceCell(baseline, candidate, [row, column])),
            ]),
    ];
    const size = labels.length > 4 ? 'matrices wide' : 'matrices';
    return {
        id: 'confusion',
        heading: 'Confusion matrix',
        body: `${note}<div class="${size}">${matrices.join('')}</div>`,
    };
}
function matrix(title, { labels }, cell) {
    const head = labels.map((label) => `<th scope="col">${text_name(label, 60)}</th>`).join('');
    const rows = labels.map((label, row) => {
        const cells = labels.map((_, column) => {
            const { className, content } = cell(row, column);
            return `<td class="${row === column ? 'right ' : ''}${className}">${content}</td>`;
        });
        return `<tr><th scope="row">${text_name(label, 60)}</th>${cells.join('')}</tr>`;
    });
    return scroller(`Confusion matrix, ${title}`, `<table class="confusion"><caption><span>${title}</span></caption><thead><tr><td class="corner">label ↓ prediction →</td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`);
}
function countCell(cells, row, column) {
    const share = shareOf(cells, row, column);
    return {
        className: `heat${shadeOf(share ?? 0)}`,
        content: `${integer(at(cells, row, column))}<small>${share === undefined ? '–' : `${(share * 100).toFixed(1)} %`}</small>`,
    };
}
function differenceCell(baseline, candidate, [row, column]) {
    const more = at(candidate, row, column) - at(baseline, row, column);
    const [before, after] = [shareOf(baseline, row, column), shareOf(candidate, row, column)];
    const change = before === undefined || after === undefined ? undefined : after - before;
    const better = row === column ? more > 0 : more < 0;
    const shade = more === 0 ? 0 : Math.max(1, shadeOf(Math.min(1, Math.abs(change ?? 0) * 5)));
    return {
        className: shade === 0 ? 'heat0' : `${better ? 'better' : 'worse'}${shade}`,
        content: `${signed(more, integer(Math.abs(more)))}<small>${change === undefined ? '–' : `${signed(change, Math.abs(change * 100).toFixed(1))} pp`}</small>`,
    };
}
function at(cells, row, column) {
    return cells[row]?.[column] ?? 0;
}
/** Share of the row; undefined for an empty one. */
function shareOf(cells, row, column) {
    const total = (cells[row] ?? []).reduce((sum, count) => sum + count, 0);
    return total === 0 ? undefined : at(cells, row, column) / total;
}
function shadeOf(share) {
    return Math.min(shades, Math.ceil(share * shades - 1e-9));
}
function signed(value, size) {
    return Number(size.replaceAll(',', '')) === 0 ? size : value > 0 ? `+${size}` : `−${size}`;
}

;// CONCATENATED MODULE: ./packages/report/lib/charts/axis.js
/** An axis for shares from 0 to 1. */
function shareAxis(label) {
    return { label, from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], text: (value) => String(value) };
}
/** An axis round about `count` ticks that holds all values; every one is finite. */
function axisOver(values, { label, count = 4, text = tickText }) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
    }
    if (!(high > low))
        [low, high] = widen(Number.isFinite(low) ? low : 0);
    const step = roundStep((high - low) / count);
    // Far from 0 doubles may be coarser than the step, and at their end there is no room for one more.
    if (!(step > 0) || !Number.isFinite(step) || low + step === low)
        return { label, from: low, to: high, ticks: [low, high], text };
    const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
    const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
    return { label, from: ticks[0], to: ticks.at(-1), ticks, text };
}
/** A number on an axis, as short as it is. */
function tickText(value) {
    if (value === 0)
        return '0';
    const size = Math.abs(value);
    const text = size >= 1e5 || size < 1e-3
        ? value
            .toExponential(1)
            .replace(/\.?0+e/, 'e')
            .replace('e+', 'e')
        : String(Number(value.toPrecision(4)));
    return text.replaceAll('-', '−');
}
/** 1, 2 or 5 times a power of ten, at least `size`. */
function roundStep(size) {
    const power = 10 ** Math.floor(Math.log10(size));
    const lead = size / power;
    return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}
function widen(value) {
    const room = value === 0 ? 1 : Math.abs(value) * 0.1;
    return [value - room, value + room];
}

;// CONCATENATED MODULE: ./packages/report/lib/charts/legend.js

/** What the lines of a chart are; names are HTML. */
function legend(entries, marked = false) {
    const items = entries.map(([look, text]) => `<li>${swatch(look, marked)} ${text}</li>`);
    return `<ul class="legend">${items.join('')}</ul>`;
}
function swatch(look, marked) {
    return `<svg class="swatch" viewBox="0 0 32 12" aria-hidden="true"><path class="line ${look}" d="M1 6H31"/>${marked ? mark(look, 16, 6) : ''}</svg>`;
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/curves.js







const kinds = {
    roc: {
        heading: 'ROC',
        says: 'Recall bought at each false positive rate; nearer to the upper left is better.',
        x: 'false positive rate',
        y: 'recall',
        metric: 'roc_auc',
    },
    'precision-recall': {
        heading: 'Precision and recall',
        says: 'Precision left at each recall; higher is better.',
        x: 'recall',
        y: 'precision',
        metric: 'average_precision',
    },
    calibration: {
        heading: 'Calibration',
        says: 'Of examples scored alike, the share that is positive; on the diagonal scores mean what they say.',
        x: 'mean score',
        y: 'share positive',
        metric: 'ece',
    },
};
/** ROC, precision-recall and calibration; undefined when there is none. */
function curvesSection({ exhibits, record }) {
    if (exhibits.curves.length === 0)
        return undefined;
    const figures = exhibits.curves.map((curve) => figureOf(curve, record.comparisons));
    return { id: 'curves', heading: 'Curves', body: `<div class="figures aligned">${figures.join('')}</div>` };
}
function figureOf(curve, comparisons) {
    const kind = kinds[curve.kind];
    const marked = curve.kind === 'calibration';
    const picture = plot({
        title: kind.heading,
        description: `${kind.says} Lines: ${curve.lines.map(({ side }) => side).join(' and ')}. The numbers follow as a table.`,
        x: shareAxis(kind.x),
        y: shareAxis(kind.y),
        // From nothing called positive upwards: the curve's own first point may already have recall.
        lines: curve.lines.map(({ side, x, y }) => curve.kind === 'roc' ? { look: side, x: [0, ...x], y: [0, ...y] } : { look: side, x, y, marked }),
        diagonal: curve.kind !== 'precision-recall',
    });
    const value = curves_valueOf(kind.metric, comparisons);
    return `<figure><figcaption><h3>${kind.heading}</h3><p>${kind.says}${value}${binsText(curve)}</p></figcaption>${legend(curve.lines.map(({ side }) => [side, side]), marked)}${picture}${folded('The numbers', numbersOf(curve))}</figure>`;
}
/** The metric that sums the curve up, where it was computed. */
function curves_valueOf(metric, comparisons) {
    const one = comparisons.find((other) => other.metric === metric && other.slice === null && other.against === 'baseline');
    if (one === undefined || one.candidate === null)
        return '';
    const before = one.baseline === null ? '' : `${(0,lib/* formatValue */.Fl)(one.baseline, one)} → `;
    return ` ${(0,blocks/* html */.qy)(`${metric}: ${before}${(0,lib/* formatValue */.Fl)(one.candidate, one)}.`)}`;
}
function binsText({ lines }) {
    const sizes = lines.flatMap(({ n }) => n ?? []);
    if (sizes.length === 0)
        return '';
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    return ` Each point stands for ${least === most ? integer(least) : `${integer(least)} to ${integer(most)}`} examples.`;
}
function numbersOf(curve) {
    const { heading, x, y } = kinds[curve.kind];
    if (curve.kind === 'calibration')
        return curve.lines.map(binTable).join('');
    const [first] = curve.lines;
    const title = `${heading}: ${y} by ${x}`;
    return table({
        caption: title,
        label: title,
        columns: [{ heading: x }, ...curve.lines.map(({ side }) => ({ heading: side, kind: 'number' }))],
        rows: (first?.x ?? []).map((at, place) => [at.toFixed(2), ...curve.lines.map((line) => digits(line.y[place]))]),
    });
}
function binTable({ side, x, y, n = [] }) {
    const title = `Calibration of the ${side}, bin by bin`;
    return table({
        caption: title,
        label: title,
        columns: [
            { heading: 'mean score' },
            { heading: 'share positive', kind: 'number' },
            { heading: 'examples', kind: 'number' },
        ],
        rows: x.map((at, place) => [digits(at), digits(y[place]), integer(n[place] ?? 0)]),
    });
}
function digits(value) {
    return value === undefined ? '–' : value.toFixed(3);
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/flips.js




/** The examples that went from right to wrong, those of failing comparisons first; undefined when there is none. */
function flipsSection({ record, flips = [], caps }) {
    const changed = flips
        .filter(({ lost, gained }) => lost + gained > 0)
        .toSorted((a, b) => flips_severity(b, record.comparisons) - flips_severity(a, record.comparisons));
    if (changed.length === 0)
        return undefined;
    const shown = changed.slice(0, caps.rows);
    const body = shown.map((flip, at) => flipPart(flip, at)).join('');
    return { id: 'flips', heading: 'Changed examples', body: body + leftOut(changed.length, shown.length) };
}
function flipPart(flip, at) {
    const { lost, gained, examples } = flip;
    const sums = `${(0,blocks/* count */.U9)(lost, 'example')} lost (right before, wrong now), ${integer(gained)} gained`;
    if (examples.length === 0)
        return `<p>${subjectName(flip)}: ${sums}.</p>`;
    const listed = examples.length < lost ? `; the first ${examples.length} of the lost` : '';
    const body = table({
        caption: `${subjectName(flip)}: ${sums}${listed}`,
        label: `Lost examples ${at + 1}: ${subjectText(flip)}`,
        columns: [
            { heading: 'Example' },
            { heading: 'Label' },
            { heading: 'Baseline said' },
            { heading: 'Candidate says' },
        ],
        rows: examples.map(({ id, label, baseline, candidate }) => [id, label, baseline, candidate].map((text) => (text === null ? '–' : text_name(text)))),
    });
    return at === 0 ? body : folded(`${subjectName(flip)}: ${integer(lost)} lost, ${integer(gained)} gained`, body);
}
/** A failing slice says more than the whole it is part of. */
function flips_severity({ metric, slice }, comparisons) {
    const failed = comparisons.some((one) => one.verdict === 'fail' &&
        one.against !== 'floor' &&
        one.metric === metric &&
        JSON.stringify(one.slice) === JSON.stringify(slice));
    return failed ? (slice === null ? 1 : 2) : 0;
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/floors.js





/** The floors with the values held against them; undefined when there is none. */
function floorsSection({ record, caps }) {
    const floors = record.comparisons.filter(({ against }) => against === 'floor');
    if (floors.length === 0)
        return undefined;
    const shown = floors.slice(0, caps.rows);
    const title = 'What the candidate must keep on this test set, whatever the baseline does';
    const body = table({
        caption: title,
        label: title,
        columns: [
            { heading: 'Metric' },
            { heading: 'Verdict' },
            { heading: 'Demanded', kind: 'number' },
            { heading: `Measured <small>${(0,lib/* formatShare */.T1)(shown[0]?.level ?? 0.9)} interval</small>`, kind: 'number' },
        ],
        rows: shown.map((one) => {
            const [demanded, measured, verdict] = (0,lib/* floorCells */.Ct)(one);
            const [value = '', interval] = measured.split(' (');
            const bounds = interval === undefined ? '' : `<small>${(0,blocks/* html */.qy)(interval.slice(0, -1))}</small>`;
            return [
                text_name(one.metric),
                `<span class="says ${one.verdict}">${(0,blocks/* html */.qy)(verdict)}</span>`,
                (0,blocks/* html */.qy)(demanded),
                (0,blocks/* html */.qy)(value) + bounds,
            ];
        }),
    });
    return { id: 'floors', heading: 'Floors', body: body + leftOut(floors.length, shown.length) };
}
/** Metrics that were computed and not judged; undefined when there is none. */
function shownSection({ record, caps }) {
    const all = record.comparisons.filter(({ role }) => role === 'show');
    if (all.length === 0)
        return undefined;
    const shown = all.slice(0, caps.rows);
    const title = 'Computed and shown, never judged';
    const body = table({
        caption: title,
        label: title,
        columns: [{ heading: 'Metric' }, { heading: 'Baseline', kind: 'number' }, { heading: 'Candidate', kind: 'number' }],
        rows: shown.map((one) => [
            text_name(one.metric),
            (0,blocks/* html */.qy)((0,lib/* formatValue */.Fl)(one.baseline, one)),
            (0,blocks/* html */.qy)((0,lib/* formatValue */.Fl)(one.candidate, one)),
        ]),
    });
    return { id: 'shown', heading: 'Other metrics', body: body + leftOut(all.length, shown.length) };
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/history.js







const mostMetrics = 12;
/** The gating metrics over the records of the base branch, the candidate last; undefined without earlier ones. */
function historySection(material) {
    const { exhibits, record } = material;
    if (exhibits.history.length === 0)
        return undefined;
    const values = candidateValues(record);
    const names = [
        ...new Set([...values.keys(), ...exhibits.history.flatMap(({ metrics }) => Object.keys(metrics))]),
    ].slice(0, mostMetrics);
    const figures = names.flatMap((metric, at) => history_figureOf(metric, values.get(metric), { material, at }));
    if (figures.length === 0)
        return undefined;
    const note = `<p>What the base branch scored, run by run, and the candidate as the last point, ringed. ${marksKey}</p>`;
    return {
        id: 'history',
        heading: 'History',
        body: `${note}<div class="figures">${figures.join('')}</div>${folded('The runs', runTable(names, material))}`,
    };
}
function history_figureOf(metric, now, { material, at }) {
    const { exhibits, record } = material;
    const before = exhibits.history.flatMap((point) => {
        const value = Object.hasOwn(point.metrics, metric) ? point.metrics[metric] : undefined;
        return value === undefined || !Number.isFinite(value) ? [] : [{ value, verdict: point.verdict }];
    });
    const points = now === undefined ? before : [...before, { value: now, verdict: record.verdict }];
    if (points.length === 0)
        return [];
    const places = points.map((_, place) => place + 1);
    const share = (0,lib/* isShare */.GS)(metric);
    const picture = plot({
        title: `History ${at + 1}: ${plain(metric)}`,
        description: `${points.length} runs, the oldest first. ${now === undefined ? '' : `The candidate's value is ${valueText(now, metric)}.`}`,
        x: { label: 'older → newer', from: 0, to: points.length + 1, ticks: [], text: tickText },
        y: axisOver(points.map(({ value }) => value), {
            label: '',
            count: 3,
            text: (value) => (share ? `${tickText(value * 100)} %` : tickText(value)),
        }),
        lines: [{ look: 'candidate', x: places, y: points.map(({ value }) => value) }],
        extra: (place) => points
            .map(({ value, verdict }, index) => verdictMark(verdict, [place.x(index + 1), place.y(value)], now !== undefined && index === points.length - 1))
            .join(''),
        height: 150,
    });
    return [
        `<figure><figcaption><h3>${text_name(metric)}${now === undefined ? '' : ` <small>now ${valueText(now, metric)}</small>`}</h3></figcaption>${picture}</figure>`,
    ];
}
/** Verdicts differ in shape: a disc, a cross, a ring, a square. */
function verdictMark(verdict, [x, y], candidate) {
    const ring = candidate ? `<circle class="ring" cx="${x}" cy="${y}" r="8"/>` : '';
    const shape = {
        pass: `<circle class="point pass" cx="${x}" cy="${y}" r="3.5"/>`,
        fail: `<path class="point fail" d="M${round(x - 4)} ${round(y - 4)}l8 8m0 -8l-8 8"/>`,
        inconclusive: `<circle class="point inconclusive" cx="${x}" cy="${y}" r="3.5"/>`,
        error: `<rect class="point error" x="${round(x - 3.5)}" y="${round(y - 3.5)}" width="7" height="7"/>`,
    };
    return shape[verdict] + ring;
}
const marksKey = ['pass', 'fail', 'inconclusive', 'error']
    .map((verdict) => `<span class="key"><svg class="swatch small" viewBox="0 0 12 12" aria-hidden="true">${verdictMark(verdict, [6, 6], false)}</svg> ${verdict}</span>`)
    .join(' ');
function candidateValues({ comparisons }) {
    return new Map(comparisons.flatMap(({ role, against, slice, metric, candidate }) => role === 'gate' && against === 'baseline' && slice === null && candidate !== null && Number.isFinite(candidate)
        ? [[metric, candidate]]
        : []));
}
function runTable(names, { exhibits, addresses }) {
    const title = 'Recorded runs of the base branch, the oldest first';
    const row = ({ createdAt, commit, verdict, metrics }) => [
        prose(createdAt.slice(0, 10)),
        commitLink(addresses, commit),
        (0,blocks/* html */.qy)(verdict),
        ...names.map((metric) => {
            const value = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
            return value === undefined ? '–' : valueText(value, metric);
        }),
    ];
    return table({
        caption: title,
        label: title,
        columns: [
            { heading: 'date' },
            { heading: 'commit' },
            { heading: 'verdict' },
            ...names.map((metric) => ({ heading: text_name(metric), kind: 'number' })),
        ],
        rows: exhibits.history.map(row),
    });
}
function valueText(value, metric) {
    return (0,blocks/* html */.qy)((0,lib/* formatValue */.Fl)(value, { metric, n: 0, baseline: value, candidate: value }));
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/learning.js





const looks = ['candidate', 'baseline', 'third', 'fourth'];
/** What the training reported step by step; undefined when it did not. */
function learningSection({ exhibits: { learning } }) {
    if (learning.length === 0)
        return undefined;
    const groups = groupCurves(learning).map(learning_figureOf);
    const note = '<p>As the training of the candidate reported it; nothing here is judged.</p>';
    return { id: 'learning', heading: 'Learning curves', body: `${note}<div class="figures">${groups.join('')}</div>` };
}
/** Curves of the same number on different examples, such as `loss` and `val_loss`, share a chart. */
function groupCurves(curves) {
    const groups = Map.groupBy(curves, (curve) => stem(curve.name));
    return [...groups.values()].flatMap((group) => Array.from({ length: Math.ceil(group.length / looks.length) }, (_, at) => group.slice(at * looks.length, (at + 1) * looks.length)));
}
function stem(name) {
    return name.replace(/^(train|training|val|valid|validation|eval|test|dev)[_/.-]/i, '');
}
function learning_figureOf(curves, at) {
    const lookOf = (place) => looks[place] ?? 'candidate';
    const title = `Learning curve ${at + 1}: ${curves.map((curve) => plain(curve.name)).join(', ')}`;
    const picture = plot({
        title,
        description: curves.map(lastWords).join(' '),
        x: axisOver(curves.flatMap(({ steps }) => steps), { label: 'step' }),
        y: axisOver(curves.flatMap(({ values }) => values), { label: '' }),
        lines: curves.map(({ steps, values }, place) => ({ look: lookOf(place), x: steps, y: values })),
        height: 220,
    });
    const key = legend(curves.map((curve, place) => [
        lookOf(place),
        `${text_name(curve.name)} <small>last ${tickText(curve.values.at(-1) ?? 0)}</small>`,
    ]));
    return `<figure><figcaption><h3>${curves.map((curve) => text_name(curve.name)).join(', ')}</h3></figcaption>${key}${picture}${folded('The numbers', learning_numbersOf(curves, title))}</figure>`;
}
function lastWords(curve) {
    const [first, last] = [curve.values[0] ?? 0, curve.values.at(-1) ?? 0];
    return `${plain(curve.name)} went from ${tickText(first)} to ${tickText(last)}.`;
}
function learning_numbersOf(curves, label) {
    const steps = [...new Set(curves.flatMap((curve) => curve.steps))].toSorted((a, b) => a - b);
    const byStep = curves.map((curve) => new Map(curve.steps.map((step, at) => [step, curve.values[at]])));
    return table({
        caption: `${curves.map((curve) => text_name(curve.name)).join(', ')} by step`,
        label,
        columns: [{ heading: 'step' }, ...curves.map((curve) => ({ heading: text_name(curve.name), kind: 'number' }))],
        rows: steps.map((step) => [tickText(step), ...byStep.map((values) => numberText(values.get(step)))]),
    });
}
function numberText(value) {
    return value === undefined ? '–' : tickText(value);
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/power.js





/** What a set of these examples can see, and how each comparison was tested; undefined where nothing was. */
function powerSection({ record, caps }) {
    const tested = record.comparisons.filter(({ role, against, test }) => (role === 'gate' || role === 'guard') && against !== 'floor' && test !== null);
    const head = examplesText(record);
    if (tested.length === 0)
        return head === '' ? undefined : { id: 'power', heading: 'Examples', body: head };
    const shown = tested.slice(0, caps.rows);
    const title = 'What these examples can show, and the tests behind the verdicts';
    const body = table({
        caption: title,
        label: title,
        columns: [
            { heading: 'Metric' },
            { heading: 'Rests on', kind: 'number' },
            { heading: 'Would be seen <small>with 80 % power</small>', kind: 'number' },
            { heading: 'Needed to clear the margin <small>if nothing changed</small>', kind: 'number' },
            { heading: 'p worse <small>small: worse; after Holm</small>', kind: 'number' },
            { heading: 'p margin <small>small: within it</small>', kind: 'number' },
            { heading: 'Test' },
        ],
        rows: shown.map(powerRow),
    });
    return {
        id: 'power',
        heading: 'What these examples can show',
        body: head + body + leftOut(tested.length, shown.length),
    };
}
function powerRow(one) {
    const { n, mde, neededN, margin, pRegression, pAdjusted, pNoninferiority, test, role } = one;
    const worse = pAdjusted ?? pRegression;
    return [
        subjectName(one),
        integer(n),
        mde === null ? '–' : `a ${(0,lib/* worsening */.Hr)(one)} of ${(0,blocks/* html */.qy)((0,lib/* formatSize */.Xq)(mde, one))}`,
        neededN === null || margin === null || role === 'guard'
            ? '–'
            : `${integer(neededN)}<small>margin ${(0,blocks/* html */.qy)((0,lib/* formatMargin */.wj)(one))}</small>`,
        worse === null ? '–' : (0,blocks/* html */.qy)((0,lib/* formatP */.MA)(worse).replace('p = ', '').replace('p ', '')),
        pNoninferiority === null ? '–' : (0,blocks/* html */.qy)((0,lib/* formatP */.MA)(pNoninferiority).replace('p = ', '').replace('p ', '')),
        text_name(test ?? ''),
    ];
}
function examplesText({ examples, flags }) {
    const { paired, discordant, onlyCandidate, onlyBaseline, relabelled } = examples;
    if (paired + onlyCandidate + onlyBaseline === 0)
        return '';
    const parts = [
        `${(0,blocks/* count */.U9)(paired, 'example')} were answered by both sides`,
        ...(discordant > 0 || flags.includes('identical') ? [`${integer(discordant)} of them right by one side only`] : []),
        ...(onlyCandidate > 0 ? [`${integer(onlyCandidate)} are only the candidate's`] : []),
        ...(onlyBaseline > 0 ? [`${integer(onlyBaseline)} are only the baseline's`] : []),
        ...(relabelled > 0 ? [`${integer(relabelled)} have another label than before`] : []),
    ];
    return `<p>${(0,blocks/* html */.qy)(parts.join('; '))}.</p>`;
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/provenance.js





const mostDifferences = 200;
/** Where everything in the report came from. */
function provenanceSection({ record, addresses }) {
    const rows = [
        ...runFacts(record, addresses),
        ...evidenceFacts(record, addresses),
        ...ruleFacts(record),
        ...(record.override === null
            ? []
            : [['Override', `accepted by ${text_name(record.override.by)}: ${prose(record.override.reason)}`]]),
    ];
    const list = rows.map(([term, fact]) => `<div><dt>${term}</dt><dd>${fact}</dd></div>`).join('');
    return { id: 'provenance', heading: 'Where this comes from', body: `<dl class="facts">${list}</dl>` };
}
function runFacts({ model, run, commit, headSha, createdAt, mode, attempts = [] }, addresses) {
    const link = linkTo(addresses, `actions/runs/${run.id}/attempts/${run.attempt}`, `run ${run.id}, attempt ${run.attempt}`);
    return [
        ['Model', text_name(model)],
        ['Repository', text_name(run.repository)],
        ['Run', `${link}, on ${text_name(run.event)}`],
        [
            'Commit',
            headSha === undefined
                ? commitLink(addresses, commit)
                : `${commitLink(addresses, headSha)}, judged as merge ${commitLink(addresses, commit)}`,
        ],
        ['Written', `${text_name(createdAt)}, in mode ${text_name(mode)}`],
        ...(attempts.length === 0
            ? []
            : [['Attempts', `pooled with the answers of attempt ${attempts.slice(0, 20).join(', ')} of this run`]]),
    ];
}
function evidenceFacts({ candidate, baseline, anchor, examples, fingerprint = {} }, addresses) {
    const { paired, onlyCandidate, onlyBaseline, relabelled } = examples;
    const marks = Object.entries(fingerprint)
        .slice(0, 50)
        .map(([key, value]) => `${text_name(key)} ${text_name(value)}`);
    return [
        ['Candidate', candidate === null ? 'none' : place(candidate, addresses)],
        ['Baseline', baseline === null ? 'none' : place(baseline, addresses) + age(baseline)],
        ...(anchor === null || anchor === undefined
            ? []
            : [['Anchor', place(anchor, addresses) + age({ ...anchor, behind: null })]]),
        [
            'Examples',
            `${integer(paired)} paired, ${integer(onlyCandidate)} only of the candidate, ${integer(onlyBaseline)} only of the baseline, ${integer(relabelled)} relabelled`,
        ],
        ...(marks.length === 0 ? [] : [['Evaluation', marks.join('; ')]]),
    ];
}
function ruleFacts({ policy, alpha, resampling, flags }) {
    const differences = policy.differs.slice(0, mostDifferences).map((line) => `<li>${prose(line, 500)}</li>`);
    const list = differences.length === 0
        ? ''
        : ` It differs from what this change or the inputs say:<ul>${differences.join('')}</ul>${leftOut(policy.differs.length, differences.length)}`;
    return [
        ['Policy', `${text_name(policy.source)}${policy.digest === null ? '' : `, ${text_name(policy.digest)}`}.${list}`],
        ['False-block budget', `α = ${(0,blocks/* html */.qy)((0,lib/* formatShare */.T1)(alpha))} for the model and the change`],
        ...(resampling === null || resampling === undefined
            ? []
            : [['Resampling', `${integer(resampling.replicates)} times, seed ${text_name(resampling.seed)}`]]),
        ...(flags.length === 0
            ? []
            : [
                [
                    'Flags',
                    flags
                        .slice(0, 50)
                        .map((flag) => text_name(flag))
                        .join(', '),
                ],
            ]),
    ];
}
function place({ source, commit, digest }, addresses) {
    return [
        text_name(source),
        ...(commit === null ? [] : [`at ${commitLink(addresses, commit)}`]),
        ...(digest === null ? [] : [text_name(digest)]),
    ].join(', ');
}
function age({ behind, ageDays }) {
    const distance = behind === null || behind === 0 ? '' : `, ${(0,blocks/* count */.U9)(behind, 'commit')} behind the base`;
    const days = ageDays === null || !Number.isFinite(ageDays)
        ? ''
        : `, recorded ${ageDays < 1 ? 'less than a day' : (0,blocks/* count */.U9)(Math.round(ageDays), 'day')} ago`;
    return `${distance}${days}`;
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/slices.js







/** Rows in plain sight; the others are folded away. */
const inSight = 25;
/** Every explored slice, the ones to look at first, then by how much speaks for a regression; undefined without any. */
function slicesSection({ record, caps }) {
    const explored = record.comparisons.filter(({ role }) => role === 'explore');
    if (explored.length === 0)
        return undefined;
    const shown = explored.toSorted(worstFirst).slice(0, caps.explored);
    const span = spanOf(shown);
    const [first, rest] = [shown.slice(0, inSight), shown.slice(inSight)];
    const pointed = shown.filter(({ flags }) => flags.includes('look-here')).length;
    const intro = `<p>${integer(explored.length)} comparisons on slices, never judged, the worst first. ${pointedText(pointed)}</p>`;
    const body = [
        intro,
        first.length > 0
            ? sliceTable(first, span, rest.length === 0 ? 'Slices, the worst first' : `Slices, the ${first.length} worst`)
            : '',
        rest.length > 0
            ? folded(`The other ${integer(rest.length)} slices`, sliceTable(rest, span, 'The other slices, the worst first'))
            : '',
        leftOut(explored.length, shown.length),
    ];
    return { id: 'slices', heading: 'Explored slices', body: body.join('') };
}
function pointedText(count) {
    if (count === 0)
        return 'None stands out once their number is taken into account (Benjamini–Hochberg at 10 %).';
    return `${count === 1 ? 'One is' : `${integer(count)} are`} marked 👀: of slices so marked about one in ten is there by chance (Benjamini–Hochberg at 10 %).`;
}
function worstFirst(a, b) {
    return (rank(b) - rank(a) || (a.pRegression ?? 2) - (b.pRegression ?? 2) || (a.delta ?? 0) - (b.delta ?? 0) || b.n - a.n);
}
function rank({ flags }) {
    return flags.includes('look-here') ? 1 : flags.includes('few-pairs') ? -1 : 0;
}
function sliceTable(rows, span, title) {
    return table({
        caption: title,
        label: title,
        columns: [
            { heading: 'Slice' },
            { heading: `Δ <small>${(0,lib/* formatShare */.T1)(rows[0]?.level ?? 0.9)} interval</small>`, kind: 'number' },
            { heading: pictureHeading, kind: 'picture' },
            { heading: 'Baseline', kind: 'number' },
            { heading: 'Candidate', kind: 'number' },
        ],
        rows: rows.map((one) => sliceRow(one, span)),
        className: 'slices',
    });
}
function sliceRow(one, span) {
    const few = one.flags.includes('few-pairs');
    return [
        `${subjectName(one)}<small>${integer(one.n)} examples${noteOf(one)}</small>`,
        few ? '–' : changeParts(one),
        few ? '' : intervalPicture(one, span),
        (0,blocks/* html */.qy)((0,lib/* formatValue */.Fl)(one.baseline, one)),
        (0,blocks/* html */.qy)((0,lib/* formatValue */.Fl)(one.candidate, one)),
    ];
}
function noteOf({ flags }) {
    if (flags.includes('look-here'))
        return ' · <strong>👀 look here</strong>';
    return flags.includes('few-pairs') ? ' · too few to compare' : '';
}

;// CONCATENATED MODULE: ./packages/report/lib/sections/terms.js
const terms = [
    [
        'Candidate, baseline',
        'The model of this change, and the one of the base branch it is compared with on the same examples.',
    ],
    [
        'Anchor',
        'A second model to compare with, such as the one in production: it catches decay too slow for one change to show.',
    ],
    ['Δ', 'Candidate minus baseline, as the metric shows it. Points (pp) are percentage points.'],
    ['Interval', 'Where the true difference plausibly lies. Both ends are what chance alone could still explain.'],
    ['Worst plausible', 'The largest change for the worse the interval leaves open.'],
    [
        'Margin',
        'The proof green asks for: the interval must rule out a change for the worse of this size. It is no allowance.',
    ],
    ['Pass', 'Every gating metric is proven not worse by its margin, and every floor holds.'],
    ['Fail', 'A gating metric or a guarded slice is worse than chance explains, or a floor is broken.'],
    ['Inconclusive', 'Neither is proven: no regression, and no absence of one. More examples would settle it.'],
    ['Error', 'Something could not be compared, so nothing is let through unseen.'],
    ['Floor', 'A value the candidate must keep on this test set by itself.'],
    ['Guarded slice', 'A part of the examples whose proven regression blocks on its own.'],
    ['Explored slice', 'A part of the examples that is shown and never judged.'],
    [
        'After Holm',
        'p-values corrected for how many comparisons could have blocked, so that the budget α holds for all together.',
    ],
];
/** The words of the report. */
function termsSection() {
    const list = terms.map(([term, meaning]) => `<div><dt>${term}</dt><dd>${meaning}</dd></div>`);
    return { id: 'terms', heading: 'Terms', body: `<dl class="facts">${list.join('')}</dl>` };
}

;// CONCATENATED MODULE: ./packages/report/lib/render-report.js













const defaultLimit = 10 * 1024 ** 2;
/** What is given up first when the file is too large: the explored slices no reader gets to, then rows of all tables. */
const caps = [
    { explored: 5000, rows: 2000 },
    { explored: 1000, rows: 2000 },
    { explored: 200, rows: 500 },
    { explored: 50, rows: 50 },
    { explored: 0, rows: 10 },
];
const sections = [
    metricsSection,
    guardsSection,
    floorsSection,
    shownSection,
    flipsSection,
    slicesSection,
    curvesSection,
    confusionSection,
    learningSection,
    historySection,
    powerSection,
    provenanceSection,
    termsSection,
];
/**
 * The report of a verdict: one HTML file that loads nothing, runs nothing and links only into the repository.
 *
 * Nothing in it that comes from data, policy, branch or people can add an element or an attribute. Where the file would
 * be larger than the limit, rows are left out, and it says how many.
 *
 * @throws RangeError for a `link.serverUrl` that is no http or https address.
 */
function renderReport(input) {
    const { record, exhibits, flips, title, link, overrideLabel, limit = defaultLimit } = input;
    const addresses = openAddresses(record, link);
    let text = '';
    for (const cap of caps) {
        const material = { record, exhibits, flips, addresses, caps: cap };
        const parts = sections.flatMap((write) => write(material) ?? []);
        text = page({ record, header: { title, addresses, overrideLabel }, sections: parts });
        if (Buffer.byteLength(text) <= limit)
            break;
    }
    return text;
}

;// CONCATENATED MODULE: ./packages/report/lib/index.js



/***/ })

};

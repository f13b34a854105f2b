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
  .map(
    (shade) =>
      `.heat${shade} { background: rgb(var(--heat) / ${shade * 7}%); } .better${shade} { background: rgb(var(--good) / ${shade * 7}%); } .worse${shade} { background: rgb(var(--bad) / ${shade * 7}%); }`,
  )
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
export const style = `
:root { color-scheme: light dark;${light} }
@media screen and (prefers-color-scheme: dark) { :root {${dark} } }
${base}${header}${tables}${charts}${heat}${narrow}${print}`;

/* oxlint-disable -- a script of a page: it runs in a browser and is never type checked. */
// Runs in the page that page.ts makes: draws every chart, shows every comment in every window, and writes what it
// found into #result as JSON. All of it happens before the load event, so that a dump of the document has it.
const { comments, styles, widths } = JSON.parse(document.querySelector('#input').textContent);
const rightToLeft = /[\u0590-\u08ff]/;
const result = { charts: 0, chartFaults: [], views: 0, overflows: [], reordered: 0, reorderFaults: [] };

async function draw(source, theme, id) {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme });
  try {
    const { svg } = await mermaid.render(id, source);
    if (!svg.includes('<svg') || /Syntax error/.test(svg)) throw new Error('it drew no chart');
    result.charts += 1;
    return svg;
  } catch (error) {
    result.chartFaults.push(`${error.message.slice(0, 300)} in\n${source}`);
    return 'no chart';
  }
}

async function drawAll(html, theme) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const blocks = [...page.querySelectorAll('code.language-mermaid')];
  for (const block of blocks)
    block.parentElement.outerHTML = `<div>${await draw(block.textContent, theme, `m${result.charts}`)}</div>`;
  return page.body.innerHTML;
}

function show(name, html, { theme, width }) {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width:${width}px;height:800px;border:0`;
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><style>${styles[theme]}</style><body><div class="markdown-body">${html}</div></body>`;
  frame.onload = () => {
    result.views += 1;
    measure(frame.contentDocument, `${name}, ${width} px, ${theme}`);
    frame.remove();
    document.querySelector('#result').textContent = JSON.stringify(result);
  };
  document.body.append(frame);
}

function measure(page, where) {
  const room = page.documentElement.clientWidth;
  if (page.documentElement.scrollWidth > room) {
    const wide = [...page.querySelectorAll('.markdown-body *')].filter(
      (one) => one.getBoundingClientRect().right > room + 1 && one.closest('table, pre') === null,
    );
    result.overflows.push(`${where}: ${wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 200))}`);
  }
  for (const code of page.querySelectorAll('code'))
    if (rightToLeft.test(code.textContent) && code.getClientRects().length === 1) checkOrder(page, code, where);
}

// What is written before a name is left of it or in a line above, what is written after it is right of it or below.
function checkOrder(page, code, where) {
  const own = code.getBoundingClientRect();
  const before = edge(page, code.previousSibling, 'last');
  const after = edge(page, code.nextSibling, 'first');
  if (before !== undefined) result.reordered += 1;
  if (after !== undefined) result.reordered += 1;
  const early = before === undefined || before.right <= own.left + 2 || before.bottom <= own.top + 2;
  const late = after === undefined || after.left >= own.right - 2 || after.top >= own.bottom - 2;
  if (!early || !late) result.reorderFaults.push(`${where}: ${code.parentElement.textContent.slice(0, 200)}`);
}

/** The place of the nearest visible character of a text beside a name. */
function edge(page, node, end) {
  if (node === null || node.nodeType !== 3) return undefined;
  const visible = [...node.textContent.matchAll(/[^\s\u200e]/g)].map(({ index }) => index);
  const at = end === 'last' ? visible.at(-1) : visible[0];
  if (at === undefined) return undefined;
  const range = page.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
}

const themes = { light: 'default', dark: 'dark' };
void (async () => {
  for (const [name, html] of Object.entries(comments))
    for (const [theme, drawn] of Object.entries(themes)) {
      const whole = await drawAll(html, drawn);
      for (const width of widths) show(name, whole, { theme, width });
    }
})();

/**
 * Starts in a page; in Node, the tests take the parts that need none.
 */

/** Sets off on a story's page what its reader came for, once. */
function highlight() {
  const sought = state().get("tim");
  const main = document.querySelector("main");
  if (!sought || !main) return;
  const words = cut(sought.slice(0, LETTERS)).slice(0, WORDS);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    if (text.parentElement?.closest("svg, script, style, button")) continue;
    const parts = marked(text.data, [words]);
    if (parts.length > 1) text.replaceWith(...parts);
  }
  if (!onFile) history.replaceState(history.state, "", location.pathname + location.hash);
}

/**
 * Loads what shows the results.
 * @param {HTMLElement} target
 */
function showPage(target) {
  loadScript(own(target.dataset.script)).catch(() => {
    target.hidden = false;
    target.replaceChildren(trouble(() => showPage(target)));
  });
}

/** Takes hold of the page. */
function start() {
  form = /** @type {HTMLFormElement} */ (document.querySelector("form[role=search]"));
  input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  page = document.querySelector("[data-search-page]");
  root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  onFile = location.protocol === "file:";
  lang = document.documentElement.lang;
  box();
  highlight();
  if (page) showPage(page);
}

if (typeof document === "undefined") Object.assign(globalThis, { danvanSearch: { cut, unpack, search, leading, onHost } });
else start();

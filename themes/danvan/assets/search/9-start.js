/**
 * Starts in a page; without one, who runs the script takes its functions.
 */

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
  home = form.dataset.home ?? home;
  box();
  // A story is read as well without.
  if (state().has("tim")) loadMore().then(() => highlight(), () => undefined);
  if (page) showPage(page);
}

if (typeof document !== "undefined") start();

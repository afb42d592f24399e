/**
 * Shows on the page of a story where it holds what led to it.
 */

/** Sets off on a story's page what its reader came for, once. */
function highlight() {
  const sought = state().get("tim") ?? "";
  const main = document.querySelector("main");
  if (!main) return;
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

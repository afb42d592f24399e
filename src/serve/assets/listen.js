/**
 * Listens for changes on behalf of all open pages: a browser keeps six connections to a host at most,
 * and a page that listens for itself holds one, so the seventh would never load.
 */

(() => {
  /** @type {Set<MessagePort>} */
  const pages = new Set();
  const address = new URLSearchParams(location.search).get("events") ?? "";
  const events = new EventSource(address);
  const tell = () => pages.forEach((page) => page.postMessage("look"));
  // After a break something may have changed that nobody told of.
  events.addEventListener("open", tell);
  events.addEventListener("change", tell);
  addEventListener("connect", (event) => {
    const [page] = /** @type {MessageEvent} */ (event).ports;
    pages.add(page);
    page.addEventListener("message", () => pages.delete(page));
    page.start();
    if (events.readyState === EventSource.OPEN) page.postMessage("look");
  });
})();

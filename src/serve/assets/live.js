/**
 * Keeps an open page as its files are. After a change the page is fetched again, and what differs from
 * what was fetched before is put in its place: scroll, focus and what a reader has unfolded stay. A page
 * whose scripts are others, or whose scripts have changed what would have to be replaced, is loaded
 * again as a whole.
 */

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const address = script.dataset.events ?? "";
  const PROBLEMS = ".danvan-problems";
  /** @type {Document | undefined} the page as the server last gave it */
  let before;
  let looking = false;
  let again = false;

  /** Looks at the page as it is now; what is told meanwhile is looked at once more afterwards. */
  async function look() {
    again = true;
    if (looking) return;
    looking = true;
    while (again) {
      again = false;
      // A server that is away tells when it is back.
      await bring().catch(() => {});
    }
    looking = false;
  }

  async function bring() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.redirected) return location.replace(answer.url);
    const after = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!mark(after)) return;
    const known = before ?? (mark(after) === mark(document) ? after : undefined);
    if (!known) return location.reload();
    if (mark(known) !== mark(after)) {
      const sheets = swap(known, after);
      if (!sheets) return location.reload();
      await Promise.all(sheets);
    }
    before = after;
  }

  /** @param {Document} page */
  function mark(page) {
    return page.querySelector("meta[name=danvan-page]")?.getAttribute("content");
  }

  /**
   * Puts what differs in its place, and gives the style sheets that are still to come; nothing where the
   * page is to be loaded again.
   * @param {Document} old
   * @param {Document} fresh
   */
  function swap(old, fresh) {
    if (scripts(old) !== scripts(fresh)) return undefined;
    const focused = document.activeElement?.id;
    /** @type {Promise<unknown>[]} */
    const sheets = [];
    attributes(document.documentElement, old.documentElement, fresh.documentElement);
    const isDone = patch(document.head, old.head, fresh.head, sheets) && patch(document.body, old.body, fresh.body, sheets);
    if (!isDone) return undefined;
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
    const told = (/** @type {Document} */ page) => page.querySelector(PROBLEMS)?.textContent;
    if (told(old) !== told(fresh)) document.querySelector(PROBLEMS)?.setAttribute("open", "");
    return sheets;
  }

  /** @param {Document} page */
  function scripts(page) {
    const isCode = (/** @type {HTMLScriptElement} */ it) => !it.type || /module|javascript/.test(it.type);
    return [...page.scripts].filter(isCode).map((it) => it.outerHTML).join("\n");
  }

  /**
   * Changes a node as the server's page has changed; false where that cannot be told.
   * @param {Node} node
   * @param {Node} old
   * @param {Node} fresh
   * @param {Promise<unknown>[]} sheets
   * @returns {boolean}
   */
  function patch(node, old, fresh, sheets) {
    if (old.isEqualNode(fresh)) return true;
    if (!(node instanceof Element)) {
      node.nodeValue = fresh.nodeValue;
      return true;
    }
    if (node instanceof HTMLLinkElement && node.relList.contains("stylesheet")) {
      sheets.push(restyle(node, /** @type {HTMLLinkElement} */ (fresh)));
      return true;
    }
    attributes(node, /** @type {Element} */ (old), /** @type {Element} */ (fresh));
    return children(node, old, fresh, sheets);
  }

  /**
   * @param {Element} element
   * @param {Element} old
   * @param {Element} fresh
   */
  function attributes(element, old, fresh) {
    for (const { name } of old.attributes) {
      if (!fresh.hasAttribute(name)) element.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }

  /**
   * @param {Element} element
   * @param {Node} old
   * @param {Node} fresh
   * @param {Promise<unknown>[]} sheets
   */
  function children(element, old, fresh, sheets) {
    const [was, now] = [[...old.childNodes], [...fresh.childNodes]];
    const shorter = Math.min(was.length, now.length);
    let start = 0;
    while (start < shorter && was[start].isEqualNode(now[start])) start += 1;
    let end = 0;
    while (end < shorter - start && was[was.length - 1 - end].isEqualNode(now[now.length - 1 - end])) end += 1;
    const [gone, come] = [was.slice(start, was.length - end), now.slice(start, now.length - end)];
    if (gone.length + come.length === 0) return true;
    const nodes = seats(element, was);
    if (!nodes) return false;
    const isAlike = gone.length === come.length && gone.every((it, at) => it.nodeName === come[at].nodeName);
    if (isAlike) return gone.every((it, at) => patch(nodes[start + at], it, come[at], sheets));
    if (gone.some((it, at) => !isUntouched(nodes[start + at], it))) return false;
    const next = nodes[was.length - end] ?? null;
    for (const node of nodes.slice(start, was.length - end)) node.remove();
    for (const node of come) element.insertBefore(document.importNode(node, true), next);
    return true;
  }

  /**
   * Finds the nodes that the server gave, each in its place; what scripts have added between them is
   * passed over.
   * @param {Element} element
   * @param {Node[]} was
   */
  function seats(element, was) {
    const nodes = [...element.childNodes];
    const found = [];
    for (const old of was) {
      while (nodes.length > 0 && !isSeat(nodes[0], old)) nodes.shift();
      const seat = nodes.shift();
      if (!seat) return undefined;
      found.push(seat);
    }
    return found;
  }

  /**
   * @param {Node} node
   * @param {Node} old
   */
  function isSeat(node, old) {
    if (node.nodeName !== old.nodeName) return false;
    if (!(node instanceof Element && old instanceof Element)) return node.nodeValue === old.nodeValue;
    return ["id", "name", "property", "rel"].every((it) => node.getAttribute(it) === old.getAttribute(it));
  }

  /**
   * Tells whether a node is still what the server gave. What is wrong may be hidden by its reader.
   * @param {Node} node
   * @param {Node} old
   */
  function isUntouched(node, old) {
    return node.isEqualNode(old) || (node instanceof Element && node.matches(PROBLEMS));
  }

  /**
   * Puts a style sheet in the place of another once it has come, so that the page is never without.
   * @param {HTMLLinkElement} link
   * @param {HTMLLinkElement} fresh
   */
  function restyle(link, fresh) {
    const next = document.importNode(fresh, true);
    return new Promise((resolve) => {
      for (const name of ["load", "error"]) {
        next.addEventListener(name, () => {
          link.remove();
          resolve(name);
        });
      }
      link.after(next);
    });
  }

  /** Listens with all other pages together, or alone where the browser cannot. */
  function listen() {
    if (typeof SharedWorker === "undefined") return alone();
    const worker = new SharedWorker(`/_danvan/listen.js?${new URLSearchParams({ events: address })}`);
    worker.addEventListener("error", alone, { once: true });
    worker.port.addEventListener("message", look);
    worker.port.start();
    addEventListener("pagehide", () => worker.port.postMessage("gone"), { once: true });
  }

  function alone() {
    const events = new EventSource(address);
    events.addEventListener("open", look);
    events.addEventListener("change", look);
  }

  // A page that comes back from the browser's memory listens no more.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  listen();
})();

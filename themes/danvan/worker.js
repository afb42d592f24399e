/**
 * Keeps the frame of the site and the pages that a reader has opened, for when there is no network. It runs beside the
 * pages; the program writes before it what is to be kept from the start.
 *
 * A page always comes from the host where there is one, so that a new build is seen at once. What is named by its bytes
 * is asked for once. Another frame has another version, and what was kept with the old one goes.
 */
(function () {
  "use strict";

  /**
   * @typedef {{ version: string, scope: string, frame: string[], unconnected: string[] }} Kept
   */

  const worker = /** @type {any} */ (globalThis);
  const kept = /** @type {Kept} */ (worker.danvanKept);
  const own = `danvan:${kept.scope}:`;
  const frame = `${own}frame:${kept.version}`;
  const read = `${own}read:${kept.version}`;
  /** The most files that are kept of what was read. */
  const MOST = 300;

  /** Fetches the frame, past what the browser may hold of an older one. */
  async function install() {
    const cache = await caches.open(frame);
    await Promise.all(kept.frame.map(async (url) => {
      const answer = await fetch(url, { cache: "reload" });
      if (!answer.ok) throw new TypeError(`${url}: ${answer.status}`);
      // Some hosts send `x.html` on to `x`, and a browser refuses to show what was sent on.
      const { headers } = answer;
      await cache.put(url, answer.redirected ? new Response(await answer.blob(), { headers }) : answer);
    }));
    await worker.skipWaiting();
  }

  /** Keeps the pages that are open already, which were loaded before anything was kept. */
  async function keepOpen() {
    const pages = await worker.clients.matchAll({ type: "window" });
    await Promise.all(pages.map(async (/** @type {{ url: string }} */ page) => {
      const address = new URL(page.url);
      address.search = address.hash = "";
      const answer = await fetch(address.href).catch(() => undefined);
      if (answer?.ok && !answer.redirected) await keep(address.href, answer);
    }));
  }

  /** Forgets what was kept with another frame. */
  async function activate() {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith(own) && name !== frame && name !== read);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
    await keepOpen();
  }

  /**
   * Gives what was kept of an address.
   * @param {string} address
   */
  async function recall(address) {
    for (const name of [read, frame]) {
      const found = await caches.match(address, { cacheName: name });
      if (found) return found;
    }
    return undefined;
  }

  /**
   * Forgets what the host has no longer.
   * @param {string} address
   */
  async function forget(address) {
    if (await caches.has(read)) await (await caches.open(read)).delete(address);
  }

  /**
   * Keeps an answer; the oldest give way. Once the page has taken back what was kept, as the site wants it no longer,
   * this works on until the page is left, and keeps nothing.
   * @param {string} address
   * @param {Response} answer
   */
  async function keep(address, answer) {
    if (!(await caches.has(frame))) return;
    const cache = await caches.open(read);
    await cache.delete(address);
    await cache.put(address, answer);
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((it) => cache.delete(it)));
  }

  /**
   * Gives the page that says that there is no network, in the language of an address.
   * @param {string} address
   */
  function unconnected(address) {
    const fitting = kept.unconnected.filter((page) => address.startsWith(new URL(".", new URL(page, address)).href));
    return recall(new URL(fitting.sort((a, b) => b.length - a.length)[0], address).href);
  }

  /**
   * Asks the host, and keeps what it says; without a host, gives what was kept.
   * @param {any} event
   * @param {string} address
   */
  async function fromHost(event, address) {
    try {
      const answer = await fetch(event.request);
      // What the host has no more was taken down, and is to be read nowhere.
      if (answer.status === 404 || answer.status === 410) event.waitUntil(forget(address));
      if (answer.ok && answer.type === "basic" && !answer.redirected) event.waitUntil(keep(address, answer.clone()));
      return answer;
    } catch (error) {
      const found = await recall(address) ?? (event.request.mode === "navigate" ? await unconnected(address) : undefined);
      if (found) return found;
      throw error;
    }
  }

  /** @param {any} event */
  function answer(event) {
    const { request } = event;
    const url = new URL(request.url);
    const isOwn = url.origin === location.origin && url.pathname.startsWith(kept.scope);
    if (request.method !== "GET" || !isOwn || request.headers.has("range")) return;
    // A page is one, whatever is asked of it; a download would only fill the reader's disk.
    if (request.mode === "navigate" && !/\/$|\.html$/.test(url.pathname)) return;
    url.hash = "";
    if (request.mode === "navigate") url.search = "";
    const named = request.mode !== "navigate" && /[.-][0-9a-f]{12,16}[.-]/.test(url.pathname);
    event.respondWith(named ? recall(url.href).then((it) => it ?? fromHost(event, url.href)) : fromHost(event, url.href));
  }

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
  worker.addEventListener("fetch", answer);
})();

/**
 * Asks queries in a real Chromium, each in a browser that knows nothing of the site yet.
 */

import { chromium } from "playwright-core";

/**
 * @import { Browser, Page } from "playwright-core"
 * @import { Server } from "./server.js"
 * @typedef {{ first: number, repeat: number, bytes: number, requests: number }} Asked milliseconds, bytes
 */

/**
 * How an engine is asked: `open` stands on a page before the reader turns to the search, `first` gives the
 * milliseconds until the results of the first query are there, `repeat` those of the same query once more.
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} page
 * @property {(page: Page, query: string) => Promise<number>} first
 * @property {(page: Page, query: string) => Promise<number>} repeat
 */

export function launch() {
  return chromium.launch({
    executablePath: process.env.DANVAN_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/**
 * Asks one query, and tells what it cost.
 * @param {Browser} browser
 * @param {Engine} engine
 * @param {{ server: Server, origin: string, line: "fast" | "slow" }} host
 * @param {string} query
 * @returns {Promise<Asked>}
 */
export async function ask(browser, engine, { server, origin, line }, query) {
  const context = await browser.newContext({ locale: "vi-VN" });
  const page = await context.newPage();
  server.line = "fast";
  await page.goto(`${origin}${engine.page}`, { waitUntil: "networkidle" });
  server.line = line;
  server.loaded = { bytes: 0, requests: 0 };
  const first = await engine.first(page, query);
  const { bytes, requests } = server.loaded;
  const repeat = await engine.repeat(page, query);
  await context.close();
  return { first, repeat, bytes, requests };
}

/**
 * Opens the results of a query from another page of the site, and tells what that loads until nothing more comes.
 * @param {Browser} browser
 * @param {{ server: Server, origin: string }} host
 * @param {string} query
 */
export async function open(browser, { server, origin }, query) {
  const context = await browser.newContext({ locale: "vi-VN" });
  const page = await context.newPage();
  server.line = "fast";
  await page.goto(`${origin}/`, { waitUntil: "networkidle" });
  server.loaded = { bytes: 0, requests: 0 };
  await page.goto(`${origin}/tim-kiem/?q=${encodeURIComponent(query)}`, { waitUntil: "networkidle" });
  await context.close();
  return server.loaded;
}

/** @type {Engine} */
export const DANVAN = {
  name: "danvan",
  page: "/",
  // From the moment that a reader turns to the box until the list is there, the wait for a pause in typing included.
  first: (page, query) => page.evaluate((text) => new Promise((resolve) => {
    const box = /** @type {HTMLInputElement} */ (document.querySelector("#dv-search"));
    const voice = /** @type {HTMLElement} */ (document.querySelector("form[role=search] [role=status]"));
    const start = performance.now();
    new MutationObserver(() => { if (voice.textContent) resolve(performance.now() - start); }).observe(voice, { childList: true });
    box.value = text;
    box.focus();
  }), query),
  repeat: (page, query) => page.evaluate(async (text) => {
    const own = /** @type {any} */ (globalThis);
    const start = performance.now();
    await own.withIndex(async (/** @type {any} */ index) => {
      const answer = await own.search(index, text, 6);
      return index.cards(own.leading(answer.scores, 6));
    });
    return performance.now() - start;
  }, query),
};

/**
 * @param {Page} page
 * @param {string} query
 */
function askPagefind(page, query) {
  return page.evaluate(async (text) => {
    const start = performance.now();
    const script = "/pagefind/pagefind.js";
    const engine = await import(script);
    const { results } = await engine.search(text);
    await Promise.all(results.slice(0, 6).map((/** @type {any} */ it) => it.data()));
    return performance.now() - start;
  }, query);
}

/** @type {Engine} */
export const PAGEFIND = { name: "Pagefind", page: "/", first: askPagefind, repeat: askPagefind };

/**
 * What a page may cost a reader on a poor line, and that nothing moves under the reader's eyes.
 */

import { gzipSync } from "node:zlib";
import { longestOf } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, test } from "../lib/test.js";

const site = readSite(siteFolder());
const KIB = 1024;

for (const kind of ["model", "movement", "conference"]) {
  const url = longestOf(site, kind)?.url ?? "";
  test(`${kind} ${url} costs at most 60 KB, and 12 KB of script before it is touched`, async ({ page }) => {
    /** @type {Record<string, number>} */
    const cost = {};
    page.on("response", async (response) => {
      const type = response.request().resourceType();
      cost[type] = (cost[type] ?? 0) + gzipSync(await response.body()).length;
    });
    await page.goto(url, { waitUntil: "networkidle" });
    await expect.poll(() => cost.document).toBeGreaterThan(0);
    expect(Object.keys(cost).filter((it) => !["document", "stylesheet", "script", "image", "other"].includes(it))).toEqual([]);
    expect(cost.script).toBeLessThanOrEqual(12 * KIB);
    expect(cost.document + cost.stylesheet + cost.script).toBeLessThanOrEqual(60 * KIB);
  });
}

const compared = (longestOf(site, "comparison")?.url.match(/[a-z0-9]{6}/g) ?? []).join(",");

/**
 * What is opened, and what a reader waits for there.
 * @type {[string, string, string][]}
 */
const OPENED = [
  ...["home", "model", "list of models", "ranking", "data", "comparisons"].map((kind) =>
    /** @type {[string, string, string]} */ ([kind, longestOf(site, kind)?.url ?? "", "h1"])),
  ["search", "/tim-kiem/?q=hi%E1%BA%BFn+%C4%91%E1%BA%A5t", ".search-result"],
  ["comparison", `/so-sanh/?bai=${compared}`, ".comparison"],
];

for (const [kind, url, awaited] of OPENED) {
  for (const width of [360, 1280]) {
    test(`nothing on ${kind} ${url} moves at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(watchShifts);
      await page.goto(url);
      await expect(page.locator(awaited).first()).toBeVisible();
      await page.waitForLoadState("networkidle");
      await page.mouse.wheel(0, 20_000);
      await page.mouse.wheel(0, -20_000);
      expect(await page.evaluate(() => /** @type {any} */ (globalThis).shifts)).toEqual([]);
    });
  }
}

for (const [kind, url, awaited] of OPENED) {
  test(`nothing that ${kind} ${url} does takes long`, async ({ browser, page, origin }) => {
    await page.goto(`${origin}/404.html`);
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
    // Looking into the page would be work too.
    await page.goto(url, { waitUntil: "networkidle" });
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    await expect(page.locator(awaited).first()).toBeVisible();
    expect(longTasks(traceEvents)).toEqual([]);
  });
}

/**
 * Gives the tasks of pages that took their thread more than 50 ms, each with the longest of its parts. What is measured is
 * work, not time: a machine that does much else makes no task longer.
 * @param {any[]} events
 */
function longTasks(events) {
  const pages = events.filter((it) => it.name === "thread_name" && it.args.name === "CrRendererMain");
  const ofPages = events.filter((it) => pages.some(({ pid, tid }) => it.pid === pid && it.tid === tid) && it.tdur > 0);
  if (ofPages.length === 0) throw new Error("the browser has not told what it did");
  const isLong = (/** @type {any} */ it) => it.tdur > 50_000 && it.name === "RunTask";
  return ofPages.filter(isLong).map((task) => {
    const within = ofPages.filter((it) => it.ts > task.ts && it.ts < task.ts + task.dur && it.tid === task.tid);
    const [longest] = within.sort((a, b) => b.tdur - a.tdur);
    return [task.tdur / 1000, longest?.name, longest?.tdur / 1000, JSON.stringify(longest?.args).slice(0, 200)];
  });
}

/** Notes what moves without the reader's doing; runs in the page. */
function watchShifts() {
  /** @type {unknown[]} */
  const shifts = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const it of /** @type {any[]} */ (list.getEntries())) {
      shifts.push([it.value, ...it.sources.map((/** @type {any} */ source) => source.node?.outerHTML?.slice(0, 80))]);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

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

for (const kind of ["home", "model", "list of models", "ranking", "data"]) {
  const url = longestOf(site, kind)?.url ?? "";
  for (const width of [360, 1280]) {
    test(`nothing on ${kind} ${url} moves at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(watchShifts);
      await page.goto(url);
      await page.mouse.wheel(0, 20_000);
      await page.mouse.wheel(0, -20_000);
      expect(await page.evaluate(() => /** @type {any} */ (globalThis).shifts)).toEqual([]);
    });
  }
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

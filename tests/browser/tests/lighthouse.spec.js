/**
 * What Lighthouse finds on the pages that readers come to first: nothing may be lost for accessibility, good practice and
 * search engines. How fast they are is measured in `benches/read/`, where the machine is quiet.
 */

import { test as base, expect } from "@playwright/test";
import { Browser } from "../lib/lighthouse.js";
import { longestOf } from "../lib/sample.js";
import { serve } from "../lib/server.js";
import { readSite, siteFolder } from "../lib/site.js";

const CATEGORIES = ["accessibility", "best-practices", "seo"];

const site = readSite(siteFolder());
const KINDS = ["home", "model", "list of models", "search", "comparisons", "comparison"];
/** Kept out of search engines on purpose: what was found, and any two stories side by side. */
const UNLISTED = ["search", "comparison"];

const test = base.extend(/** @type {import("@playwright/test").Fixtures<{}, { browserOfLighthouse: Browser, origin: string }, {}, import("@playwright/test").PlaywrightWorkerArgs>} */ ({
  browserOfLighthouse: [async ({}, use) => {
    const browser = await Browser.open();
    await use(browser);
    await browser.close();
  }, { scope: "worker" }],

  origin: [async ({}, use) => {
    const server = await serve(siteFolder());
    await use(server.origin);
    await server.close();
  }, { scope: "worker" }],
}));

for (const kind of KINDS) {
  const url = longestOf(site, kind)?.url ?? "";
  test(`Lighthouse takes nothing off ${kind} ${url}`, async ({ browserOfLighthouse, origin }) => {
    const { scores, lost } = await browserOfLighthouse.audit(origin + url, CATEGORIES);
    const isUnlisted = UNLISTED.includes(kind);
    expect(lost.filter((it) => !(isUnlisted && it.startsWith("seo: is-crawlable")))).toEqual([]);
    expect(scores).toMatchObject({ accessibility: 100, "best-practices": 100 });
    if (!isUnlisted) expect(scores).toMatchObject({ seo: 100 });
  });
}

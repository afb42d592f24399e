/**
 * Addresses that are not a page: missing ones, old ones, and files for machines.
 */

import { longestOf } from "../lib/sample.js";
import { isIndexed, readSite, siteFolder } from "../lib/site.js";
import { expect, test } from "../lib/test.js";

/**
 * @import { Page } from "@playwright/test"
 */

const site = readSite(siteFolder());

test("a missing address, however deep, says so and offers ways on", async ({ page }) => {
  const answer = await page.goto("/khong/co/trang/nay/");
  expect(answer?.status()).toBe(404);
  await expect(page.locator("h1")).toBeVisible();
  await page.locator("main nav a").first().click();
  await expect(page).toHaveURL("/");
});

test("an old address leads to the page of today", async ({ page }) => {
  const old = longestOf(site, "moved page");
  const link = old?.document.querySelector("main a")?.getAttribute("href") ?? "";
  await page.goto(old?.url ?? "", { waitUntil: "commit" });
  await page.waitForURL((url) => url.pathname === link);
  await expect(page.locator("h1")).toBeVisible();
});

test("the site map lists the pages that search engines may list, and no others", async ({ page }) => {
  await page.goto("/");
  const indexed = [...site.pages.values()].filter(isIndexed).map(({ document }) =>
    document.querySelector('link[rel="canonical"]')?.getAttribute("href"));
  expect((await textsIn(page, "/sitemap.xml", "loc")).sort()).toEqual(indexed.sort());
});

test("robots are told of the site map", async ({ page }) => {
  const robots = await (await page.goto("/robots.txt"))?.text();
  expect(robots).toMatch(/^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
});

for (const name of [...site.files].filter((file) => file.endsWith(".xml"))) {
  test(`${name} is well-formed`, async ({ page }) => {
    await page.goto("/");
    expect(await textsIn(page, `/${name}`, "parsererror")).toEqual([]);
  });
}

/**
 * Gives the texts of the elements of one name in an XML file, as the browser parses it.
 * @param {Page} page
 * @param {string} url
 * @param {string} name
 */
function textsIn(page, url, name) {
  return page.evaluate(async ([address, element]) => {
    const text = await (await fetch(address)).text();
    const xml = new DOMParser().parseFromString(text, "application/xml");
    return [...xml.getElementsByTagName(element)].map((it) => it.textContent);
  }, [url, name]);
}

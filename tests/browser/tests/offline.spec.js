/**
 * A copy of the site on a disk, as it is opened by a double click: links, pictures, search, filters, comparing.
 */

import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { at, expect, test } from "../lib/copy.js";
import { fileOf, readSite } from "../lib/site.js";

test("every address in a copy is that of a file within it, and every page is one of the site", ({ copy }) => {
  const site = readSite(copy);
  const faults = [...site.pages.values()].flatMap(({ url, document }) => {
    const own = at(copy, fileOf(url));
    return [...document.querySelectorAll("[href], [src], [action]")].flatMap((element) => {
      const written = element.getAttribute("href") ?? element.getAttribute("src") ?? element.getAttribute("action") ?? "";
      const target = new URL(written, own);
      if (target.protocol !== "file:") return [];
      target.search = target.hash = "";
      const inside = target.href.startsWith(at(copy, "/"));
      const file = fileURLToPath(target);
      return inside && existsSync(file) && statSync(file).isFile() ? [] : [`${url}: ${written}`];
    });
  });
  expect(faults).toEqual([]);
  expect(site.pages.size).toBeGreaterThan(100);
});

test("a copy is walked from the home page to a story, its list, and back", async ({ page, copy }) => {
  await page.goto(at(copy, "index.html"));
  await page.locator(".card-title a").first().click();
  await expect(page.locator("article.story h1")).toBeVisible();
  expect(page.url()).toMatch(/^file:.*\/index\.html$/);
  await page.locator(".breadcrumbs a").last().click();
  await expect(page.locator(".cards .card").first()).toBeVisible();
  await page.locator(".site-name a").click();
  await expect(page).toHaveURL(at(copy, "index.html"));
});

test("the look, the pictures and the controls of a copy are there", async ({ page, copy }) => {
  await page.goto(at(copy, "mo-hinh/co-anh/index.html"));
  const pictures = page.locator("main picture img");
  await expect(pictures).toHaveCount(2);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((it) => /** @type {HTMLImageElement} */ (it).naturalWidth)).toBeGreaterThan(0);
  }
  expect(await page.locator("body").evaluate((it) => getComputedStyle(it).marginTop)).toBe("0px");
  await expect(page.locator("[data-print]").first()).toBeVisible();
});

test("an old and a short address lead on within a copy", async ({ page, copy }) => {
  await page.goto(at(copy, "m/pppppp/index.html"));
  await expect(page).toHaveURL(at(copy, "mo-hinh/co-anh/index.html"));
});

test("a copy is searched from any page, and results are narrowed and sorted", async ({ page, copy }) => {
  await page.goto(at(copy, "mo-hinh/co-anh/index.html"));
  await page.locator("#dv-search").focus();
  await page.keyboard.type("hien dat");
  await expect(page.getByRole("option").first()).toContainText("đất");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tim-kiem\/index\.html\?q=hien/);
  const results = page.locator(".search-result");
  await expect(results.first()).toBeVisible();
  await page.locator("#dv-linh-vuc summary").click();
  const label = page.locator("#dv-linh-vuc label").first();
  const count = await label.locator(".term-count").textContent();
  await page.locator("#dv-linh-vuc input").first().check();
  await expect(page.locator(".search-results .list-count")).toContainText(`${count} `);
  await page.locator("#dv-chi-tieu").selectOption("dat_hien");
  await page.locator("#dv-xep").selectOption("giam");
  await expect(page).toHaveURL(/xep=giam/);
  await results.first().locator("a").click();
  await expect(page.locator("main mark").first()).toBeVisible();
});

test("stories of a copy are chosen and compared, and lead back to their pages", async ({ page, copy }) => {
  await page.goto(at(copy, "mo-hinh/index.html"));
  for (const at of [0, 1]) await page.locator("main [data-compare]").nth(at).click();
  await page.locator(".tray a").click();
  await expect(page.locator(".comparison").first().locator("thead th")).toHaveCount(2);
  await page.locator(".comparison thead a").first().click();
  await expect(page.locator("article.story h1")).toBeVisible();
});

/**
 * Choosing stories to compare, and any choice set out by the script as the pages of pairs are.
 */

import { AxeBuilder } from "@axe-core/playwright";
import { longestOf } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, test } from "../lib/test.js";

/**
 * @import { Page } from "@playwright/test"
 */

const site = readSite(siteFolder());
const pair = longestOf(site, "comparison")?.url ?? "";
const [one, other] = pair.match(/[a-z0-9]{6}/g) ?? [];
const model = longestOf(site, "model");
const list = "/mo-hinh/";

/** Ids of as many models as can be chosen at once, and one more. */
const models = [...(site.pages.get(list)?.document.querySelectorAll("[data-compare]") ?? [])]
  .map((button) => button.getAttribute("data-compare") ?? "")
  .slice(0, 5);

test("a choice is set out as the page of the pair is", async ({ page }) => {
  await page.goto(pair);
  const expected = await read(page);
  expect(expected).not.toEqual([]);
  await page.goto(`/so-sanh/?bai=${one},${other}`);
  // The place of the comparison is seen before the models come.
  await expect.poll(() => read(page)).toEqual(expected);
});

test("what can be printed is a comparison, not the way to one", async ({ page }) => {
  const button = page.locator("main [data-print]");
  await page.route("**/so-sanh/gone99.json", (route) => route.fulfill({ status: 200, body: "no JSON" }));
  await page.goto("/so-sanh/");
  await expect(page.locator("[data-compare-start]").first()).toBeVisible();
  await expect(button).toBeHidden();
  await page.goto(`/so-sanh/?bai=${one}`);
  await expect(page.locator("[data-comparison]")).not.toHaveAttribute("aria-busy");
  await expect(page.locator("[data-compare-start]").first()).toBeVisible();
  await expect(button).toBeHidden();
  await page.goto(`/so-sanh/?bai=${one},gone99`);
  await expect(page.locator("[data-comparison] [role=status]")).toBeVisible();
  await expect(page.locator("[data-compare-start]").first()).toBeVisible();
  await expect(button).toBeHidden();
  for (const url of [pair, `/so-sanh/?bai=${one},${other}`]) {
    await page.goto(url);
    await expect(button).toBeVisible();
  }
});

for (const width of [360, 1280]) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`four stories side by side are accessible at ${width} px, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`/so-sanh/?bai=${models.slice(0, 4).join(",")}`);
      await expect(page.locator(".comparison thead th").first()).toBeVisible();
      await expect(page.locator(".comparison").first().locator("thead th")).toHaveCount(4);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }

  test(`stories are chosen by the keyboard and compared at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(list);
    await expect(page.locator(".tray")).toBeHidden();
    for (const id of models.slice(0, 2)) await page.locator(`[data-compare="${id}"]`).press("Enter");
    await expect(page.locator(".tray [role=status]")).toHaveText("Đã chọn 2 bài.");
    const { violations } = await new AxeBuilder({ page }).include(".tray").setLegacyMode().analyze();
    expect(violations).toEqual([]);
    await page.locator(".tray a").press("Enter");
    await expect(page).toHaveURL(`/so-sanh/?bai=${models[0]},${models[1]}`);
    await expect(page.locator(".comparison").first().locator("thead th")).toHaveCount(2);
  });
}

test("a choice stays from page to page until it is taken back", async ({ page }) => {
  await page.goto(model?.url ?? "");
  const button = page.locator(".facts [data-compare]");
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await page.goto(list);
  const id = model?.document.querySelector(".facts [data-compare]")?.getAttribute("data-compare");
  const card = page.locator(`[data-compare="${id}"]`);
  await expect(card).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".tray a")).toBeHidden();
  await card.click();
  await expect(page).toHaveURL(list);
  await expect(page.locator(".tray")).toBeHidden();
});

test("four are the most, and all can be cleared at once", async ({ page }) => {
  await page.goto(list);
  for (const id of models) await page.locator(`[data-compare="${id}"]`).press("Enter");
  await expect(page.locator('[data-compare][aria-pressed="true"]')).toHaveCount(4);
  await expect(page.locator(`[data-compare="${models[4]}"]`)).toHaveAttribute("aria-disabled", "true");
  await expect(page.locator(".tray [role=status]")).toHaveText("Đã đủ bốn bài. Bỏ bớt một bài rồi thêm.");
  await page.locator("[data-compare-clear]").click();
  await expect(page.locator('[data-compare][aria-pressed="true"]')).toHaveCount(0);
  await expect(page.locator(".tray")).toBeHidden();
});

test("a browser that keeps nothing compares too", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("forbidden", "SecurityError");
    },
  }));
  await page.goto(list);
  for (const id of models.slice(0, 2)) await page.locator(`[data-compare="${id}"]`).click();
  await page.locator(".tray a").click();
  await expect(page.locator(".comparison").first().locator("thead th")).toHaveCount(2);
});

test("a story is taken out of the comparison", async ({ page }) => {
  await page.goto(`/so-sanh/?bai=${models.slice(0, 3).join(",")}`);
  await page.locator(".comparison-drops a").first().click();
  await expect(page).toHaveURL(`/so-sanh/?bai=${models[1]},${models[2]}`);
  await expect(page.locator(".comparison").first().locator("thead th")).toHaveCount(2);
});

test("whatever else stands in the address is no choice", async ({ page }) => {
  await page.goto("/so-sanh/?bai=<b>,../x,ABC234,%00");
  await expect(page.locator("[data-compare-start]").first()).toBeVisible();
  await expect(page.locator("[data-comparison]")).toBeHidden();
});

test("a story that is gone is told, and the others are compared", async ({ page }) => {
  await page.route("**/so-sanh/gone99.json", (route) => route.fulfill({ status: 200, body: "no JSON" }));
  await page.goto(`/so-sanh/?bai=${one},gone99,${other}`);
  await expect(page.locator("[data-comparison] [role=status]")).toBeVisible();
  await expect(page.locator(".comparison").first().locator("thead th")).toHaveCount(2);
});

test("what a story is called becomes no markup", async ({ page }) => {
  const title = '<img src=x onerror="document.title=1">';
  await page.route(`**/so-sanh/${one}.json`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), title } });
  });
  await page.goto(`/so-sanh/?bai=${one},${other}`);
  await expect(page.locator(".comparison thead a").first()).toHaveText(title);
  await expect(page.locator("main img")).toHaveCount(0);
});

/**
 * Reads the tables of a comparison as a reader does, and the lengths of their bars.
 * @param {Page} page
 */
function read(page) {
  return page.locator(".comparison").evaluateAll((tables) => tables.map((table) => ({
    text: [...table.querySelectorAll("th, td")].map((it) => it.textContent?.replace(/\s+/g, " ").trim()),
    bars: [...table.querySelectorAll(".bar rect")].map((it) => [it.getAttribute("class"), it.getAttribute("width")]),
  })));
}

/**
 * What the script adds: the size of text and the colours that a reader chooses, and copying.
 */

import { AxeBuilder } from "@axe-core/playwright";
import { longestOf } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, test } from "../lib/test.js";

/**
 * @import { Page } from "@playwright/test"
 */

const model = longestOf(readSite(siteFolder()), "model")?.url ?? "";

test("dark, once chosen, stays on every page, and can be given back to the machine", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const light = await colours(page);
  await choose(page, '[data-theme-choice="dark"]');
  const dark = await colours(page);
  expect(dark).not.toEqual(light);
  await page.goto(model);
  expect(await colours(page)).toEqual(dark);
  await choose(page, '[data-theme-choice="auto"]');
  expect(await colours(page)).toEqual(light);
});

test("light, once chosen, stays on a dark machine", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const light = await colours(page);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await colours(page)).not.toEqual(light);
  await choose(page, '[data-theme-choice="light"]');
  await page.reload();
  expect(await colours(page)).toEqual(light);
});

test("dark by choice is dark by the machine", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  const byMachine = await colours(page);
  await page.emulateMedia({ colorScheme: "light" });
  await choose(page, '[data-theme-choice="dark"]');
  expect(await colours(page)).toEqual(byMachine);
});

test("text grows and shrinks by steps, stops at the ends, and stays so", async ({ page }) => {
  await page.goto("/");
  const normal = await textSize(page);
  const [smaller, reset, larger] = ["-1", "0", "1"].map((step) => `[data-size-step="${step}"]`);
  await choose(page, larger);
  const large = await textSize(page);
  expect(large).toBeGreaterThan(normal);
  await page.goto(model);
  expect(await textSize(page)).toBe(large);
  await choose(page, reset);
  expect(await textSize(page)).toBe(normal);
  await page.locator(smaller).click();
  expect(await textSize(page)).toBeLessThan(normal);
  await expect(page.locator(smaller)).toHaveAttribute("aria-disabled", "true");
  await page.reload();
  expect(await textSize(page)).toBeLessThan(normal);
});

test("a browser that keeps nothing still obeys", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("forbidden", "SecurityError");
    },
  }));
  await page.goto("/");
  const before = await colours(page);
  await choose(page, '[data-theme-choice="dark"]');
  expect(await colours(page)).not.toEqual(before);
});

test("a citation is copied, and the reader is told", async ({ page, context, origin }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await page.goto(model);
  const button = page.locator('[data-copy="dv-citation"]');
  const done = (await button.getAttribute("data-copied")) ?? "";
  await button.click();
  await expect(page.locator(".cite [role=status]")).toHaveText(done);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe((await page.locator("#dv-citation").innerText()).trim());
});

for (const [fold, width] of /** @type {const} */ ([["settings", 360], ["settings", 1280], ["menu", 360]])) {
  test(`the ${fold} are accessible when open at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/");
    await page.locator(`.${fold} > summary`).click();
    const { violations } = await new AxeBuilder({ page }).include(`.${fold}`).setLegacyMode().analyze();
    expect(violations).toEqual([]);
  });
}

/**
 * Opens the settings, where they are closed, and presses one of their buttons.
 * @param {Page} page
 * @param {string} button
 */
async function choose(page, button) {
  await page.locator(".settings:not([open]) > summary").click();
  await page.locator(button).click();
}

/**
 * Gives every colour that the style sheet names, as now in force.
 * @param {Page} page
 */
function colours(page) {
  return page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const roots = rules.filter((rule) => rule instanceof CSSStyleRule && rule.selectorText === ":root");
    const names = roots.flatMap((rule) => [.../** @type {CSSStyleRule} */ (rule).style].filter((name) => name.startsWith("--")));
    const now = getComputedStyle(document.documentElement);
    return Object.fromEntries(["color-scheme", ...names].map((name) => [name, now.getPropertyValue(name)]));
  });
}

/**
 * Gives the size of the page's text in pixels.
 * @param {Page} page
 */
function textSize(page) {
  return page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
}

test("high contrast, once chosen, is black on white on a dark machine too, and accessible", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  await page.locator(".settings > summary").click();
  await page.locator("[data-theme-choice=contrast]").click();
  await page.goto("/mo-hinh/");
  await expect(page.locator("body")).toHaveCSS("color", "rgb(0, 0, 0)");
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations).toEqual([]);
});

/**
 * What WCAG 2.2 asks and no checker of markup sees: text set wider, a screen at 400%, a focus that nothing hides, targets
 * large enough for a finger, and the whole way of a reader by the keyboard alone.
 */

import { longestOf } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, test, unfold } from "../lib/test.js";

const site = readSite(siteFolder());
const KINDS = ["home", "model", "movement", "list of models", "ranking", "comparison", "data", "search", "teams of a province"];

for (const kind of KINDS) {
  const url = longestOf(site, kind)?.url ?? "";

  test(`${kind} ${url} loses nothing when its text is set wider`, async ({ page }) => {
    await page.goto(url);
    await unfold(page);
    await page.evaluate(setWider);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(clipped), `at ${width} px`).toEqual([]);
    }
  });

  test(`${kind} ${url} has targets of 24 px or more`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(url);
    await unfold(page);
    expect(await page.evaluate(smallTargets)).toEqual([]);
  });
}

test("at 400% the tray hides no focus, and leaves most of the screen to the text", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto("/mo-hinh/");
  for (const at of [0, 1]) await page.locator("main [data-compare]").nth(at).press("Enter");
  const tray = page.locator(".tray");
  await expect(tray).toBeVisible();
  const box = await tray.boundingBox();
  const isFixed = (await tray.evaluate((it) => getComputedStyle(it).position)) !== "static";
  if (isFixed) expect(box?.height ?? 0).toBeLessThanOrEqual(128);
  await page.locator(".skip").focus();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(hiddenFocus)).toEqual("");
  }
});

test("a reader finds, narrows, opens, compares and prints by the keyboard alone", async ({ page }) => {
  await page.addInitScript(() => Object.assign(globalThis, { printed: 0, print: () => { /** @type {any} */ (globalThis).printed += 1; } }));
  await page.goto("/");
  await tabTo(page, "#dv-search");
  await page.keyboard.type("hien dat");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.locator(".search-result").first()).toBeVisible();
  await tabTo(page, "#dv-linh-vuc summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "#dv-linh-vuc input");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/linh-vuc=/);
  for (const at of [0, 1]) {
    await expect(page.locator(".search-result").nth(at)).toBeVisible();
    await page.locator("#dv-search").focus();
    await tabTo(page, `.search-result:nth-child(${at + 1}) a`);
    await page.keyboard.press("Enter");
    await expect(page.locator("article.story h1")).toBeVisible();
    await tabTo(page, "article [data-compare]");
    await page.keyboard.press("Enter");
    await expect(page.locator("article [data-compare]")).toHaveAttribute("aria-pressed", "true");
    if (at === 0) await page.goBack();
  }
  await tabTo(page, ".tray a");
  await page.keyboard.press("Enter");
  await expect(page.locator(".comparison").first().locator("thead th")).toHaveCount(2);
  await tabTo(page, "main [data-print]");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => /** @type {any} */ (globalThis).printed)).toBe(1);
});

/**
 * Goes on by Tab until an element has the focus.
 * @param {import("@playwright/test").Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
  for (let stop = 0; stop < 200; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((it) => document.activeElement?.matches(it) ?? false, selector)) return;
  }
  throw new Error(`${selector} is not reached by Tab`);
}

/** Sets lines, letters, words and paragraphs as far apart as WCAG 1.4.12 says; runs in the page. */
function setWider() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}

/** Names what stands out of the screen or is cut off; runs in the page. */
function clipped() {
  const wide = (document.scrollingElement?.scrollWidth ?? 0) > innerWidth ? ["the page is wider than the screen"] : [];
  const cut = [...document.querySelectorAll("body *")].filter((it) => {
    const { overflowX, overflowY, display } = getComputedStyle(it);
    if (display === "none" || it.closest(".visually-hidden, svg") || it.clientWidth === 0) return false;
    // The last step of the path says again what the heading says.
    if (it.closest(".breadcrumbs [aria-current]")) return false;
    return (overflowX === "hidden" || overflowX === "clip") && it.scrollWidth > it.clientWidth + 1 ||
      (overflowY === "hidden" || overflowY === "clip") && it.scrollHeight > it.clientHeight + 1;
  });
  return [...wide, ...cut.map((it) => it.outerHTML.slice(0, 120))];
}

/** Names targets that are too small, but for links within a line of text; runs in the page. */
function smallTargets() {
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  return targets.filter((it) => {
    const { width, height } = it.getBoundingClientRect();
    if (width === 0 || it.closest(".visually-hidden, svg, .skip")) return false;
    const inLine = it.localName === "a" && getComputedStyle(it).display === "inline";
    return !inLine && (width < 24 || height < 24) && !(it.closest("label")?.getBoundingClientRect().height ?? 0 >= 24);
  }).map((it) => it.outerHTML.slice(0, 120));
}

/** Names what has the focus, if something else hides all of it; runs in the page. */
function hiddenFocus() {
  const focus = document.activeElement;
  if (focus === null || focus === document.body) return "";
  const { left, right, top, bottom } = focus.getBoundingClientRect();
  const places = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
  const seen = places.some(([x, y]) => {
    const at = document.elementFromPoint(x, y);
    return at !== null && (focus.contains(at) || at.contains(focus));
  });
  return seen ? "" : focus.outerHTML.slice(0, 120);
}

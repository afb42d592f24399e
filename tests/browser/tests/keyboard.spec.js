/**
 * The site by the keyboard alone.
 */

import { longestOf, sample } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, test } from "../lib/test.js";

const site = readSite(siteFolder());
const movement = longestOf(site, "movement")?.url ?? "";
const folded = sample(site).filter(({ page }) => page.document.querySelector("main details"));

test("the first stop leads past the header", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

for (const width of [360, 1280]) {
  for (const url of ["/", movement]) {
    test(`every stop of ${url} is seen at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(url);
      const stops = await page.evaluate(numberStops);
      expect(stops).toBeGreaterThan(10);
      const seen = [];
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press("Tab");
        seen.push(await page.evaluate(lookAtFocus));
      }
      expect(seen.flatMap(({ faults }) => faults)).toEqual([]);
      expect(seen.map(({ number }) => number), "in the order of the text").toEqual([...Array(stops).keys()]);
    });
  }
}

for (const { kind, page: { url } } of folded) {
  test(`the folds of ${kind} ${url} open and close by Enter`, async ({ page }) => {
    await page.goto(url);
    const outer = page.locator("main details:not(details details)");
    for (const fold of await outer.all()) {
      await fold.locator("> summary").focus();
      await page.keyboard.press("Enter");
      await expect(fold).toHaveAttribute("open");
      await page.keyboard.press("Enter");
      await expect(fold).not.toHaveAttribute("open");
    }
  });
}

test("the menu of a phone opens by Enter, and Escape gives the focus back", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/");
  const link = page.locator(".menu a").first();
  await expect(link).toBeHidden();
  await page.locator(".menu > summary").press("Enter");
  await expect(link).toBeVisible();
  await link.focus();
  await page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await expect(page.locator(".menu > summary")).toBeFocused();
});

/** Numbers all that can be focused and is shown, in the order of the text; runs in the page. */
function numberStops() {
  const able = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const shown = able.filter((it) => it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
  shown.forEach((it, index) => it.setAttribute("data-stop", String(index)));
  return shown.length;
}

/** Tells which stop has the focus, and why a reader would not see that it has; runs in the page. */
function lookAtFocus() {
  const element = document.activeElement ?? document.body;
  const around = [];
  for (let it = /** @type {Element | null} */ (element); it !== null; it = it.parentElement) around.push(it);
  const outlined = around.map((it) => getComputedStyle(it)).some(({ outlineStyle, outlineWidth }) =>
    outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const told = [...(outlined ? [] : ["no outline"]), ...(inView ? [] : ["out of view"])];
  return {
    number: Number(element.getAttribute("data-stop") ?? -1),
    faults: told.map((fault) => `${fault}: ${element.outerHTML.slice(0, 120)}`),
  };
}

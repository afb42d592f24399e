/**
 * One page of each kind, and with them every construct of the site, as a browser shows them.
 */

import { AxeBuilder } from "@axe-core/playwright";
import { sample } from "../lib/sample.js";
import { forbidScripts, setTextSize } from "../lib/settings.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, open, test, unfold } from "../lib/test.js";

/**
 * @import { Page } from "@playwright/test"
 */

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The smallest width that WCAG asks, a phone's, a desk's. */
const WIDTHS = [320, 360, 1280];

for (const { kind, page: { url } } of sample(readSite(siteFolder()))) {
  test.describe(`${kind} ${url}`, () => {
    test("is accessible, small and large, light and dark", async ({ page }) => {
      await open(page, url);
      await unfold(page);
      for (const width of [320, 1280]) {
        for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          expect.soft(await barriers(page), `at ${width} px, ${colorScheme}`).toEqual([]);
        }
      }
    });

    test("fits every screen, in text of twice the size too", async ({ page }) => {
      await open(page, url);
      await unfold(page);
      for (const size of [16, 32]) {
        await setTextSize(page, size);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          expect.soft(await page.evaluate(widerThanScreen), `at ${width} px, text of ${size} px`).toEqual([]);
        }
      }
    });

    test("reads the same without scripts", async ({ page }) => {
      await open(page, url);
      const text = await readText(page);
      await forbidScripts(page);
      await page.reload();
      await expect(page.locator("[data-needs-script]:visible")).toHaveCount(0);
      expect(await readText(page)).toEqual(text);
    });
  });
}

/**
 * Says what keeps people from using the page as it is now shown.
 * @param {Page} page
 */
async function barriers(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any, all, none }) =>
      `${id}: ${help}: ${html}: ${[...any, ...all, ...none].map((it) => it.message).join("; ")}`));
}

/** Names what stands out of the screen, where the page can be scrolled sideways; runs in the page. */
function widerThanScreen() {
  const width = document.scrollingElement?.scrollWidth ?? 0;
  if (width <= innerWidth) return [];
  const stickingOut = (/** @type {Element} */ it) => it.getBoundingClientRect().right > innerWidth;
  const innermost = [...document.querySelectorAll("body *")]
    .filter((it) => stickingOut(it) && ![...it.children].some(stickingOut));
  return [`${width} px wide`, ...innermost.map((it) => it.outerHTML.slice(0, 120))];
}

/**
 * Gives the text that a reader sees, but for controls that only a script can work.
 * @param {Page} page
 */
async function readText(page) {
  await page.locator("[data-needs-script]").evaluateAll((controls) =>
    controls.forEach((control) => control.setAttribute("hidden", "")));
  return page.locator("body").innerText();
}

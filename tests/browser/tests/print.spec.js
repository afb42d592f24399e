/**
 * A page on paper: the text without the ways around the site, black on white.
 */

import { sample } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, open, test } from "../lib/test.js";

for (const { kind, page: { url } } of sample(readSite(siteFolder()))) {
  test(`${kind} ${url} is printed without navigation`, async ({ page }) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await open(page, url);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator(":is(nav, button, .skip, .settings):visible")).toHaveCount(0);
    const colours = await page.evaluate(() => {
      const { color, getPropertyValue } = getComputedStyle(document.body);
      return [color, getPropertyValue.call(getComputedStyle(document.documentElement), "--paper")];
    });
    expect(colours).toEqual(["rgb(0, 0, 0)", "#fff"]);
  });
}

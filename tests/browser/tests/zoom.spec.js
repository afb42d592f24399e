/**
 * A picture looked at by itself.
 */

import { AxeBuilder } from "@axe-core/playwright";
import { at, expect, test } from "../lib/copy.js";

test("a picture opens over the page, and leads back to where the reader was", async ({ page, copy }) => {
  await page.goto(at(copy, "mo-hinh/co-anh/index.html"));
  const links = page.locator("article a.zoom");
  await expect(links).toHaveCount(2);
  for (const leave of ["Escape", "Enter"]) {
    await links.first().focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Con đường trải bê tông" });
    await expect(dialog.getByRole("button")).toBeFocused();
    await expect.poll(() => dialog.locator("img").evaluate((it) => /** @type {HTMLImageElement} */ (it).naturalWidth)).toBe(1);
    const { violations } = await new AxeBuilder({ page }).options({ preload: false }).setLegacyMode().analyze();
    expect(violations).toEqual([]);
    await page.keyboard.press(leave);
    await expect(dialog).toHaveCount(0);
    await expect(links.first()).toBeFocused();
  }
  await links.nth(1).click();
  await page.mouse.click(2, 2);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

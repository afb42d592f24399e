/**
 * The sheet for those who want to do as a model did: one page of paper, whatever it holds.
 */

import { KINDS } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, test } from "../lib/test.js";

/**
 * @import { Page } from "@playwright/test"
 */

const urls = [...readSite(siteFolder()).pages.keys()].filter((url) => KINDS.sheet.test(url));

for (const url of urls) {
  test(`${url} is one page of A4`, async ({ page }) => {
    await page.goto(url);
    expect(await printedPages(page)).toBe(1);
  });
}

test("the longest sheet that makes sense is one page of A4 too", async ({ page }) => {
  await page.goto(urls[0]);
  await page.evaluate(fill);
  expect(await printedPages(page)).toBe(1);
});

test("steps are ticked and lines filled in by the keyboard, before it is printed", async ({ page }) => {
  await page.goto(urls[0]);
  const place = page.getByLabel("Nơi áp dụng");
  await place.fill("Thôn Đông");
  await expect(place).toHaveValue("Thôn Đông");
  const step = page.locator(".sheet-steps input").first();
  await step.focus();
  await page.keyboard.press("Space");
  await expect(step).toBeChecked();
});

/**
 * Counts the pages that the page is printed on.
 * @param {Page} page
 */
async function printedPages(page) {
  const file = await page.pdf({ preferCSSPageSize: true });
  return file.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** Puts a long title, ten long steps, and a long word for everything else into the sheet; runs in the page. */
function fill() {
  const long = "Họp dân ở nhà văn hóa, bàn kỹ từng đoạn đường, ghi biên bản có chữ ký của các hộ, rồi niêm yết danh sách đóng góp ở nơi ai cũng xem được.";
  const set = (/** @type {string} */ selector, /** @type {string} */ text) =>
    document.querySelectorAll(selector).forEach((it) => { it.textContent = text; });
  const repeat = (/** @type {string} */ selector, /** @type {number} */ times) => {
    const list = document.querySelector(selector);
    while (list?.firstElementChild && list.children.length < times) list.append(list.firstElementChild.cloneNode(true));
  };
  repeat(".sheet-steps", 10);
  repeat(".sheet .rows", 5);
  repeat(".sheet .lead-figures", 4);
  set(".sheet h1", "Vận động nhân dân hiến đất, góp công mở rộng đường trục chính và kéo điện thắp sáng các ngõ xóm");
  set(".sheet-steps span", long);
  set(".sheet .rows dd", long);
  set(".sheet .rows div:nth-child(n + 4) dd", "Ba tháng, từ khi họp dân đến khi nghiệm thu");
}

/**
 * What office programs and web pages put on the clipboard, pasted into the body: each sample in `paste/`
 * is as such a program writes it, and beside it stands the Markdown that it becomes.
 */

import { readFileSync } from "node:fs";
import { EDIT, expect, test } from "../lib/studio.js";

/**
 * @import { Page } from "@playwright/test"
 */

/** @param {string} name */
function sample(name) {
  return readFileSync(new URL(`../paste/${name}`, import.meta.url), "utf8");
}

/**
 * Pastes into the body, behind what it holds.
 * @param {Page} page
 * @param {string} html
 */
async function paste(page, html) {
  const body = page.locator("#f-body");
  await body.evaluate((area, text) => {
    const data = new DataTransfer();
    data.setData("text/html", text);
    data.setData("text/plain", "không dùng");
    /** @type {HTMLTextAreaElement} */ (area).setSelectionRange(1e6, 1e6);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  return body.inputValue();
}

for (const name of ["word", "libreoffice", "google-docs", "excel", "news"]) {
  test(`what ${name} puts on the clipboard becomes plain Markdown`, async ({ page }) => {
    await page.goto(EDIT);
    await expect(page.locator(".tools")).toBeVisible();
    await page.locator("#f-body").fill("");
    expect(await paste(page, sample(`${name}.html`))).toBe(sample(`${name}.md`).trimEnd());
  });
}

test("footnotes that are pasted are numbered behind those that there are", async ({ page }) => {
  await page.goto(EDIT);
  await expect(page.locator(".tools")).toBeVisible();
  await page.locator("#f-body").fill("Có rồi.[^1]\n\n[^1]: Một.\n\n");
  const note = (/** @type {number} */ it) => `<p>Chữ<a href="#_ftn${it}">[${it}]</a>.</p>`;
  const text = (/** @type {number} */ it) => `<div style='mso-element:footnote'><p><a href="#_ftnref${it}">[${it}]</a> Nguồn ${it}.</p><p>Đoạn hai.</p></div>`;
  expect(await paste(page, note(1) + note(7) + text(7))).toBe(
    "Có rồi.[^1]\n\n[^1]: Một.\n\nChữ.\n\nChữ[^2].\n\n[^2]: Nguồn 7.\n\n    Đoạn hai.");
});

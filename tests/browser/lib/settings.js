/**
 * What a reader sets in the browser itself: the size of text, and whether scripts run.
 */

/**
 * @import { Page } from "@playwright/test"
 */

/**
 * Sets the size of text that pages start from.
 * @param {Page} page
 * @param {number} pixels
 */
export async function setTextSize(page, pixels) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: pixels, fixed: pixels } });
  await session.detach();
}

/**
 * Forbids the page's scripts from its next load on.
 * @param {Page} page
 */
export async function forbidScripts(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setScriptExecutionDisabled", { value: true });
}

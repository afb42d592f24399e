/**
 * The `test` of these tests: a page that watches itself. Whatever a test does, it fails when a
 * script fails, a request fails, or anything is asked of another host.
 */

import { test as base, expect } from "@playwright/test";
import { serve } from "./server.js";
import { siteFolder } from "./site.js";

export { expect };

/**
 * @import { BrowserContext, ConsoleMessage, Fixtures, Page, PlaywrightTestArgs, PlaywrightTestOptions,
 *   PlaywrightWorkerArgs, PlaywrightWorkerOptions } from "@playwright/test"
 */

/**
 * Notes everything that goes wrong on the pages of a context.
 * @param {BrowserContext} context
 * @param {string} origin
 * @returns {Promise<string[]>}
 */
export async function watch(context, origin) {
  /** @type {string[]} */
  const faults = [];
  await context.route((url) => url.protocol.startsWith("http") && url.origin !== origin, async (route) => {
    faults.push(`asks another host: ${route.request().url()}`);
    await route.abort("blockedbyclient");
  });
  context.on("weberror", (error) => faults.push(`script fails: ${error.error().message}`));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isOwnAnswer(message)) faults.push(`console: ${message.text()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      faults.push(`status ${response.status()}: ${response.url()}`);
    }
  });
  context.on("requestfailed", (request) => {
    // A page that is left gives up what it still loads.
    const error = request.failure()?.errorText ?? "";
    if (error !== "net::ERR_ABORTED") faults.push(`${error}: ${request.url()}`);
  });
  return faults;
}

/**
 * Tells whether a message only repeats the status of the page itself, which tests look at.
 * @param {ConsoleMessage} message
 */
function isOwnAnswer(message) {
  return message.text().startsWith("Failed to load resource") && message.location().url === message.page()?.url();
}

/**
 * What is added to Playwright's own: where the site is served, and eyes on every page.
 * @type {Fixtures<{}, { origin: string }, PlaywrightTestArgs & PlaywrightTestOptions,
 *   PlaywrightWorkerArgs & PlaywrightWorkerOptions>}
 */
const fixtures = {
  origin: [async ({}, use) => {
    const server = await serve(siteFolder());
    await use(server.origin);
    await server.close();
  }, { scope: "worker" }],

  baseURL: async ({ origin }, use) => use(origin),

  context: async ({ context, origin }, use) => {
    const faults = await watch(context, origin);
    await use(context);
    expect(faults, "faults that the browser noticed").toEqual([]);
  },
};

export const test = base.extend(fixtures);

/**
 * Opens every fold of the text, so that what is in it is looked at too. Those of the header lie
 * over the page when open and are tried one by one.
 * @param {Page} page
 */
export async function unfold(page) {
  await page.locator("details:not(header details)").evaluateAll((folds) =>
    folds.forEach((fold) => fold.setAttribute("open", "")));
}

/**
 * Opens a page and stays on it, even one that leads on by itself.
 * @param {Page} page
 * @param {string} url
 */
export async function open(page, url) {
  await page.route((address) => address.pathname === url, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace(/<meta http-equiv="refresh"[^>]*>/, "") });
  });
  return page.goto(url);
}

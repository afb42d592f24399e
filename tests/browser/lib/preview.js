/**
 * A running `danvan serve` over a small showcase of its own, and the `test` that comes with it. Its pages
 * come under the policy of a careful host, which forbids scripts and styles in the page.
 */

import { test as base } from "@playwright/test";
import { POLICY } from "./server.js";
import { Studio } from "./studio.js";
import { watch } from "./test.js";

export { expect } from "@playwright/test";

/** @type {import("@playwright/test").Fixtures<{ preview: Studio }, {}, import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions>} */
const fixtures = {
  preview: async ({}, use) => {
    const preview = new Studio("serve");
    await preview.open();
    await use(preview);
    await preview.close();
  },

  baseURL: async ({ preview }, use) => use(preview.origin),

  viewport: { width: 1024, height: 768 },

  context: async ({ context, preview }, use) => {
    const noticed = await watch(context, preview.origin);
    await context.route((url) => url.origin === preview.origin, async (route) => {
      if (route.request().resourceType() !== "document") return route.fallback();
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": POLICY } });
    });
    await use(context);
    base.expect(noticed, "faults that the browser noticed").toEqual([]);
  },
};

export const test = base.extend(fixtures);

/**
 * How the tests run: the browser that is on the machine, no retries, all cores.
 *
 * The site is built before, and `DANVAN_SITE` names its folder; `DANVAN` names the program, whose
 * studio is tried too:
 *
 *     cargo run -- build --output /srv/site
 *     cd tests/browser && npm ci && DANVAN=../../target/debug/danvan DANVAN_SITE=/srv/site npm test
 *
 * `DANVAN_CHROMIUM` names the browser where it is not Debian's.
 */

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: "100%",
  timeout: 120_000,
  reporter: [["dot"], ["./lib/summary.js"]],
  use: {
    browserName: "chromium",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    // Where the page scrolls at once, tests need not wait for it.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: process.env.DANVAN_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});

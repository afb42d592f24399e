/**
 * A site that can be installed: what was read can be read again without a network, a new build takes the place of the
 * old, and a site that no longer wants it leaves nothing behind.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { temporaryFolder } from "../lib/folder.js";
import { serve } from "../lib/server.js";
import { STORY, danvan } from "../lib/studio.js";

/**
 * @import { Page } from "@playwright/test"
 */

const SETTINGS = "name: Dân vận khéo\nbase_url: https://danvan.example\nlanguages: [vi, en]\n";
const STORY_URL = "/mo-hinh/hien-dat/";

/** A showcase that can be installed, and the host that it stands on. */
class Host {
  constructor() {
    this.folder = temporaryFolder("installed");
    this.write("content/mo-hinh/hien-dat.md", STORY);
    this.build(true);
    /** @type {import("../lib/server.js").Server | undefined} */
    this.server = undefined;
    this.origin = "";
  }

  /**
   * @param {string} path
   * @param {string} text
   */
  write(path, text) {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** @param {boolean} installable */
  build(installable) {
    this.write("content/site.yaml", `${SETTINGS}installable: ${installable}\n`);
    const run = spawnSync(danvan(), ["build", "--date", "2026-11-22"], { cwd: this.folder, encoding: "utf8" });
    expect(run.status, run.stderr).toBe(0);
  }

  /** Comes, or comes back where it was. */
  async open() {
    this.server = await serve(join(this.folder, "public"), Number(new URL(this.origin || "http://host:0").port || 0));
    this.origin = this.server.origin;
  }

  /** Goes away, as a network does. */
  async close() {
    await this.server?.close();
    this.server = undefined;
  }
}

const test = base.extend(/** @type {import("@playwright/test").Fixtures<{ host: Host }, {}, import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions>} */ ({
  host: async ({}, use) => {
    const host = new Host();
    await host.open();
    await use(host);
    await host.close();
    rmSync(host.folder, { recursive: true });
  },
}));

/**
 * Opens a page, and waits until pages are kept.
 * @param {Page} page
 * @param {string} url
 */
async function settle(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/**
 * Names what is kept, without addresses.
 * @param {Page} page
 */
async function kept(page) {
  return page.evaluate(async () => {
    const caches = await globalThis.caches.keys();
    return caches.filter((it) => it.includes(":frame:"));
  });
}

test("what was read is read again without a network, and what was not says so", async ({ page, host }) => {
  await settle(page, host.origin + STORY_URL);
  await expect.poll(() => page.evaluate((url) => caches.match(url).then(Boolean), host.origin + STORY_URL)).toBe(true);
  await host.close();
  await page.reload();
  await expect(page.locator("h1")).toHaveText("Hiến đất mở đường");
  expect(await page.locator("body").evaluate((it) => getComputedStyle(it).marginTop)).toBe("0px");
  await page.goto(`${host.origin}/`);
  await expect(page.locator(".site-name")).toHaveText("Dân vận khéo");
  await page.goto(`${host.origin}/mo-hinh/`);
  await expect(page.locator("h1")).toHaveText("Không có mạng");
  await page.goto(`${host.origin}/en/mo-hinh/`);
  await expect(page.locator("h1")).toHaveText("No network");
});

test("a new build is seen at once, and takes the place of what was kept", async ({ page, host }) => {
  await settle(page, host.origin + STORY_URL);
  const [old] = await kept(page);
  host.write("content/mo-hinh/hien-dat.md", STORY.replace("Hiến đất mở đường", "Hiến đất mở lối"));
  host.write("themes/danvan/assets/style.css", "h1 { color: rgb(0, 0, 255) }\n");
  host.build(true);
  await page.reload();
  await expect(page.locator("h1")).toHaveText("Hiến đất mở lối");
  await expect.poll(async () => (await kept(page)).length === 1 && !(await kept(page)).includes(old)).toBe(true);
  await page.reload();
  await expect.poll(() => page.evaluate((url) => caches.match(url).then(Boolean), host.origin + STORY_URL)).toBe(true);
  await host.close();
  await page.reload();
  await expect(page.locator("h1")).toHaveText("Hiến đất mở lối");
  await expect(page.locator("h1")).toHaveCSS("color", "rgb(0, 0, 255)");
});

test("a site that no longer wants it leaves nothing behind", async ({ page, host }) => {
  await settle(page, `${host.origin}/`);
  host.build(false);
  await page.reload();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
});

test("a story that was taken down is kept no longer once the host says so", async ({ page, host }) => {
  await settle(page, host.origin + STORY_URL);
  const isKept = () => page.evaluate((url) => caches.match(url).then(Boolean), host.origin + STORY_URL);
  await expect.poll(isKept).toBe(true);
  host.write("content/go-bo.yaml", "stories: [mo-hinh/hien-dat.md]\n");
  host.build(true);
  await page.reload();
  await expect.poll(isKept).toBe(false);
});

test("a browser finds all that installing needs", async ({ page, host }) => {
  await settle(page, `${host.origin}/en/`);
  const session = await page.context().newCDPSession(page);
  const { url, errors, data } = await session.send("Page.getAppManifest");
  expect(url).toBe(`${host.origin}/en/app.webmanifest`);
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? "");
  expect(manifest).toMatchObject({ name: "Dân vận khéo", lang: "en", start_url: "/en/", scope: "/", display: "minimal-ui" });
  const style = await page.evaluate(() =>
    ["--paper", "--accent"].map((it) => getComputedStyle(document.documentElement).getPropertyValue(it)));
  expect([manifest.background_color, manifest.theme_color]).toEqual(style);
  const answer = await page.request.get(host.origin + manifest.icons[0].src);
  expect(answer.headers()["content-type"]).toBe("image/svg+xml");
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // The browser of a test keeps nothing, and says so.
  expect(installabilityErrors.map((it) => it.errorId).filter((it) => it !== "in-incognito")).toEqual([]);
});

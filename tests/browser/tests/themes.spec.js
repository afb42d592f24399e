/**
 * What the guide promises authors of themes: the small theme beside the shipped one makes a whole site of our content,
 * as valid and as accessible.
 */

import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { temporaryFolder } from "../lib/folder.js";
import { brokenLinks, orphans } from "../lib/links.js";
import { descriptionFaults, headFaults, headingFaults, policyFaults } from "../lib/page-faults.js";
import { KINDS, longestOf } from "../lib/sample.js";
import { serve } from "../lib/server.js";
import { readSite } from "../lib/site.js";
import { danvan } from "../lib/studio.js";

const REPOSITORY = join(import.meta.dirname, "../../..");

/**
 * Builds our content with the small theme, and gives the folder.
 * @param {string} root
 */
function build(root) {
  cpSync(join(REPOSITORY, "content"), join(root, "content"), { recursive: true });
  cpSync(join(REPOSITORY, "themes/gon"), join(root, "themes/gon"), { recursive: true });
  const settings = join(root, "content/site.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/^theme: .*$/m, "theme: gon"));
  const run = spawnSync(danvan(), ["build", "--date", "2026-11-22"], { cwd: root, encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return join(root, "public");
}

const test = base.extend(/** @type {import("@playwright/test").Fixtures<{}, { folder: string }, import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions, import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions>} */ ({
  folder: [async ({}, use) => {
    const root = temporaryFolder("theme");
    await use(build(root));
    rmSync(root, { recursive: true });
  }, { scope: "worker" }],
}));

test("every page of another theme is valid, and every link leads somewhere", async ({ folder }) => {
  const site = readSite(folder);
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  const config = join(import.meta.dirname, "../.htmlvalidate.json");
  const report = await Promise.all([...site.pages.values()].map(async (page) => {
    const { results } = await validator.validateString(page.html, config);
    const invalid = results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`));
    return [...invalid, ...headFaults(page), ...headingFaults(page), ...policyFaults(page)].map((it) => `${page.url}: ${it}`);
  }));
  expect(report.flat()).toEqual([]);
  expect(brokenLinks(site)).toEqual([]);
  expect(orphans(site)).toEqual([]);
  expect(descriptionFaults(/** @type {import("../lib/site.js").Page} */ (site.pages.get("/")))).toEqual([]);
  expect(site.pages.get("/")?.html).toContain("plain-nav");
});

test("another theme is accessible, in light and in dark, and searches", async ({ page, folder }) => {
  const site = readSite(folder);
  const server = await serve(folder);
  for (const kind of ["home", "model", "list of models", "data"]) {
    expect(Object.keys(KINDS)).toContain(kind);
    await page.goto(server.origin + (longestOf(site, kind)?.url ?? ""));
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map((it) => `${kind}: ${it.id}: ${it.nodes[0].html}`)).toEqual([]);
    }
  }
  await page.locator("#dv-search").focus();
  await page.keyboard.type("hien dat");
  await expect(page.getByRole("option").first()).toContainText("đất");
  await server.close();
});

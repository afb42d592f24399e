/**
 * What an author writes to do harm, in every field of the front matter and all over a body, in a real
 * browser and under the policy that is shipped: nothing of it runs, and nothing of it is markup.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { temporaryFolder } from "../lib/folder.js";
import { PICTURE } from "../lib/studio.js";
import { serve } from "../lib/server.js";
import { isRedirect, readSite } from "../lib/site.js";
import { watch } from "../lib/test.js";

/** A showcase that says `{NAME}` in every field there is. */
const FIXTURE = readFileSync(new URL("../../it/takedown/khap-noi.txt", import.meta.url), "utf8");

const VECTORS = {
  "a script": "<script>window.xss=1</script>",
  "a way out of titles and boxes": "</title></textarea></style><svg onload=window.xss=1>",
  "a picture that fails": "<img src=x onerror=window.xss=1>",
  "a handler in an attribute": "' onfocus='window.xss=1' autofocus tabindex='0",
  "an element of its own": "<details open ontoggle=window.xss=1><xss-mark>",
};

/**
 * Builds the showcase with something harmful in the place of every name.
 * @param {string} vector
 */
function build(vector) {
  const folder = temporaryFolder("hostile");
  // A body is Markdown, in which HTML is a problem that keeps the site from being built: the fields are tried here.
  const fields = FIXTURE.replace(/## Nhà \{NAME\}[\s\S]*?(?=^-- )/m, "## Nhà\n\nLời kể.\n")
    .replace(/## The house of \{NAME\}[\s\S]*$/, "## The house\n\nTold.\n")
    .replace(/^(Về|Trang này do|Cảm ơn) \{NAME\}.*$/gm, "Lời kể.");
  const parts = fields.split(/^-- (.+) --\n/m).slice(1);
  for (let at = 0; at < parts.length; at += 2) {
    const file = join(folder, parts[at]);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, parts[at + 1].replaceAll("{NAME}", vector));
  }
  writeFileSync(join(folder, "content/mo-hinh/bun-mieu/hoa.png"), PICTURE);
  const program = process.env.DANVAN;
  if (!program) throw new Error("DANVAN must name the program");
  const { status, stderr } = spawnSync(program, ["build", "--root", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return folder;
}

for (const [name, vector] of Object.entries(VECTORS)) {
  base(`${name} in every field is text on every page`, async ({ context }) => {
    const folder = build(vector);
    const site = readSite(join(folder, "public"));
    const server = await serve(join(folder, "public"));
    const faults = await watch(context, server.origin);
    const page = await context.newPage();
    page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`));
    let told = 0;
    for (const [url, parsed] of site.pages) {
      // It leads on at once.
      if (isRedirect(parsed)) continue;
      await page.goto(server.origin + url);
      expect(await page.evaluate(() => "xss" in window), url).toBe(false);
      const strange = "svg[onload], [onerror], [onfocus], [ontoggle], xss-mark, script:not([src]):not([type='application/ld+json'])";
      await expect(page.locator(strange), url).toHaveCount(0);
      told += Number((await page.content()).includes("window.xss"));
    }
    expect(told, "pages on which it stands as text").toBeGreaterThan(10);
    // The search shows it too, out of its own index.
    await page.goto(`${server.origin}/tim-kiem/?q=${encodeURIComponent("bún miến")}`);
    await expect(page.locator("main")).toContainText("Bún miến");
    expect(await page.evaluate(() => "xss" in window)).toBe(false);
    expect(faults, "faults that the browser noticed").toEqual([]);
    await server.close();
    rmSync(folder, { recursive: true });
  });
}

/**
 * A copy of our content for a disk, with a story that has a picture, and the `test` that comes with it: its pages are
 * opened as files, and watch themselves as everywhere.
 */

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, expect } from "@playwright/test";
import { temporaryFolder } from "./folder.js";
import { PICTURE, danvan } from "./studio.js";
import { watch } from "./test.js";

export { expect };

const PICTURED = `---
id: pppppp
title: Bài có ảnh
date: 2026-11-20
kind: tap-the
summary: Một bài để thử ảnh.
field: kinh-te
pictures:
  - file: anh.png
    alt: Con đường trải bê tông
---

Trong bài cũng có ảnh.

![Con đường trải bê tông](anh.png)
`;

/**
 * Builds the copy, and gives its folder.
 * @param {string} root
 */
function build(root) {
  cpSync(join(import.meta.dirname, "../../../content"), join(root, "content"), { recursive: true });
  const story = join(root, "content/mo-hinh/co-anh");
  mkdirSync(story);
  writeFileSync(join(story, "index.md"), PICTURED);
  writeFileSync(join(story, "anh.png"), PICTURE);
  const run = spawnSync(danvan(), ["build", "--offline", "--date", "2026-11-22"], { cwd: root, encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return join(root, "public-offline");
}

/** @type {import("@playwright/test").Fixtures<{}, { copy: string }, import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions, import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions>} */
const fixtures = {
  copy: [async ({}, use) => {
    const root = temporaryFolder("copy");
    await use(build(root));
    rmSync(root, { recursive: true });
  }, { scope: "worker" }],

  context: async ({ context }, use) => {
    const faults = await watch(context, "file://");
    await use(context);
    expect(faults, "faults that the browser noticed").toEqual([]);
  },
};

export const test = base.extend(fixtures);

/**
 * Gives the address of a file of a copy.
 * @param {string} copy
 * @param {string} name
 */
export function at(copy, name) {
  return pathToFileURL(join(copy, name)).href;
}

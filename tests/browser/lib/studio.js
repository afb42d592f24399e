/**
 * A running `danvan studio` over a small showcase of its own, and the `test` that comes with it: its
 * page watches itself, as everywhere.
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { watch } from "./test.js";

/**
 * @import { Page } from "@playwright/test"
 */

export { expect };

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SETTINGS = "name: Dân vận khéo\nbase_url: https://danvan.example\n";

/** A story as an editor may have left it. */
export const STORY = `---
# Không đổi dòng này
id: aaaaa3
title: Hiến đất mở đường # tên gọi
kind: ca-nhan
summary: Ba hộ hiến đất.
field: kinh-te
places:
  - code: "08443"
metrics:
  dat_hien: gần 1.000 m2 # theo báo cáo
---

## Cách làm

Bà con bàn bạc.
`;

/** Where the story lies. */
export const FILE = "content/mo-hinh/hien-dat.md";

/** Where it is edited. */
export const EDIT = "/_studio/story?file=mo-hinh%2Fhien-dat.md";

/** A picture of one pixel. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
  "base64",
);

/** A studio, and the folder of its showcase. */
export class Studio {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "danvan-studio-"));
    this.write("content/site.yaml", SETTINGS);
    this.write(FILE, STORY);
    this.port = "0";
    this.start = "";
    /** @type {import("node:child_process").ChildProcess | undefined} */
    this.process = undefined;
  }

  /** Starts it, on the port that it had before, and gives the address that lets in. */
  async open() {
    const program = spawn(danvan(), ["studio", "--port", this.port, "--date", "2026-11-22"], {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.process = program;
    const [line] = await once(createInterface({ input: program.stdout }), "line");
    this.start = line;
    this.port = new URL(line).port;
    return line;
  }

  get origin() {
    return new URL(this.start).origin;
  }

  /** Ends it without a word, as a cut of power does. */
  async kill() {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await ended;
  }

  async close() {
    await this.kill();
    rmSync(this.folder, { recursive: true });
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

  /** @param {string} path */
  read(path) {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** Builds the site, as its editor does when all is written. */
  build() {
    const run = spawnSync(danvan(), ["build", "--date", "2026-11-22"], { cwd: this.folder, encoding: "utf8" });
    expect(run.status, run.stderr).toBe(0);
  }
}

function danvan() {
  const program = process.env.DANVAN;
  if (!program) throw new Error("DANVAN must name the program");
  return resolve(program);
}

/**
 * Says what a screen reader or a keyboard would stumble over.
 * @param {Page} page
 */
export async function faults(page) {
  const found = await new AxeBuilder({ page }).withTags(RULES).exclude("iframe").analyze();
  return found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/**
 * Waits until the form says that all is saved.
 * @param {Page} page
 */
export async function saved(page) {
  await expect(page.locator("#saved")).toHaveText(/^Đã lưu lúc /);
}

/** @type {import("@playwright/test").Fixtures<{ studio: Studio }, {}, import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions>} */
const fixtures = {
  studio: async ({}, use) => {
    const studio = new Studio();
    await studio.open();
    await use(studio);
    await studio.close();
  },

  baseURL: async ({ studio }, use) => use(studio.origin),

  viewport: { width: 1024, height: 768 },

  context: async ({ context, studio }, use) => {
    const noticed = await watch(context, studio.origin);
    await use(context);
    expect(noticed, "faults that the browser noticed").toEqual([]);
  },

  page: async ({ page, studio }, use) => {
    await page.goto(studio.start);
    await use(page);
  },
};

export const test = base.extend(fixtures);

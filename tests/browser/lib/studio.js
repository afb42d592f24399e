/**
 * A running `danvan studio` over a small showcase of its own, and the `test` that comes with it: its
 * page watches itself, as everywhere.
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { temporaryFolder } from "./folder.js";
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

/** A studio, or the preview that it stands beside, and the folder of its showcase. */
export class Studio {
  /** @param {"studio" | "serve"} command */
  constructor(command) {
    this.command = command;
    this.folder = temporaryFolder("studio");
    this.write("content/site.yaml", SETTINGS);
    this.write(FILE, STORY);
    this.port = "0";
    this.start = "";
    /** @type {import("node:child_process").ChildProcess | undefined} */
    this.process = undefined;
  }

  /** Starts it, on the port that it had before, and gives the address that lets in. */
  async open() {
    const program = spawn(danvan(), [this.command, "--port", this.port, "--date", "2026-11-22"], {
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
  remove(path) {
    rmSync(join(this.folder, path));
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

/** Gives the path of the program. */
export function danvan() {
  const program = process.env.DANVAN;
  if (!program) throw new Error("DANVAN must name the program");
  return resolve(program);
}

/**
 * Makes a Word document of a title and paragraphs.
 * @param {string} title
 * @param {string[]} paragraphs
 */
export function report(title, paragraphs) {
  const run = (/** @type {string} */ text, /** @type {string} */ look) => `<w:r>${look}<w:t>${text}</w:t></w:r>`;
  const head = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(title, "<w:rPr><w:b/></w:rPr>")}</w:p>`;
  const body = paragraphs.map((text) => `<w:p>${run(text, "")}</w:p>`).join("");
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return archive("word/document.xml", `<w:document ${names}><w:body>${head}${body}</w:body></w:document>`);
}

/**
 * Makes an archive of one part, which is not compressed.
 * @param {string} name
 * @param {string} text
 */
function archive(name, text) {
  const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt32LE(checksum(bytes), 10);
  about.writeUInt32LE(bytes.length, 14);
  about.writeUInt32LE(bytes.length, 18);
  about.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, path, bytes]);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), about, Buffer.alloc(14), path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\x05\x06"), end]);
}

/**
 * Gives the CRC-32 that an archive notes of its parts.
 * @param {Buffer} bytes
 */
function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/**
 * Says what a screen reader or a keyboard would stumble over.
 * @param {Page} page
 */
export async function faults(page) {
  // Before its style has come, a page is not what its readers see.
  await page.waitForLoadState();
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
    const studio = new Studio("studio");
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

/**
 * The judged stories of a set as a showcase, built by the program.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * @typedef {{ slug: string, place: string, year: number, field: string, title: string, summary: string, body: string, metrics: Record<string, string> }} Story
 * @typedef {{ kind: string, query: string, relevant: Record<string, number> }} Query
 * @typedef {{ stories: Story[], queries: Query[] }} JudgedSet
 */

const here = new URL("../", import.meta.url);

/**
 * Reads a file of the judged set.
 * @param {string} name
 */
export function read(name) {
  return JSON.parse(readFileSync(new URL(name, here), "utf8"));
}

/** Names the judged sets. */
export function sets() {
  return readdirSync(new URL("sets/", here)).map((it) => it.replace(/\.json$/, "")).sort();
}

/**
 * Builds stories, and gives the folder of the site, gone when the tests are over.
 * @param {string} danvan the program
 * @param {Story[]} stories
 * @param {number} others how many stories of other subjects stand among them, as `benches/corpus` makes them
 */
export function build(danvan, stories, others) {
  const folder = mkdtempSync(join(tmpdir(), "danvan-search-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  if (others > 0) execFileSync(join(dirname(danvan), "examples", "corpus"), ["-n", String(others), "--other", "--output", folder]);
  mkdirSync(join(folder, "content", "mo-hinh"), { recursive: true });
  writeFileSync(join(folder, "content", "site.yaml"), "name: Tìm\nbase_url: https://danvan.example\n");
  stories.forEach((story, at) =>
    writeFileSync(join(folder, "content", "mo-hinh", `${story.slug}.md`), markdown(story, at)));
  execFileSync(danvan, ["build", "--date", "2026-11-22", "--output", join(folder, "public")], { cwd: folder, stdio: "pipe" });
  return join(folder, "public");
}

/**
 * @param {Story} story
 * @param {number} at
 */
function markdown(story, at) {
  const metrics = Object.entries(story.metrics).map(([key, value]) => `  ${key}: ${value}`);
  return [
    "---",
    `id: tim${String(at).padStart(3, "0")}`,
    `title: ${JSON.stringify(story.title)}`,
    `summary: ${JSON.stringify(story.summary)}`,
    "kind: tap-the",
    `field: ${story.field}`,
    `period: ${story.year}`,
    `places: [{ code: "${story.place}", as_of: 2020-01-01 }]`,
    ...(metrics.length > 0 ? ["metrics:", ...metrics] : []),
    "---",
    "",
    story.body,
    "",
  ].join("\n");
}

/**
 * Tells what a whole site costs, for 1.000 stories or as many as are named; beside it Hugo, Hugo with Pagefind, and
 * Eleventy, over the same stories in the same run.
 *
 *     cargo build --release --bin danvan --example corpus
 *     npm ci --prefix benches/compare
 *     TARGET=$PWD/target/release node benches/compare/run.js [--runs 3] [--without-others] [STORIES…]
 *
 * danvan makes two: the same pages as the others, from templates that say the same, and all that it makes by itself.
 * Every run makes the site afresh. The generators take turns, so that what else the machine does hits all alike: the
 * times are medians, the ratios medians of the ratios of one turn. Ends badly where a site lacks a story's page or its
 * words, or where the pages of one are other in number or size than those of the first. Hugo is installed into a folder
 * of its own.
 */

import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measured } from "../search/lib/process.js";
import { stories } from "./corpus.js";
import { eleventySite } from "./eleventy.js";
import { hugoSite } from "./hugo.js";

/**
 * @import { Cost } from "../search/lib/process.js"
 * @import { Story } from "./corpus.js"
 * @typedef {{ name: string, site: string, steps: [string, string[]][], folder: string, isWhole?: boolean }} Generator
 * @typedef {{ generator: Generator, costs: Cost[] }} Column
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" }, "without-others": { type: "boolean", default: false } },
});

const target = resolve(process.env.TARGET ?? "target/release");
const here = new URL(".", import.meta.url).pathname;
const modules = join(here, "node_modules");
const pagefind = join(modules, "@pagefind", `linux-${process.arch}`, "bin", "pagefind_extended");
/** A style sheet as long as a site's own, for all alike. */
const style = readFileSync(join(here, "..", "..", "themes", "danvan", "assets", "style.css"), "utf8");

const work = mkdtempSync(join(tmpdir(), "danvan-bench-"));
try {
  const hugo = options["without-others"] ? "" : installHugo();
  for (const count of positionals.length > 0 ? positionals : ["1000"]) await compare(Number(count), hugo);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Installs Hugo, and gives its program. */
function installHugo() {
  const folder = join(work, "hugo");
  execFileSync("python3", ["-m", "venv", folder], { stdio: "inherit" });
  execFileSync(join(folder, "bin", "python"), ["-m", "pip", "install", "--quiet", "--requirement", join(here, "requirements.txt")], { stdio: ["ignore", "ignore", "inherit"] });
  return join(folder, "bin", "hugo");
}

/**
 * @param {number} count
 * @param {string} hugo
 */
async function compare(count, hugo) {
  const showcase = join(work, `danvan-${count}`);
  execFileSync(join(target, "examples", "corpus"), ["-n", String(count), "--output", showcase]);
  const all = stories(showcase);
  const columns = generators(showcase, count, hugo, all).map((generator) => ({ generator, costs: /** @type {Cost[]} */ ([]) }));
  for (let turn = 0; turn < Number(options.runs); turn += 1) {
    for (const { generator, costs } of columns) costs.push(await run(generator));
  }
  for (const { generator } of columns) check(generator, all);
  print(count, columns);
}

/**
 * Writes the site of each generator.
 * @param {string} showcase
 * @param {number} count
 * @param {string} hugo
 * @param {Story[]} all
 * @returns {Generator[]}
 */
function generators(showcase, count, hugo, all) {
  const danvan = join(target, "danvan");
  const steps = /** @type {[string, string[]][]} */ ([[danvan, ["build", "--date", "2026-11-22"]]]);
  const alike = join(work, `alike-${count}`);
  cpSync(showcase, alike, { recursive: true });
  cpSync(join(here, "theme"), join(alike, "themes", "alike"), { recursive: true });
  appendFileSync(join(alike, "content", "site.yaml"), "theme: alike\nwithout: [comparisons, rankings, data, short_addresses, places, terms, levels, awards, letters]\n");
  const ours = [
    { name: "danvan", folder: alike, site: join(alike, "public"), steps },
    { name: "danvan, all its pages", folder: showcase, site: join(showcase, "public"), steps, isWhole: true },
  ];
  if (!hugo) return ours;
  const [plain, searched, eleventy] = ["hugo", "searched", "eleventy"].map((it) => join(work, `${it}-${count}`));
  for (const folder of [plain, searched]) hugoSite(all, folder, style);
  eleventySite(all, eleventy, style, modules);
  /** @type {[string, string[]]} */
  const build = [hugo, ["--quiet"]];
  return [
    ...ours,
    { name: "Hugo + Pagefind", folder: searched, site: join(searched, "public"), steps: [build, [pagefind, ["--site", "public", "--glob", "mo-hinh/bai-*/index.html"]]] },
    { name: "Hugo, no search", folder: plain, site: join(plain, "public"), steps: [build] },
    { name: "Eleventy, no search", folder: eleventy, site: join(eleventy, "public"), steps: [[process.execPath, ["node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]]] },
  ];
}

/**
 * Makes a site afresh.
 * @param {Generator} generator
 * @returns {Promise<Cost>}
 */
async function run({ folder, site, steps }) {
  // What danvan keeps of a build for the next goes too.
  for (const made of [site, join(folder, ".danvan")]) rmSync(made, { recursive: true, force: true });
  const sum = { cpu: 0, memory: 0 };
  for (const [program, given] of steps) {
    const cost = await measured(program, given, folder);
    sum.cpu += cost.cpu;
    sum.memory = Math.max(sum.memory, cost.memory);
  }
  return sum;
}

/**
 * Holds a site to what it was asked for: every story has its page, with all its words.
 * @param {Generator} generator
 * @param {Story[]} all
 */
function check({ name, site }, all) {
  for (const story of all) {
    // Each writes the apostrophe in its own way.
    const html = readFileSync(join(site, "mo-hinh", story.slug, "index.html"), "utf8").replace(/&#(39|x27);|&rsquo;|’/g, "'");
    const last = story.body.trim().split(" ").slice(-6).join(" ");
    for (const words of [story.title, story.place, last]) {
      if (!html.includes(words)) throw new Error(`${name}: the page of ${story.slug} lacks “${words}”`);
    }
  }
}

/**
 * @param {string} site
 */
function weigh(site) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const pages = files.filter((it) => it.name.endsWith(".html"));
  const size = (/** @type {typeof files} */ some) => some.reduce((sum, it) => sum + statSync(join(it.parentPath, it.name)).size, 0);
  return { files: files.length, bytes: size(files), pages: pages.length, pageBytes: size(pages) };
}

/**
 * @param {number} count
 * @param {Column[]} columns
 */
function print(count, columns) {
  const line = (/** @type {string[]} */ cells) => console.log(`| ${cells.join(" | ")} |`);
  const row = (/** @type {string} */ name, /** @type {(column: Column) => string} */ value) => line([name, ...columns.map(value)]);
  const weights = new Map(columns.map(({ generator }) => [generator, weigh(generator.site)]));
  const weight = (/** @type {Column} */ { generator }) => /** @type {ReturnType<typeof weigh>} */ (weights.get(generator));
  const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  console.log(`\n### ${count.toLocaleString("vi")} stories, medians of ${options.runs}\n`);
  line(["", ...columns.map(({ generator }) => generator.name)]);
  line(["---", ...columns.map(() => "---")]);
  row("CPU", ({ costs }) => `${median(costs.map((it) => it.cpu)).toFixed(1)} s`);
  row("CPU, times danvan's", ({ costs }) => median(costs.map((it, turn) => it.cpu / columns[0].costs[turn].cpu)).toFixed(1));
  row("memory", ({ costs }) => `${(median(costs.map((it) => it.memory)) / 1e6).toFixed(0)} MB`);
  row("pages", (it) => weight(it).pages.toLocaleString("vi"));
  row("bytes of pages", (it) => `${(weight(it).pageBytes / 1e6).toFixed(1)} MB`);
  row("files", (it) => weight(it).files.toLocaleString("vi"));
  row("bytes in all", (it) => `${(weight(it).bytes / 1e6).toFixed(1)} MB`);
  const [ours, ...others] = columns.filter(({ generator }) => !generator.isWhole);
  for (const other of others) {
    const [pages, bytes] = [weight(ours).pages / weight(other).pages, weight(ours).pageBytes / weight(other).pageBytes];
    const name = other.generator.name;
    if (Math.abs(pages - 1) > 0.02 || Math.abs(bytes - 1) > 0.25) throw new Error(`danvan cannot be compared with ${name}: ${pages.toFixed(2)} times its pages, ${bytes.toFixed(2)} times their bytes`);
  }
}

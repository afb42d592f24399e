/**
 * Tells what a volume costs: seconds by the clock, processor time, pages a second and memory, for 20 and 200 stories
 * or as many as are named; beside it WeasyPrint, over the same text in the same run.
 *
 *     cargo build --release --bin danvan --example corpus
 *     TARGET=$PWD/target/release node benches/print/run.js [--runs 3] [--without-weasyprint] [STORIES…]
 *
 * Prints tables of medians, as they stand in benches/README.md. Both write what is tagged, PDF/UA-1. WeasyPrint is
 * installed into a folder of its own, in the version that `requirements.txt` names.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measured } from "../search/lib/process.js";
import { page } from "./book.js";

/** @typedef {{ seconds: number, cpu: number, memory: number, pages: number }} Cost */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" }, "without-weasyprint": { type: "boolean", default: false } },
});

const target = resolve(process.env.TARGET ?? "target/release");
const here = new URL(".", import.meta.url).pathname;
const danvan = join(target, "danvan");
const date = ["--date", "2026-11-22"];
const volume = "title: Kho bài thử\norgan: Bản đo\nparts: [bia, muc-luc, mo-hinh, phu-luc-so-lieu, tra-cuu-dia-danh, tra-cuu-ten, bia-sau]\n";

const work = mkdtempSync(join(tmpdir(), "danvan-bench-"));
try {
  const weasyprint = options["without-weasyprint"] ? "" : install();
  for (const count of positionals.length > 0 ? positionals : ["20", "200"]) await compare(Number(count), weasyprint);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Installs WeasyPrint, and gives its program. */
function install() {
  const folder = join(work, "weasyprint");
  execFileSync("python3", ["-m", "venv", folder], { stdio: "inherit" });
  const program = join(folder, "bin", "python");
  execFileSync(program, ["-m", "pip", "install", "--quiet", "--requirement", join(here, "requirements.txt")], { stdio: ["ignore", "ignore", "inherit"] });
  return join(folder, "bin", "weasyprint");
}

/**
 * @param {number} count
 * @param {string} weasyprint
 */
async function compare(count, weasyprint) {
  const folder = join(work, String(count));
  execFileSync(join(target, "examples", "corpus"), ["-n", String(count), "--output", folder]);
  mkdirSync(join(folder, "content", "ky-yeu"), { recursive: true });
  writeFileSync(join(folder, "content", "ky-yeu", "tat-ca.yaml"), volume);
  const columns = [{ name: "danvan", cost: await median(() => ours(folder)) }];
  if (weasyprint) columns.push({ name: "WeasyPrint", cost: await median(() => theirs(folder, weasyprint)) });
  console.log(`\n### ${count.toLocaleString("vi")} stories\n`);
  print(columns);
}

/** @param {string} folder */
async function ours(folder) {
  const cost = await timed(danvan, ["print", "tat-ca", ...date], folder);
  return { ...cost, pages: pages(folder, "tat-ca") };
}

/**
 * @param {string} folder
 * @param {string} weasyprint
 */
async function theirs(folder, weasyprint) {
  execFileSync(danvan, ["print", "tat-ca", "--profile", "epub", ...date], { cwd: folder, stdio: "ignore" });
  const books = readdirSync(folder).filter((it) => it.endsWith(".epub"));
  writeFileSync(join(folder, "book.html"), page(join(folder, books[0] ?? "")));
  const cost = await timed(weasyprint, ["--pdf-variant", "pdf/ua-1", "--quiet", "book.html", "weasyprint.pdf"], folder);
  return { ...cost, pages: pages(folder, "weasyprint") };
}

/**
 * @param {string} program
 * @param {string[]} given
 * @param {string} folder
 */
async function timed(program, given, folder) {
  const since = performance.now();
  const cost = await measured(program, given, folder);
  return { ...cost, seconds: (performance.now() - since) / 1000 };
}

/**
 * Counts the pages of the books whose names begin so: a volume of many stories is several.
 * @param {string} folder
 * @param {string} name
 */
function pages(folder, name) {
  const books = readdirSync(folder).filter((it) => it.startsWith(name) && it.endsWith(".pdf"));
  const count = (/** @type {string} */ book) => Number(/^Pages: +(\d+)/m.exec(execFileSync("pdfinfo", [book], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))?.[1]);
  return books.map(count).reduce((sum, it) => sum + it, 0);
}

/**
 * Runs several times, and gives the median of each cost.
 * @param {() => Promise<Cost>} run
 * @returns {Promise<Cost>}
 */
async function median(run) {
  /** @type {Cost[]} */
  const all = [];
  for (let at = 0; at < Number(options.runs); at += 1) all.push(await run());
  const middle = (/** @type {(it: Cost) => number} */ of) => all.map(of).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return { seconds: middle((it) => it.seconds), cpu: middle((it) => it.cpu), memory: middle((it) => it.memory), pages: middle((it) => it.pages) };
}

/** @param {{ name: string, cost: Cost }[]} columns */
function print(columns) {
  const line = (/** @type {string[]} */ cells) => console.log(`| ${cells.join(" | ")} |`);
  line(["median", ...columns.map(({ name }) => name), ...columns.length === 2 ? ["times"] : []]);
  line(["---", ...columns.map(() => "---"), ...columns.length === 2 ? ["---"] : []]);
  row("clock", ({ seconds }) => seconds, (it) => `${it.toFixed(1)} s`);
  row("processor", ({ cpu }) => cpu, (it) => `${it.toFixed(1)} s`);
  row("memory", ({ memory }) => memory, (it) => `${(it / 1e6).toFixed(0)} MB`);
  row("pages", ({ pages }) => pages, String, "");
  row("pages a second of processor", ({ pages, cpu }) => pages / cpu, (it) => it.toFixed(0), "less");

  /**
   * @param {string} name
   * @param {(cost: Cost) => number} of
   * @param {(value: number) => string} show
   * @param {"more" | "less" | ""} better
   */
  function row(name, of, show, better = "more") {
    const [one = 0, two] = columns.map(({ cost }) => of(cost));
    const times = better === "" || two === undefined ? "" : (better === "more" ? two / one : one / two).toFixed(1);
    line([name, ...columns.map(({ cost }) => show(of(cost))), ...columns.length === 2 ? [times] : []]);
  }
}

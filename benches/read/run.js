/**
 * How fast a reader with a phone and a poor line sees a page: Lighthouse's measure, the median of several runs.
 *
 *     node benches/read/run.js [--runs 3] [--least 95] FOLDER
 *
 * The folder is that of a built site. It ends badly where a page falls below the least.
 */

import { parseArgs } from "node:util";
import { Server } from "../search/lib/server.js";
import { Browser } from "../../tests/browser/lib/lighthouse.js";
import { longestOf } from "../../tests/browser/lib/sample.js";
import { readSite } from "../../tests/browser/lib/site.js";

const KINDS = ["home", "model", "list of models", "search", "comparisons"];

const { values, positionals: [folder] } = parseArgs({
  options: { runs: { type: "string", default: "3" }, least: { type: "string", default: "95" } },
  allowPositionals: true,
});
if (!folder) throw new Error("name the folder of a built site");

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const site = readSite(folder);
const server = new Server(folder);
const origin = await server.start();
console.log("| page | performance | first paint, ms | largest paint, ms | blocked, ms | shift |\n|---|--:|--:|--:|--:|--:|");
/** @type {string[]} */
const slow = [];
for (const kind of KINDS) {
  const url = longestOf(site, kind)?.url ?? "/";
  /** @type {number[][]} */
  const runs = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const browser = await Browser.open();
    const { scores, audits } = await browser.audit(origin + url, ["performance"]);
    await browser.close();
    const value = (/** @type {string} */ id) => audits[id].numericValue ?? 0;
    runs.push([scores.performance, value("first-contentful-paint"), value("largest-contentful-paint"), value("total-blocking-time"), value("cumulative-layout-shift")]);
  }
  const [score, first, largest, blocked, shift] = [0, 1, 2, 3, 4].map((at) => median(runs.map((it) => it[at])));
  console.log(`| ${kind} \`${url}\` | ${score} | ${Math.round(first)} | ${Math.round(largest)} | ${Math.round(blocked)} | ${shift.toFixed(3)} |`);
  if (score < Number(values.least)) slow.push(url);
}
await server.close();
if (slow.length > 0) {
  console.error(`slower than ${values.least}: ${slow.join(", ")}`);
  process.exitCode = 1;
}

/**
 * Judges the shipped search: stories and queries of our own, the script and the index as readers get them.
 *
 *     DANVAN=$PWD/target/debug/danvan node tests/search/evaluate.js [--among 5000] [--bad] [SET…]
 *
 * Prints nDCG@10, recall@10 and the share of queries without a result, by kind of query, over all sets of `sets/` or
 * those that are named; ends badly below the goals. `--among` sets the stories among so many of other subjects, of
 * which no query asks; the example `corpus` makes them. `--bad` names each query that is answered worse than it could
 * be. `DANVAN_SEARCH_SITES` names a folder that keeps the built sites for another run.
 */

import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build, read, sets } from "./lib/corpus.js";
import { Host, engineOf } from "./lib/engine.js";
import { mean, ndcg, recall } from "./lib/measure.js";

/**
 * @import { JudgedSet, Query } from "./lib/corpus.js"
 * @typedef {{ query: Query, ndcg: number, recall: number, count: number, found: string[] }} Judged
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { among: { type: "string", default: "0" }, bad: { type: "boolean" } },
});

/** What all queries together, and those typed without marks, must reach; among many others, what they still must. */
const GOALS = options.among === "0" ? { ndcg: 0.95, recall: 0.95, plain: 0.97 } : { ndcg: 0.88, recall: 0.88, plain: 0.9 };

const names = positionals.length > 0 ? positionals : sets();
/** @type {Judged[]} */
const judged = [];
for (const name of names) {
  const own = await judgeSet(name);
  if (names.length > 1) row(name, own.filter(isAnswerable));
  judged.push(...own);
}
report();

/** @param {string} name */
async function judgeSet(name) {
  const { stories, queries } = /** @type {JudgedSet} */ (read(`sets/${name}.json`));
  const kept = process.env.DANVAN_SEARCH_SITES && join(process.env.DANVAN_SEARCH_SITES, `${name}-${options.among}`);
  const site = kept && existsSync(kept) ? kept : build(resolve(process.env.DANVAN ?? "target/debug/danvan"), stories, Number(options.among));
  if (kept && site !== kept) cpSync(site, kept, { recursive: true });
  const engine = engineOf(site);
  const index = await new Host(site, engine).open();
  /** @type {Judged[]} */
  const own = [];
  for (const query of queries) own.push(await judge(engine, index, query));
  return own;
}

/**
 * @param {import("./lib/engine.js").Engine} engine
 * @param {any} index
 * @param {Query} query
 * @returns {Promise<Judged>}
 */
async function judge(engine, index, query) {
  const answer = await engine.search(index, query.query, 10);
  const count = answer.scores.filter((it) => it > 0).length;
  const cards = await index.cards(engine.leading(answer.scores, 10));
  const found = cards.map((/** @type {{ url: string }} */ it) => it.url.split("/")[2]);
  const isNothing = Object.keys(query.relevant).length === 0;
  return {
    query,
    found,
    count,
    ndcg: isNothing ? Number(count === 0) : ndcg(found, query.relevant),
    recall: isNothing ? 1 : recall(found, query.relevant),
  };
}

/** @param {Judged} it */
function isAnswerable(it) {
  return Object.keys(it.query.relevant).length > 0;
}

/** Prints what all sets together come to, and holds it to the goals. */
function report() {
  const answerable = judged.filter(isAnswerable);
  const nothing = judged.filter((it) => !isAnswerable(it));
  console.log("kind          queries  nDCG@10  recall@10  without result");
  for (const kind of [...new Set(answerable.map((it) => it.query.kind))]) row(kind, answerable.filter((it) => it.query.kind === kind));
  row("all", answerable);
  console.log(`nonsense that finds nothing: ${nothing.filter((it) => it.count === 0).length} of ${nothing.length}`);
  if (options.bad) judged.filter((it) => it.ndcg < 0.999).forEach(tell);
  const plain = answerable.filter((it) => it.query.kind === "khong-dau");
  const isGood = mean(answerable.map((it) => it.ndcg)) >= GOALS.ndcg
    && mean(answerable.map((it) => it.recall)) >= GOALS.recall
    && mean(plain.map((it) => it.ndcg)) >= GOALS.plain;
  if (isGood) return;
  console.error(`below the goals: ${JSON.stringify(GOALS)}`);
  process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {Judged[]} some
 */
function row(name, some) {
  const number = (/** @type {number} */ it) => it.toFixed(3).padStart(9);
  const without = some.filter((it) => it.count === 0).length / some.length;
  console.log(`${name.padEnd(12)}${String(some.length).padStart(9)}${number(mean(some.map((it) => it.ndcg)))}  ${number(mean(some.map((it) => it.recall)))}  ${number(without)}`);
}

/** @param {Judged} it */
function tell(it) {
  console.log(`${it.ndcg.toFixed(2)} ${it.query.kind}: ${it.query.query} → ${it.found.slice(0, 5).join(" ")} (${it.count}); wanted ${Object.keys(it.query.relevant).join(" ")}`);
}

/**
 * Holds the script's syllables to the program's, on the shared examples and on texts made at random
 * of what people type, paste and misspell. The same texts every time.
 *
 *     NORMALISE=target/debug/examples/normalise node tests/search/fuzz.js SITE
 */

import { execFileSync } from "node:child_process";
import { read } from "./lib/corpus.js";
import { engineOf } from "./lib/engine.js";

const TEXTS = 20_000;
const PIECES = [
  ..."aăâeêioôơuưyđbcdghklmnpqrstvxAĐÔƯfjzw0123456789",
  "\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302", "\u0306", "\u031b",
  "ườ", "uyễn", "hòa", "hoà", "kỹ", "kĩ", "quý", "Tr’hy", "R'lấp", "1.250", "12.345.678", "2,5", "03", "m²", "㎡", "ﬁ", "½",
  " ", " ", " ", "\u00a0", ".", ",", "-", "–", "/", "’", "'", "\"", "“", "”", "(", ")", ":", ";", "!", "\n", "\t",
  "\u200b", "\u00ad", "\ufeff", "ð", "Ð", "東京", "й", "ё", "Σ", "ς", "İ", "ß", "é", "ü", "①", "٣", "😀",
];

const site = process.argv[2];
if (!site) throw new Error("name the folder of a built site");
const { cut } = engineOf(site);
const random = generator(20_261_122);
const texts = [...read("normalise.json").map((/** @type {{ text: string }} */ it) => it.text), ...Array.from({ length: TEXTS }, text)];
const lines = execFileSync(process.env.NORMALISE ?? "target/debug/examples/normalise", {
  input: texts.map((it) => `${JSON.stringify(it)}\n`).join(""),
  encoding: "utf8",
  maxBuffer: 1 << 28,
}).trimEnd().split("\n");
const wrong = texts.filter((it, at) => lines[at] !== JSON.stringify(show(it)));
for (const it of wrong.slice(0, 10)) console.error(`${JSON.stringify(it)}: ${JSON.stringify(show(it))}, not ${lines[texts.indexOf(it)]}`);
console.log(`${texts.length} texts, ${wrong.length} read in two ways`);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** @param {string} it */
function show(it) {
  return cut(it).map(({ key, form, starts }) => `${starts ? "|" : ""}${key}/${form}`);
}

function text() {
  const length = random(24);
  return Array.from({ length }, () => PIECES[random(PIECES.length)]).join("");
}

/**
 * Makes a source of numbers below a limit, always the same.
 * @param {number} seed
 */
function generator(seed) {
  let state = seed;
  return (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 2 ** 32 * limit);
  };
}

/**
 * Holds the HTML of bodies to the examples of CommonMark, which are read from the package `commonmark-spec`
 * (CC BY-SA 4.0; nothing of it is kept here). Where ours is another on purpose, the example is listed in
 * `differences.json` with the reason; one that is listed and does not differ is a fault too.
 *
 *     npm ci --prefix tests/markdown && RENDER=target/debug/examples/commonmark node tests/markdown/spec.js
 */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import spec from "commonmark-spec";

/** @type {Record<string, number[]>} */
const reasons = JSON.parse(readFileSync(new URL("differences.json", import.meta.url), "utf8"));
const listed = new Map(Object.entries(reasons).flatMap(([reason, numbers]) => numbers.map((it) => [it, reason])));

const texts = spec.tests.map(({ markdown }) => markdown.replaceAll("→", "\t"));
const lines = execFileSync(process.env.RENDER ?? "target/debug/examples/commonmark", {
  input: texts.map((it) => `${JSON.stringify(it)}\n`).join(""),
  encoding: "utf8",
}).trimEnd().split("\n");

let faults = 0;
for (const [at, { number, html }] of spec.tests.entries()) {
  const ours = plain(JSON.parse(lines[at]));
  const theirs = plain(html.replaceAll("→", "\t"));
  if ((ours !== theirs) === listed.has(number)) continue;
  faults += 1;
  console.log(`${number}${listed.has(number) ? " is listed and does not differ" : ""}\n  ${JSON.stringify(texts[at])}\n- ${JSON.stringify(theirs)}\n+ ${JSON.stringify(ours)}`);
}
console.log(`${spec.tests.length} examples: ${spec.tests.length - listed.size} the same, ${listed.size} other on purpose, ${faults} at fault`);
process.exitCode = faults === 0 ? 0 : 1;

/**
 * Writes HTML in one way: what is ours on every page (names of headings, classes, headings one level down,
 * typographic quotes, pictures filled in later) is made as the examples have it.
 * @param {string} html
 */
function plain(html) {
  return html
    .replace(/\{"alt":(".*?(?<!\\)"),"src":(".*?(?<!\\)"),"title":(".*?(?<!\\)")\}/g, (_, ...said) => {
      const [alt, src, title] = said.slice(0, 3).map((it) => escaped(JSON.parse(it)));
      return `<img src="${src}" alt="${alt}"${title ? ` title="${title}"` : ""} />`;
    })
    .replace(/<(\/?)h1\b/g, "<$1h2")
    .replace(/ (id|class|rel|tabindex|role|aria-label)="[^"]*"/g, "")
    .replace(/<\/?(span|figure|figcaption|div)>/g, "")
    .replace(/[“”]|&quot;/g, "\"")
    .replace(/[‘’]|&#39;/g, "'")
    .replaceAll("…", "...").replaceAll("—", "---").replaceAll("–", "--")
    .replace(/(href|src)="([^"]*)"/g, (_, name, address) => `${name}="${decoded(address)}"`)
    .replace(/\s*\n\s*/g, "\n")
    .replace(/\n?(<\/?(p|ul|ol|li|blockquote|pre|h\d|hr)[ />]*>?)\n?/g, "$1")
    .replaceAll("\u00a0", " ")
    .trim();
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
}

/** @param {string} address */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

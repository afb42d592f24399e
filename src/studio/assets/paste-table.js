/** Tables of something pasted: cells that span others are set out, rows without words go. */

import { isBlock, isUnread, lineOf } from "./paste-line.js";

/** More columns and rows than a cell is believed to span. */
const MOST = 50;

/**
 * @param {Element} table
 * @returns {string[]}
 */
export function tableOf(table) {
  const rows = gridOf(table).filter((row) => row.some(Boolean));
  const width = Math.max(0, ...rows.map((row) => row.length));
  // A table of one column is how old pages and papers lay text out.
  if (width < 2) return rows.map((row) => row.join(" "));
  const line = (/** @type {string[]} */ row) => `| ${Array.from({ length: width }, (_, at) => (row[at] ?? "").replace(/\|/g, "\\|")).join(" | ")} |`;
  const [head, ...rest] = rows;
  const all = [line(head.map((it) => it.replace(/\*\*/g, ""))), `|${"---|".repeat(width)}`, ...rest.map(line)];
  return [all.join("\n").replace(/ {2,}\|/g, "  |")];
}

/**
 * Gives the texts of the cells, each in its column.
 * @param {Element} table
 */
function gridOf(table) {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table && !isUnread(row));
  /** @type {string[][]} */
  const grid = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.children) {
      if (isUnread(cell)) continue;
      while (grid[at][column] !== undefined) column += 1;
      const [wide, high] = [span(cell, "colspan"), span(cell, "rowspan")];
      for (let down = 0; down < high && grid[at + down]; down += 1) {
        for (let right = 0; right < wide; right += 1) grid[at + down][column + right] = "";
      }
      grid[at][column] = flat(cell);
    }
  });
  return grid.map((row) => Array.from(row, (it) => it ?? ""));
}

/**
 * @param {Element} cell
 * @param {string} name
 */
function span(cell, name) {
  return Math.min(MOST, Math.max(1, Number(cell.getAttribute(name) ?? 1) || 1));
}

/**
 * Gives all that a cell holds on one line: paragraphs one after the other, items and rows parted by signs.
 * @param {Element} cell
 * @returns {string}
 */
function flat(cell) {
  /** @type {string[]} */
  const parts = [];
  /** @type {Node[]} */
  let line = [];
  const flush = () => {
    parts.push(lineOf(line).replace(/\n+/g, " "));
    line = [];
  };
  for (const node of cell.childNodes) {
    if (!isBlock(node)) {
      line.push(node);
      continue;
    }
    flush();
    const element = /** @type {Element} */ (node);
    if (element.localName === "table") parts.push(gridOf(element).map((row) => row.filter(Boolean).join(" ")).filter(Boolean).join("; "));
    else if (element.matches("ul, ol")) parts.push([...element.children].map(flat).filter(Boolean).join("; "));
    else parts.push(flat(element));
  }
  flush();
  return parts.filter(Boolean).join(" ");
}

/** Rows of lists: added from the empty one that the page holds, taken away, and taken back. */

import { touch } from "./ask.js";

/** @param {HTMLFormElement} form */
export function start(form) {
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.matches("[data-add]")) {
      const list = button.closest("[data-list]");
      if (list) firstField(addRow(list))?.focus();
    }
    if (button.matches("[data-remove]")) remove(button);
  });
  for (const list of form.querySelectorAll("[data-list]")) {
    // An empty list of what most stories have starts with a row to fill in.
    const usual = ["places", "metrics", "sources"].includes(list.getAttribute("data-list") ?? "");
    if (usual && !list.querySelector("[data-row]")) addRow(list);
  }
}

/**
 * Adds an empty row to a list.
 * @param {Element} list
 * @param {number} [number] the number it shall have
 */
export function addRow(list, number = nextNumber(list)) {
  const template = /** @type {HTMLTemplateElement} */ (list.querySelector("template[data-blank]"));
  const row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("__")) element.setAttribute(name, value.replaceAll("__", String(number)));
    }
  }
  list.querySelector(".items")?.append(row);
  row.dispatchEvent(new CustomEvent("row", { bubbles: true }));
  return row;
}

/**
 * Adds the rows that fields of some names need.
 * @param {HTMLFormElement} form
 * @param {string[]} names
 */
export function addRows(form, names) {
  for (const name of names) {
    const [list, number] = name.split(".");
    const home = form.querySelector(`[data-list="${list}"]`);
    if (!home || !/^\d+$/.test(number ?? "")) continue;
    if (!home.querySelector(`[data-row="${list}.${number}"]`)) addRow(home, Number(number));
  }
}

/** @param {Element} list */
function nextNumber(list) {
  const numbers = [...list.querySelectorAll("[data-row]")].map((row) =>
    Number(row.getAttribute("data-row")?.split(".").pop()));
  return Math.max(-1, ...numbers.filter(Number.isFinite)) + 1;
}

/** @param {Element} row */
function firstField(row) {
  return /** @type {HTMLElement | null} */ (row.querySelector("input:not([type=hidden]), select, textarea"));
}

/**
 * Takes a row away, and leaves a way to have it again.
 * @param {Element} button
 */
function remove(button) {
  const row = /** @type {HTMLElement} */ (button.closest("[data-row]"));
  const list = /** @type {HTMLElement} */ (row.closest("[data-list]"));
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("input, select, textarea"));
  for (const field of fields) field.disabled = true;
  row.hidden = true;
  const note = document.createElement("li");
  note.className = "item";
  note.append("Đã bỏ dòng này. ");
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = "Lấy lại";
  back.addEventListener("click", () => {
    for (const field of fields) field.disabled = false;
    row.hidden = false;
    note.remove();
    firstField(row)?.focus();
    touch(list);
  });
  note.append(back);
  row.after(note);
  back.focus();
  touch(list);
}

/** Figures found in the body: taken into the list of figures one by one, or passed over for good. */

import { touch } from "./ask.js";
import { addRow } from "./rows.js";

/** @param {HTMLFormElement} form */
export function start(form) {
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-take], [data-pass]") : null;
    const item = button?.closest("[data-found]");
    if (!button || !item) return;
    if (button.matches("[data-take]")) take(form, item);
    else pass(form, item);
  });
  settle(form);
}

/**
 * Shows what was found in the text as it is saved now, unless someone is just choosing.
 * @param {HTMLFormElement} form
 * @param {string} html
 */
export function show(form, html) {
  const home = document.getElementById("found");
  if (!home || home.contains(document.activeElement)) return;
  home.innerHTML = html;
  for (const part of home.querySelectorAll("[data-script]")) part.removeAttribute("hidden");
  settle(form);
}

/**
 * Makes a row of a figure, in the empty one that waits or in a new one.
 * @param {HTMLFormElement} form
 * @param {Element} item
 */
function take(form, item) {
  const list = /** @type {Element} */ (form.querySelector("[data-list=metrics]"));
  const rows = [...list.querySelectorAll("[data-row]")];
  const isEmpty = (/** @type {Element} */ row) => !row.hasAttribute("hidden") && !field(row, "key").value && !field(row, "value").value;
  const row = rows.find(isEmpty) ?? addRow(list);
  field(row, "key").value = item.querySelector("select")?.value ?? item.getAttribute("data-found") ?? "";
  field(row, "value").value = item.getAttribute("data-wording") ?? "";
  leave(item);
  field(row, "value").focus();
  touch(field(row, "value"));
}

/**
 * @param {HTMLFormElement} form
 * @param {Element} item
 */
function pass(form, item) {
  const next = item.nextElementSibling ?? item.previousElementSibling;
  localStorage.setItem(store(form), JSON.stringify([...passed(form), mark(item)]));
  leave(item);
  const button = next?.querySelector("[data-pass]") ?? form.querySelector("[data-list=metrics] [data-add]");
  if (button instanceof HTMLElement) button.focus();
}

/**
 * Leaves out what its editor has passed over.
 * @param {HTMLFormElement} form
 */
function settle(form) {
  const all = passed(form);
  for (const item of form.querySelectorAll("[data-found]")) {
    if (all.includes(mark(item))) leave(item);
  }
}

/** @param {Element} item */
function leave(item) {
  const section = item.closest(".found");
  item.remove();
  if (section && !section.querySelector("[data-found]")) section.remove();
}

/** @param {Element} item */
function mark(item) {
  return `${item.getAttribute("data-wording")} ${item.querySelector(".advice")?.textContent}`;
}

/**
 * @param {HTMLFormElement} form
 * @returns {string[]}
 */
function passed(form) {
  return JSON.parse(localStorage.getItem(store(form)) ?? "[]");
}

/** @param {HTMLFormElement} form */
function store(form) {
  return `danvan-studio-passed:${form.dataset.file}`;
}

/**
 * @param {Element} row
 * @param {string} name
 */
function field(row, name) {
  return /** @type {HTMLInputElement} */ (row.querySelector(`[name="${row.getAttribute("data-row")}.${name}"]`));
}

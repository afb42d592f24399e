/** Shows at once how a figure is read: "gần 1.000 m2" is "< 1.000 m²". */

import { ask } from "./ask.js";

/** How long typing must rest before a figure is read. */
const PAUSE = 200;

/** @param {HTMLFormElement} form */
export function start(form) {
  /** @type {WeakMap<Element, number>} */
  const timers = new WeakMap();
  const plan = (/** @type {Event} */ event) => {
    const row = event.target instanceof Element ? event.target.closest(".is-figures [data-row]") : null;
    const composing = event instanceof InputEvent && event.isComposing;
    if (!row || composing) return;
    clearTimeout(timers.get(row));
    timers.set(row, window.setTimeout(() => read(row), PAUSE));
  };
  form.addEventListener("input", plan);
  form.addEventListener("change", plan);
  form.addEventListener("compositionend", plan);
}

/** @param {Element} row */
async function read(row) {
  const name = row.getAttribute("data-row");
  const metric = /** @type {HTMLSelectElement} */ (row.querySelector(`[name="${name}.key"]`)).value;
  const field = /** @type {HTMLInputElement} */ (row.querySelector(`[name="${name}.value"]`));
  const text = field.value;
  const answer = await ask("reading", { metric, text });
  const meaning = document.getElementById(`${field.id}-meaning`);
  if (!answer || !meaning || field.value !== text) return;
  meaning.textContent = answer.text || (text && !metric ? "Hãy chọn chỉ tiêu để máy đọc con số này." : "");
  meaning.classList.toggle("is-bad", !answer.well);
}

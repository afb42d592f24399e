/** Takes in pictures, dropped, chosen or pasted: each becomes a row that asks what is in it and who agreed. */

import { addRow } from "./rows.js";
import { touch } from "./ask.js";
import { paragraph } from "./tools.js";

/** @param {HTMLFormElement} form */
export function start(form) {
  const drop = form.querySelector("[data-drop]");
  const list = drop?.closest("[data-list]");
  const choose = drop?.querySelector("input[type=file]");
  const picture = form.querySelector("[data-tool=picture]");
  if (!drop || !list || !(choose instanceof HTMLInputElement)) return picture?.remove();
  const taker = new Taker(form, list);
  let intoBody = false;
  choose.addEventListener("into-body", () => {
    intoBody = true;
    choose.click();
  });
  choose.addEventListener("pasted", (event) => {
    taker.takeAll(/** @type {CustomEvent<File[]>} */ (event).detail, true);
  });
  choose.addEventListener("change", () => {
    taker.takeAll([...choose.files ?? []], intoBody);
    intoBody = false;
    choose.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => drop.classList.remove("is-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    taker.takeAll([.../** @type {DragEvent} */ (event).dataTransfer?.files ?? []], false);
  });
  for (const row of list.querySelectorAll("[data-row]")) settle(row);
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-insert]") : null;
    const row = button?.closest("[data-row]");
    if (row) insert(row);
  });
}

class Taker {
  /**
   * @param {HTMLFormElement} form
   * @param {Element} list
   */
  constructor(form, list) {
    this.form = form;
    this.list = list;
    this.status = /** @type {HTMLElement} */ (list.querySelector("[data-drop-status]"));
  }

  /**
   * @param {File[]} files
   * @param {boolean} intoBody
   */
  async takeAll(files, intoBody) {
    const faults = [];
    for (const file of files) {
      this.status.textContent = `Đang đưa ảnh ${file.name} vào…`;
      const fault = await this.take(file, intoBody);
      if (fault) faults.push(`${file.name}: ${fault}`);
    }
    const done = "Đã đưa ảnh vào. Hãy ghi lời tả cho từng ảnh.";
    this.status.textContent = faults.length > 0 ? faults.join(" ") : done;
  }

  /**
   * Takes in one picture; says what is wrong with it.
   * @param {File} file
   * @param {boolean} intoBody
   */
  async take(file, intoBody) {
    if (file.size > 32 * 1024 * 1024) return "ảnh quá 32 MB.";
    const story = this.form.dataset.file ?? "";
    const query = new URLSearchParams({ file: story, name: file.name });
    const sign = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("sign")).value;
    const answer = await fetch(`/_studio/picture?${query}`, {
      method: "POST",
      headers: { accept: "application/json", "x-danvan-sign": sign, "content-type": "application/octet-stream" },
      body: file,
    }).catch(() => undefined);
    const said = await answer?.json().catch(() => undefined);
    if (!answer?.ok || !said) return said?.fault ?? "chưa đưa vào được.";
    const row = addRow(this.list);
    const name = row.getAttribute("data-row");
    const field = /** @type {HTMLInputElement} */ (row.querySelector(`[name="${name}.file"]`));
    field.value = said.file;
    const thumb = /** @type {HTMLImageElement} */ (row.querySelector("img"));
    thumb.src = `/_studio/picture-file?${new URLSearchParams({ file: story, name: said.file })}`;
    settle(row);
    if (intoBody) insert(row);
    /** @type {HTMLElement | null} */ (row.querySelector(`[name="${name}.alt"]`))?.focus();
    touch(field);
    return undefined;
  }
}

/**
 * The name of a picture's file is not for typing.
 * @param {Element} row
 */
function settle(row) {
  const field = row.querySelector(`[name="${row.getAttribute("data-row")}.file"]`);
  if (field instanceof HTMLInputElement) field.readOnly = true;
}

/**
 * Puts a picture into the body, where the cursor is.
 * @param {Element} row
 */
function insert(row) {
  const value = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (row.querySelector(`[name="${row.getAttribute("data-row")}.${name}"]`)).value;
  const area = /** @type {HTMLTextAreaElement} */ (document.getElementById("f-body"));
  const alt = value("alt").replace(/[[\]]/g, "") || "Lời tả ảnh";
  paragraph(area, `![${alt}](${value("file")})\n`);
}

/**
 * Fields that offer what fits while one types: places by name, old or new, and other stories.
 * They follow the pattern of a combobox with a list: arrows, Enter, Escape.
 */

import { ask, touch } from "./ask.js";

/** @typedef {{ code: string, name: string, as_of?: string, note: string }} Offer */

/** How long typing must rest before something is asked. */
const PAUSE = 150;

/** @param {HTMLFormElement} form */
export function start(form) {
  for (const box of form.querySelectorAll(".combo")) begin(box);
  form.addEventListener("row", (event) => {
    const row = /** @type {Element} */ (event.target);
    for (const box of row.querySelectorAll(".combo")) begin(box);
  });
}

/** @param {Element} box */
function begin(box) {
  new Combo(/** @type {HTMLElement} */ (box));
}

class Combo {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.kind = box.dataset.combo === "place" ? "place" : "story";
    this.field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    this.meaning = /** @type {HTMLElement} */ (box.querySelector(".meaning"));
    this.input = this.kind === "place" ? this.field : this.stand();
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-options`;
    this.list.className = "options";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.kind === "place" ? "Các nơi tìm thấy" : "Các bài tìm thấy");
    this.list.hidden = true;
    box.append(this.list);
    /** @type {Offer[]} */
    this.offers = [];
    this.chosen = -1;
    this.asked = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    this.invite();
    this.listen();
  }

  /** Puts a field for words before the one that holds the id of a story. */
  stand() {
    const input = /** @type {HTMLInputElement} */ (this.field.cloneNode());
    input.removeAttribute("name");
    input.value = "";
    this.field.removeAttribute("id");
    this.field.removeAttribute("aria-describedby");
    this.field.type = "hidden";
    this.field.before(input);
    return input;
  }

  invite() {
    const set = this.kind === "place" ? this.part("code")?.value : this.field.value;
    const what = this.kind === "place" ? "Gõ tên xã, phường, có dấu hoặc không dấu" : "Gõ vài chữ của tiêu đề";
    this.input.placeholder = set ? "Gõ vào đây nếu muốn đổi" : what;
  }

  listen() {
    const { input, list } = this;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    // While letters are being composed, nothing is asked for half of them.
    input.addEventListener("input", (event) => {
      if (this.kind === "place") this.forget();
      if (!(event instanceof InputEvent && event.isComposing)) this.plan();
    });
    input.addEventListener("compositionend", () => this.plan());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (option) this.choose([...list.children].indexOf(option));
    });
  }

  /** A name typed over a chosen place means another place. */
  forget() {
    for (const name of ["code", "as_of"]) {
      const field = this.part(name);
      if (field && this.input.value) field.value = "";
    }
    if (this.input.value) this.meaning.textContent = "";
  }

  plan() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    const turn = ++this.asked;
    if (text.length < 2) return this.close();
    const answer = await ask(this.kind === "place" ? "places" : "stories", { q: text });
    if (turn !== this.asked || document.activeElement !== this.input) return;
    this.offers = answer?.found ?? [];
    this.chosen = -1;
    this.list.replaceChildren(...this.offers.map((offer, index) => this.option(offer, index)));
    this.show(this.offers.length > 0);
  }

  /**
   * @param {Offer} offer
   * @param {number} index
   */
  option(offer, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(offer.name);
    if (offer.note) {
      const note = document.createElement("span");
      note.className = "advice";
      note.textContent = offer.note;
      option.append(" ", note);
    }
    return option;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || this.list.hidden) return;
    const last = this.offers.length - 1;
    if (event.key === "ArrowDown") this.mark(this.chosen < last ? this.chosen + 1 : 0);
    else if (event.key === "ArrowUp") this.mark(this.chosen > 0 ? this.chosen - 1 : last);
    else if (event.key === "Enter") this.choose(Math.max(0, this.chosen));
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  /** @param {number} index */
  mark(index) {
    this.chosen = index;
    for (const [at, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    }
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
  }

  /** @param {number} index */
  choose(index) {
    const offer = this.offers[index];
    if (!offer) return;
    if (this.kind === "place") {
      const [code, day] = [this.part("code"), this.part("as_of")];
      if (code) code.value = offer.code;
      if (day) day.value = offer.as_of ?? "";
    } else {
      this.field.value = offer.code;
    }
    this.input.value = "";
    const name = document.createElement("strong");
    name.textContent = offer.name;
    this.meaning.replaceChildren("Đã chọn: ", name, offer.note && this.kind === "place" ? ` (${offer.note})` : "");
    this.close();
    this.invite();
    touch(this.field);
  }

  /**
   * Gives another field of the same place.
   * @param {string} name
   */
  part(name) {
    const path = this.field.name.replace(/name$/, name);
    const found = this.field.form?.elements.namedItem(path);
    return found instanceof HTMLInputElement ? found : undefined;
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.show(false);
  }

  /** @param {boolean} open */
  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }
}

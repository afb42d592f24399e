/**
 * Saves the form by itself, at most two seconds after a change, and keeps what is not saved yet in the
 * browser, so that nothing is lost when the program, the browser or the machine ends.
 */

import { show as showFound } from "./found.js";
import { follow } from "./preview.js";
import { addRows } from "./rows.js";

/** How long after the last change a save waits that keeps a version, and how long after the first. */
const PAUSE = 700;
const LONGEST = 1400;
/** How long a change waits that only brings the page beside up to date, at least and at most. */
const QUICK = 40;
const SLOW = 1000;
/** How many forms that were sent and never answered are told of with the next one. */
const FLYING = 3;
/** How long until the next try when the studio does not answer. */
const AGAIN = 2000;

/** @typedef {{ id: string, error: boolean, message: string, advice: string[] }} Problem */
/** @typedef {{ base: string, fields: [string, string][], flying?: string[] }} Kept */

/** @param {HTMLFormElement} form */
export function start(form) {
  const saver = new Saver(form);
  form.addEventListener("input", () => saver.change());
  form.addEventListener("change", () => saver.change());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter;
    saver.submit(button instanceof HTMLButtonElement ? button.value : "save");
  });
  addEventListener("pagehide", () => saver.leave());
  saver.offerRescue();
}

class Saver {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.key = `danvan-studio:${form.dataset.file}`;
    /** Counts changes; what is on the disk is as of `savedChange`, the last version as of `keptChange`. */
    this.lastChange = 0;
    this.savedChange = 0;
    this.keptChange = 0;
    /**
     * What was sent and not answered: it may be in the file.
     * @type {string[]}
     */
    this.flying = [];
    /** How long the studio took for the last save, in milliseconds. */
    this.taken = 0;
    /** @type {number | undefined} */
    this.soon = undefined;
    this.firstUnsaved = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {Promise<boolean> | undefined} */
    this.running = undefined;
    /** Set when the file has changed elsewhere, or the studio does not know this page any more. */
    this.stopped = false;
    this.base = /** @type {HTMLInputElement} */ (form.elements.namedItem("base"));
    this.saved = /** @type {HTMLElement} */ (document.getElementById("saved"));
    this.trouble = /** @type {HTMLElement} */ (document.getElementById("trouble"));
  }

  change() {
    this.lastChange += 1;
    this.keep();
    if (this.stopped) return;
    this.say("Đang lưu…");
    this.firstUnsaved ||= Date.now();
    const wait = Math.min(PAUSE, this.firstUnsaved + LONGEST - Date.now());
    this.plan(Math.max(0, wait));
    this.hurry();
  }

  /**
   * Saves soon, for the page beside to follow what is typed; a slow machine is given as much rest as it
   * works.
   */
  hurry() {
    this.soon ??= window.setTimeout(async () => {
      while (this.running) await this.running;
      this.soon = undefined;
      if (this.stopped || this.savedChange === this.lastChange) return;
      const isSaved = await this.begin("quick");
      if (isSaved && this.savedChange < this.lastChange) this.hurry();
    }, Math.min(SLOW, Math.max(QUICK, this.taken)));
  }

  /** @param {number} wait */
  plan(wait) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), wait);
  }

  /** Saves once what is being saved is saved. */
  async save() {
    while (this.running) await this.running;
    return this.begin("whole");
  }

  /** @param {"quick" | "whole"} how */
  begin(how) {
    this.running = this.send(how).finally(() => (this.running = undefined));
    return this.running;
  }

  /**
   * Sends the form, and tells whether it is saved.
   * @param {"quick" | "whole"} how
   */
  async send(how) {
    const [sent, start, fields] = [this.lastChange, performance.now(), this.fields()];
    const whole = fields.toString();
    if (this.flying.length > 0) fields.set("flying", this.flying.join("\n"));
    // Of what was sent while nobody answered, the first may have come through.
    this.flying = [...this.flying.slice(0, FLYING - 1), whole];
    this.keep();
    if (how === "quick") {
      fields.set("quick", "1");
    } else {
      clearTimeout(this.timer);
      this.firstUnsaved = 0;
    }
    const answer = await fetch(this.form.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body: fields,
    }).catch(() => undefined);
    this.taken = performance.now() - start;
    if (!answer) {
      this.say("Chưa lưu được: mất liên lạc với chương trình. Đang thử lại; chữ bạn gõ vẫn được giữ trong trình duyệt này.", true);
      this.plan(AGAIN);
      return false;
    }
    if (!answer.ok) {
      await this.refused(answer);
      return false;
    }
    const report = await answer.json();
    this.take(report, sent);
    if (how === "whole") this.settle(report, sent);
    return true;
  }

  /**
   * @param {any} report
   * @param {number} sent
   */
  take(report, sent) {
    this.base.value = report.base;
    this.flying = [];
    this.savedChange = sent;
    this.trouble.hidden = true;
    this.number(report.rows);
    follow(report.page);
    if (sent === this.lastChange) {
      localStorage.removeItem(this.key);
      this.say(`Đã lưu lúc ${report.time}`);
    } else {
      this.keep();
    }
  }

  /**
   * Says what is wrong and what is missing, once typing rests: half a word is no fault.
   * @param {any} report
   * @param {number} sent
   */
  settle(report, sent) {
    this.keptChange = sent;
    this.showProblems(report.problems);
    this.showPanel(report.panel);
    showFound(this.form, report.found);
  }

  /** @param {Response} answer */
  async refused(answer) {
    const { fault } = await answer.json().catch(() => ({}));
    if (answer.status === 500 && fault) {
      this.say(`Chưa lưu được. ${fault} Đang thử lại.`, true);
      return this.plan(AGAIN);
    }
    this.stopped = true;
    this.say("Chưa lưu", true);
    const [text, button] = this.reason(answer.status);
    const line = document.createElement("p");
    line.textContent = text;
    this.trouble.replaceChildren(line);
    if (button) {
      const way = document.createElement("button");
      way.type = "button";
      way.className = "primary";
      way.textContent = button;
      way.addEventListener("click", () => this.form.submit());
      this.trouble.append(way);
    }
    this.trouble.hidden = false;
  }

  /** @param {number} status */
  reason(status) {
    if (status === 409) return ["Bài này vừa được sửa ở chỗ khác. Chưa có gì bị ghi đè, cả hai bản đều được giữ.", "Xem hai bản và chọn"];
    if (status === 403) return ["Chương trình đã khởi động lại nên trang này hết hiệu lực. Hãy mở lại bằng địa chỉ mới; phần chưa lưu sẽ được đưa ra cho bạn."];
    if (status === 410 || status === 404) return ["Bài này đã bị xóa ở chỗ khác. Hãy chép chữ ra trước khi đóng trang, hoặc lấy lại bài ở “Bài đã xóa”."];
    return ["Chưa lưu được vì một lỗi lạ. Phần chưa lưu được giữ trong trình duyệt này; hãy nạp lại trang."];
  }

  /**
   * Saves, then lets the button do its work.
   * @param {string} action
   */
  async submit(action) {
    if (action === "save" && !this.stopped) {
      await this.save();
      return;
    }
    clearTimeout(this.timer);
    while (this.running) await this.running;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "step";
    field.value = action;
    this.form.append(field);
    localStorage.removeItem(this.key);
    this.savedChange = this.lastChange;
    this.keptChange = this.lastChange;
    this.form.submit();
  }

  /** Sends what has no version yet when the page is left. */
  leave() {
    if (this.keptChange === this.lastChange || this.stopped || this.running) return;
    fetch(this.form.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body: this.fields(),
      keepalive: true,
    }).catch(() => {});
  }

  fields() {
    return new URLSearchParams(this.entries());
  }

  /** @returns {[string, string][]} */
  entries() {
    return [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
  }

  /** Keeps what is not saved in the browser. */
  keep() {
    const kept = { base: this.base.value, fields: this.entries(), flying: this.flying };
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // A full store must not keep anyone from writing; the next save is a second away.
    }
  }

  /** Offers what was not saved the last time. */
  offerRescue() {
    const kept = /** @type {Kept | null} */ (JSON.parse(localStorage.getItem(this.key) ?? "null"));
    const rescue = document.getElementById("rescue");
    if (!kept || !rescue || !this.differs(kept)) return;
    rescue.hidden = false;
    document.getElementById("rescue-drop")?.addEventListener("click", () => {
      localStorage.removeItem(this.key);
      rescue.hidden = true;
    });
    document.getElementById("rescue-take")?.addEventListener("click", () => {
      rescue.hidden = true;
      this.rescue(kept);
    });
  }

  /** @param {Kept} kept */
  differs(kept) {
    const own = new Map(this.entries());
    const matters = (/** @type {string} */ name) => !["sign", "base", "publish_day"].includes(name);
    return kept.fields.some(([name, value]) => matters(name) && (own.get(name) ?? "") !== value);
  }

  /** @param {Kept} kept */
  rescue(kept) {
    addRows(this.form, kept.fields.map(([name]) => name));
    for (const [name, value] of kept.fields) {
      const field = this.form.elements.namedItem(name);
      const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;
      if (isText && !["sign", "base"].includes(name)) field.value = value;
    }
    // As of the text it was written over: if that has changed since, both are shown.
    this.base.value = kept.base;
    this.flying = kept.flying ?? [];
    this.change();
  }

  /**
   * Notes where each row stands in the file now.
   * @param {Record<string, string>} rows
   */
  number(rows) {
    for (const item of this.form.querySelectorAll("[data-row]")) {
      const name = `${item.getAttribute("data-row")}.was`;
      const field = item.querySelector(`input[name="${name}"]`);
      if (!(name in rows)) {
        field?.remove();
        continue;
      }
      const was = field instanceof HTMLInputElement ? field : document.createElement("input");
      Object.assign(was, { type: "hidden", name, value: rows[name] });
      if (!field) item.prepend(was);
    }
  }

  /** @param {Problem[]} problems */
  showProblems(problems) {
    for (const list of this.form.querySelectorAll("ul.faults[id]")) {
      list.replaceChildren();
      list.setAttribute("hidden", "");
    }
    for (const problem of problems) {
      const list = nearest(problem.id);
      list?.append(lineOf(problem));
      list?.removeAttribute("hidden");
    }
  }

  /** @param {string} html */
  showPanel(html) {
    const panel = document.getElementById("panel");
    if (!panel || panel.contains(document.activeElement)) return;
    const day = /** @type {HTMLInputElement | null} */ (document.getElementById("publish_day"))?.value;
    panel.innerHTML = html;
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById("publish_day"));
    if (field && day) field.value = day;
  }

  /**
   * @param {string} text
   * @param {boolean} [bad]
   */
  say(text, bad = false) {
    this.saved.textContent = text;
    this.saved.classList.toggle("is-bad", bad);
  }
}

/**
 * Finds the list of problems of a field, or of what it stands in.
 * @param {string} id
 */
function nearest(id) {
  for (let name = id; name.includes("-"); name = name.slice(0, name.lastIndexOf("-"))) {
    const list = document.getElementById(`${name}-faults`);
    if (list) return list;
  }
  return null;
}

/** @param {Problem} problem */
function lineOf(problem) {
  const line = document.createElement("li");
  line.className = problem.error ? "fault" : "warning";
  const mark = document.createElement("strong");
  mark.textContent = problem.error ? "Cần sửa:" : "Nên xem:";
  line.append(mark, ` ${problem.message}`);
  for (const text of problem.advice) {
    const advice = document.createElement("span");
    advice.className = "advice";
    advice.textContent = text;
    line.append(document.createElement("br"), advice);
  }
  return line;
}

/**
 * Sets any two to four stories side by side, as the pages of pairs do it.
 *
 * What may be set against what was decided when the site was built: figures of one metric and of one
 * class share a scale; others stand beside each other with the words in which they differ.
 */
(function () {
  "use strict";

  /**
   * @typedef {object} Figure
   * @property {string} metric
   * @property {number} order
   * @property {string} label
   * @property {string} class
   * @property {[string, string][]} aspects
   * @property {string} unit
   * @property {number} low
   * @property {number} high
   * @property {string} wording
   * @property {string} lang
   * @property {string} reading
   * @property {string} covers
   */

  /**
   * @typedef {object} Story
   * @property {string} id
   * @property {string} title
   * @property {string} lang
   * @property {string} url
   * @property {string[]} about
   * @property {Figure[]} figures
   */

  /**
   * A metric over all stories; a story that does not tell of it has no figure.
   * @typedef {{ figures: (Figure | undefined)[], told: Figure[] }} Row
   */

  const MOST = 4;
  /** The folder of the site, wherever a copy of it lies: this script is in a folder of it. */
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const onDisk = location.protocol === "file:";
  const found = document.querySelector("[data-comparison]");
  const asked = new URLSearchParams(location.search).get("bai") ?? "";
  const ids = [...new Set(asked.split(","))].filter((id) => /^[a-z0-9]{6}$/.test(id)).slice(0, MOST);
  if (!(found instanceof HTMLElement) || ids.length === 0) return;
  const place = found;

  /**
   * Gives a text of the page in its language.
   * @param {string} key
   */
  function say(key) {
    return place.dataset[key] ?? "";
  }

  /**
   * Makes an element. Texts become text, never markup.
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /**
   * Says that a text is in another language than the page.
   * @param {string} lang
   * @returns {Record<string, string>}
   */
  function inLang(lang) {
    return lang === document.documentElement.lang ? {} : { lang };
  }

  /**
   * Fetches what a story brings; nothing where it is not there any more.
   * @param {string} id
   * @returns {Promise<Story | undefined>}
   */
  async function fetchStory(id) {
    try {
      if (onDisk) return await loadStory(id);
      const response = await fetch(`${say("source")}${id}.json`);
      return response.ok ? { id, ...(await response.json()) } : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Takes what a story brings out of a script: a page on a disk can load nothing else.
   * @param {string} id
   * @returns {Promise<Story>}
   */
  async function loadStory(id) {
    const home = (/** @type {HTMLFormElement | null} */ (document.querySelector("form[role=search]"))?.dataset.home ?? "/").slice(1);
    await new Promise((onload, onerror) => {
      const src = `${root}${home}so-sanh/${id}.js`;
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    });
    const story = /** @type {any} */ (globalThis).danvanCompared[id];
    return { id, ...story, url: `${root}${story.url.slice(1)}index.html` };
  }

  /**
   * @param {Story[]} stories
   * @returns {Row[]}
   */
  function rowsOf(stories) {
    const all = stories.flatMap(({ figures }) => figures).sort((a, b) => a.order - b.order);
    const metrics = [...new Set(all.map(({ metric }) => metric))];
    return metrics.map((metric) => {
      const figures = stories.map((story) => story.figures.find((it) => it.metric === metric));
      return { figures, told: figures.filter((it) => it !== undefined) };
    });
  }

  /**
   * Says why a row is not compared; nothing where it is.
   * @param {Row} row
   */
  function reason({ told }) {
    const [first, ...others] = told;
    if (told.some((it) => it.class === "")) return say("faulty");
    if (others.every((it) => it.class === first.class)) return "";
    const differing = first.aspects.map(([name], index) => {
      const words = [...new Set(told.map(({ aspects }) => aspects[index][1]))];
      return words.length < 2 ? "" : `${say("unlike")} ${name}: ${words.join(` ${say("and")} `)}`;
    });
    return differing.filter((it) => it !== "").join("; ");
  }

  /**
   * Draws a figure on the scale of its row, as the program does.
   * @param {Figure} figure
   * @param {number} most
   */
  function bar({ low, high }, most) {
    const length = (/** @type {number} */ value) =>
      value <= 0 || most <= 0 ? 0 : Math.max(2, Math.round(Math.min(1, value / most) * 1000));
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const rect = (/** @type {string} */ part, /** @type {number} */ x, /** @type {number} */ width) => {
      const drawn = document.createElementNS(svg.namespaceURI, "rect");
      const attributes = { class: part, x: `${x}`, width: `${width}`, height: "8" };
      Object.entries(attributes).forEach(([key, value]) => drawn.setAttribute(key, value));
      svg.append(drawn);
    };
    const attributes = { class: "bar", viewBox: "0 0 1000 8", preserveAspectRatio: "none", "aria-hidden": "true" };
    Object.entries(attributes).forEach(([key, value]) => svg.setAttribute(key, value));
    const [from, to] = [length(low), length(high)];
    rect(from === to ? "bar-part" : "bar-sure", 0, from);
    if (from !== to) rect("bar-part", from, to - from);
    return svg;
  }

  /**
   * @param {Figure | undefined} figure
   * @param {number | undefined} most greatest value of the row, where it is compared
   */
  function cell(figure, most) {
    if (figure === undefined) {
      return make("td", {}, make("span", { "aria-hidden": "true" }, "–"), make("span", { class: "visually-hidden" }, say("untold")));
    }
    const { wording, lang, reading, covers } = figure;
    return make("td", {},
      make("span", { class: "wording", ...inLang(lang) }, wording),
      ...(most === undefined ? [] : [bar(figure, most)]),
      ...(reading === "" ? [] : [make("p", { class: "note" }, say("reading").replace("{}", () => reading))]),
      ...(covers === "" ? [] : [make("p", { class: "figure-covers" }, covers)]));
  }

  /**
   * @param {Row} row
   */
  function group(row) {
    const [first] = row.told;
    const why = row.told.length > 1 ? reason(row) : "";
    const compared = row.told.length > 1 && why === "";
    const most = compared ? Math.max(...row.told.map(({ high }) => high)) : undefined;
    const head = make("th", { scope: "rowgroup", colspan: `${row.figures.length}` }, first.label,
      ...(compared ? [" ", make("span", { class: "note" }, first.unit)] : []),
      ...(why === "" ? [] : [make("p", { class: "reason" }, `${say("not")} ${why}`)]));
    return make("tbody", {},
      make("tr", { class: "comparison-metric" }, head),
      make("tr", {}, ...row.figures.map((figure) => cell(figure, most))));
  }

  /**
   * @param {Story[]} stories
   * @param {Row[]} rows
   * @param {string} label
   */
  function table(stories, rows, label) {
    const heads = stories.map(({ title, lang, url, about }) =>
      make("th", { scope: "col" }, make("a", { href: url, ...inLang(lang) }, title),
        ...about.flatMap((line) => [" ", make("span", { class: "card-where" }, line)])));
    const all = make("table", { class: "comparison" }, make("thead", {}, make("tr", {}, ...heads)), ...rows.map(group));
    return make("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": label }, all);
  }

  /**
   * Lets a story be taken out again.
   * @param {Story[]} stories
   */
  function drops(stories) {
    const links = stories.map(({ id, title, lang }) => {
      const rest = stories.filter((it) => it.id !== id).map((it) => it.id);
      return make("li", {}, make("a", { href: `?bai=${rest.join(",")}` }, `${say("drop")}: `, make("span", inLang(lang), title)));
    });
    return make("ul", { class: "comparison-drops" }, ...links);
  }

  /**
   * @param {Story[]} stories
   */
  function show(stories) {
    const rows = rowsOf(stories);
    const shared = rows.filter(({ told }) => told.length > 1);
    const alone = rows.filter(({ told }) => told.length === 1);
    const compared = shared.filter((row) => reason(row) === "");
    const others = shared.filter((row) => reason(row) !== "");
    place.querySelector(".comparison-tools")?.removeAttribute("hidden");
    place.append(table(stories, [...compared, ...others], say("shared")));
    if (shared.length === 0) place.append(make("p", { class: "notice" }, say("none")));
    if (alone.length > 0) {
      place.append(make("details", { class: "explain" },
        make("summary", {}, `${say("alone")} (${alone.length})`), table(stories, alone, say("alone"))));
    }
    if (stories.length > 2) place.append(drops(stories));
  }

  /**
   * Makes room for stories side by side, before they come too, so that nothing moves when they do; or tells how to choose.
   * @param {boolean} wanted
   */
  function makeRoom(wanted) {
    place.classList.toggle("has-comparison", wanted);
    document.querySelectorAll("[data-compare-start]").forEach((it) => it.toggleAttribute("hidden", wanted));
  }

  makeRoom(ids.length > 1);
  place.setAttribute("aria-busy", "true");
  place.hidden = false;
  Promise.all(ids.map(fetchStory)).then((answers) => {
    const stories = answers.filter((it) => it !== undefined);
    if (stories.length < answers.length) place.append(make("p", { class: "notice", role: "status" }, say("failed")));
    if (stories.length > 1) show(stories);
    else makeRoom(false);
    place.removeAttribute("aria-busy");
  });
})();

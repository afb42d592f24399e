/**
 * Comforts of the default theme: text size, light and dark, printing, copying, choosing stories to
 * compare, the menu, the search.
 * Every page works without this file; controls that need it are hidden until it has run.
 */
(function () {
  "use strict";

  const SIZES = ["small", "normal", "large", "larger", "largest"];
  const THEMES = ["light", "dark", "contrast", "auto"];
  const MOST_COMPARED = 4;
  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  /** @type {string[]} */
  let chosen = [];
  const root = document.documentElement;
  /** The choice that the page for comparing was asked to show, in its address. */
  const askedFor = document.querySelector("[data-comparison]") ? new URLSearchParams(location.search).get("bai") ?? "" : "";

  /**
   * Reads a remembered choice; a browser may forbid storage.
   * @param {string} key
   * @param {string[]} allowed
   * @param {string} otherwise
   * @returns {string}
   */
  function recall(key, allowed, otherwise) {
    try {
      const value = localStorage.getItem(key);
      return value !== null && allowed.includes(value) ? value : otherwise;
    } catch {
      return otherwise;
    }
  }

  /**
   * Remembers a choice, where the browser lets us.
   * @param {string} key
   * @param {string} value
   */
  function remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // The choice then holds for this page only.
    }
  }

  /**
   * Runs `action` for each matching element.
   * @param {string} selector
   * @param {(element: HTMLElement) => void} action
   */
  function each(selector, action) {
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector)).forEach(action);
  }

  /** @param {string} size */
  function applySize(size) {
    root.dataset.size = size;
    const index = SIZES.indexOf(size);
    each("[data-size-step]", (button) => {
      const step = Number(button.dataset.sizeStep);
      const atEnd = SIZES[index + step] === undefined;
      button.setAttribute("aria-disabled", String(atEnd));
    });
  }

  /** @param {string} theme */
  function applyTheme(theme) {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    each("[data-theme-choice]", (button) => {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
    });
  }

  /** @param {number} step */
  function changeSize(step) {
    const now = SIZES.indexOf(recall("danvan-size", SIZES, "normal"));
    const size = step === 0 ? "normal" : SIZES[now + step];
    if (size === undefined) return;
    remember("danvan-size", size);
    applySize(size);
  }

  /** @param {string} theme */
  function changeTheme(theme) {
    remember("danvan-theme", theme);
    applyTheme(theme);
  }

  /**
   * Copies an element's text; without the clipboard, selects it so that the reader can copy.
   * @param {HTMLElement} button
   */
  async function copy(button) {
    const source = document.getElementById(button.dataset.copy ?? "");
    if (source === null) return;
    try {
      await navigator.clipboard.writeText((source.textContent ?? "").trim());
      confirm(button);
    } catch {
      getSelection()?.selectAllChildren(source);
    }
  }

  /**
   * Says on the button, and aloud, that it is done.
   * @param {HTMLElement} button
   */
  function confirm(button) {
    const label = button.textContent;
    const done = button.dataset.copied ?? "";
    const status = button.parentElement?.querySelector("[role=status]");
    button.textContent = done;
    if (status) status.textContent = done;
    setTimeout(() => {
      button.textContent = label;
      if (status) status.textContent = "";
    }, 2000);
  }

  /** Gives the stories chosen to be compared: those the page was asked for, else those remembered. */
  function recallChosen() {
    let text = askedFor;
    try {
      text ||= localStorage.getItem("danvan-compare") ?? "";
    } catch {
      // Nothing was remembered.
    }
    return [...new Set(text.split(","))].filter((id) => /^[a-z0-9]{6}$/.test(id)).slice(0, MOST_COMPARED);
  }

  /**
   * Takes a choice of stories to compare, and shows it on the buttons and in the tray.
   * @param {string[]} ids
   */
  function choose(ids) {
    chosen = ids;
    remember("danvan-compare", ids.join(","));
    each("[data-compare]", (button) => {
      const pressed = ids.includes(button.dataset.compare ?? "");
      button.setAttribute("aria-pressed", String(pressed));
      button.setAttribute("aria-disabled", String(!pressed && ids.length >= MOST_COMPARED));
    });
    each("[data-compare-tray]", (tray) => {
      tray.hidden = ids.length === 0 || askedFor !== "";
      tell(tray, (tray.dataset.counts ?? "").split("|")[ids.length - 1] ?? "");
      const link = tray.querySelector("a");
      if (link === null) return;
      link.hidden = ids.length < 2;
      link.search = `bai=${ids.join(",")}`;
    });
  }

  /** @param {string} id */
  function toggle(id) {
    if (chosen.includes(id)) choose(chosen.filter((it) => it !== id));
    else if (chosen.length < MOST_COMPARED) choose([...chosen, id]);
    else each("[data-compare-tray]", (tray) => tell(tray, tray.dataset.full ?? ""));
  }

  /**
   * Says something in an element's status line, and aloud.
   * @param {HTMLElement} element
   * @param {string} text
   */
  function tell(element, text) {
    const status = element.querySelector("[role=status]");
    if (status) status.textContent = text;
  }

  /**
   * Opens the menu on wide screens where the style sheet alone cannot (older browsers).
   */
  function keepMenuOpen() {
    if (CSS.supports("selector(::details-content)")) return;
    const wide = matchMedia("(min-width: 48em)");
    const sync = () => each("details.menu", (menu) => menu.toggleAttribute("open", wide.matches));
    wide.addEventListener("change", sync);
    sync();
  }

  /** Closes open folds of the header with Escape, and gives the focus back. */
  function closeOnEscape() {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      each("details.fold[open]", (fold) => {
        const summary = fold.querySelector("summary");
        if (summary === null || summary.offsetParent === null) return;
        fold.removeAttribute("open");
        summary.focus();
      });
    });
  }

  /**
   * Loads the search when a reader turns to its box, or comes to see what it found.
   */
  function loadSearch() {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[role=search]"));
    // A copy of the site may lie anywhere: its own scripts lie beside this one.
    if (form === null || own === null) return;
    const name = (form.dataset.script ?? "").split("/").pop() ?? "";
    const load = () => {
      const script = document.createElement("script");
      script.src = new URL(name, own.src).href;
      document.head.append(script);
      if (location.protocol === "file:") return;
      // What names all of the index comes beside the script; where it does not, the script asks for it again.
      const meta = fetch(new URL("../tim-kiem/meta.idx", own.src), { cache: "no-cache" });
      Object.assign(form, { meta: meta.catch(() => undefined) });
    };
    const page = document.querySelector("[data-search-page]");
    // The room of what will be found is kept free, so that nothing moves when it comes.
    if (location.search !== "") page?.removeAttribute("hidden");
    if (page !== null || new URLSearchParams(location.search).has("tim")) load();
    else form.addEventListener("focusin", load, { once: true });
  }

  /**
   * Shows a picture by itself, over the page. Escape, the button and a touch beside the picture lead back to where the
   * reader was; without this, the link opens the picture.
   * @param {HTMLAnchorElement} link
   */
  function zoom(link) {
    const dialog = document.createElement("dialog");
    const picture = new Image();
    picture.src = link.href;
    picture.alt = link.querySelector("img")?.alt ?? "";
    const caption = document.createElement("p");
    caption.textContent = link.closest("figure")?.querySelector("figcaption")?.textContent ?? "";
    const close = document.createElement("button");
    close.textContent = own?.dataset.close ?? "×";
    dialog.className = "zoomed";
    dialog.setAttribute("aria-label", picture.alt);
    dialog.append(close, picture, caption);
    dialog.addEventListener("click", ({ target }) => { if (target !== picture && target !== caption) dialog.close(); });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  /**
   * Has pages kept for when there is no network, where the site wants it; else ends what an earlier build began.
   */
  async function keepPages() {
    if (own === null || !location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;
    const { worker } = own.dataset;
    try {
      if (worker) return void await navigator.serviceWorker.register(worker);
      const address = new URL("../sw.js", own.src).href;
      const old = await navigator.serviceWorker.getRegistration(new URL(".", address).href);
      if (![old?.active, old?.waiting, old?.installing].some((it) => it?.scriptURL === address)) return;
      await old?.unregister();
      const kept = `danvan:${new URL(".", address).pathname}:`;
      const names = (await caches.keys()).filter((it) => it.startsWith(kept));
      await Promise.all(names.map((it) => caches.delete(it)));
    } catch {
      // A browser may forbid it; the site is read from its host then.
    }
  }

  each("[data-size-step]", (button) =>
    button.addEventListener("click", () => changeSize(Number(button.dataset.sizeStep))));
  each("[data-theme-choice]", (button) =>
    button.addEventListener("click", () => changeTheme(button.dataset.themeChoice ?? "auto")));
  each("a.zoom", (link) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    zoom(/** @type {HTMLAnchorElement} */ (link));
  }));
  each("[data-print]", (button) => button.addEventListener("click", () => print()));
  each("[data-copy]", (button) => button.addEventListener("click", () => copy(button)));
  each("[data-compare]", (button) => button.addEventListener("click", () => toggle(button.dataset.compare ?? "")));
  each("[data-compare-clear]", (button) => button.addEventListener("click", () => choose([])));
  choose(recallChosen());
  // Going back shows a page as it was left; the choice may be another by now.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) choose(recallChosen()); });
  each("[data-needs-script]", (element) => element.removeAttribute("hidden"));
  applySize(recall("danvan-size", SIZES, "normal"));
  applyTheme(recall("danvan-theme", THEMES, "auto"));
  keepMenuOpen();
  closeOnEscape();
  loadSearch();
  addEventListener("load", keepPages);
})();

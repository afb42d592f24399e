/**
 * Comforts of the default theme: text size, light and dark, printing, copying, the menu.
 * Every page works without this file; controls that need it are hidden until it has run.
 */
(function () {
  "use strict";

  const SIZES = ["small", "normal", "large", "larger", "largest"];
  const THEMES = ["light", "dark", "auto"];
  const root = document.documentElement;

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

  each("[data-size-step]", (button) =>
    button.addEventListener("click", () => changeSize(Number(button.dataset.sizeStep))));
  each("[data-theme-choice]", (button) =>
    button.addEventListener("click", () => changeTheme(button.dataset.themeChoice ?? "auto")));
  each("[data-print]", (button) => button.addEventListener("click", () => print()));
  each("[data-copy]", (button) => button.addEventListener("click", () => copy(button)));
  each("[data-needs-script]", (element) => element.removeAttribute("hidden"));
  applySize(recall("danvan-size", SIZES, "normal"));
  applyTheme(recall("danvan-theme", THEMES, "auto"));
  keepMenuOpen();
  closeOnEscape();
})();

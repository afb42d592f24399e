/** The real page beside the form, as wide as a telephone, a screen or a sheet of A4. */

const KEPT = "danvan-studio-preview";

/** @param {string} text */
function find(text) {
  return document.getElementById(text);
}

export function start() {
  const preview = find("preview");
  const toggle = find("preview-toggle");
  if (!preview || !toggle) return toggle?.remove();
  const page = /** @type {HTMLIFrameElement} */ (find("page"));
  const wanted = localStorage.getItem(KEPT) ?? (innerWidth >= 928 ? "on" : "off");
  const set = (/** @type {boolean} */ on) => {
    preview.hidden = !on;
    document.documentElement.classList.toggle("has-preview", on);
    toggle.setAttribute("aria-pressed", String(on));
    // A page that is not seen listens to nothing.
    const address = on ? preview.dataset.page ?? "" : "about:blank";
    page.contentWindow?.location.replace(address);
    fit();
  };
  toggle.addEventListener("click", () => {
    localStorage.setItem(KEPT, preview.hidden ? "on" : "off");
    set(Boolean(preview.hidden));
  });
  for (const button of preview.querySelectorAll("[data-width]")) {
    button.addEventListener("click", () => {
      for (const other of preview.querySelectorAll("[data-width]")) {
        other.setAttribute("aria-pressed", String(other === button));
      }
      fit();
    });
  }
  addEventListener("resize", fit);
  set(wanted === "on");
}

/**
 * Goes with the story when its page has moved; a page that stays brings itself up to date.
 * @param {string | null} address
 */
export function follow(address) {
  const preview = find("preview");
  if (!preview || !address || preview.dataset.page === address) return;
  preview.dataset.page = address;
  const page = /** @type {HTMLIFrameElement} */ (find("page"));
  if (!preview.hidden) page.contentWindow?.location.replace(address);
}

/** Scales the page so that its whole width is seen. */
function fit() {
  const page = /** @type {HTMLIFrameElement} */ (find("page"));
  const screen = /** @type {HTMLElement} */ (page.parentElement);
  const chosen = document.querySelector("[data-width][aria-pressed=true]");
  const width = Number(chosen?.getAttribute("data-width") ?? 1280);
  const scale = Math.min(1, screen.clientWidth / width);
  page.style.width = `${width}px`;
  page.style.height = `${screen.clientHeight / scale}px`;
  page.style.transform = `scale(${scale})`;
  page.style.left = `${Math.max(0, (screen.clientWidth - width * scale) / 2)}px`;
}

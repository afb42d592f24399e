/**
 * The box in the header: the combobox pattern of the ARIA guide.
 */

/** The most stories that are offered while a reader types: of as many a browser asks most hosts at once. */
const OFFERED = 6;

/** @type {HTMLUListElement} */
let list;
/** @type {HTMLElement} */
let voice;
let turn = 0, active = -1, composing = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

function box() {
  list = make("ul", { id: "dv-search-list", role: "listbox", hidden: true, className: "search-list" });
  voice = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  list.setAttribute("aria-label", say(form, "list"));
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  form.append(list);
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; later(); });
  input.oninput = () => { if (!composing) later(); };
  input.onkeydown = press;
  input.onfocus = later;
  form.addEventListener("focusout", (event) => { if (!form.contains(/** @type {Node} */ (event.relatedTarget))) shut(); });
  list.onmousedown = (event) => event.preventDefault();
  if (document.activeElement !== input) return;
  // What every query needs comes while the first is being typed; if it does not come, that query will tell.
  withIndex(async () => undefined).catch(() => undefined);
  suggest();
}

function later() {
  clearTimeout(soon);
  soon = setTimeout(suggest, 60);
}

function shut() {
  clearTimeout(soon);
  turn += 1;
  list.hidden = true;
  activate(-1);
  input.setAttribute("aria-expanded", "false");
}

async function suggest() {
  const query = input.value;
  const mine = turn += 1;
  form.querySelector(".search-trouble")?.remove();
  if (cut(query).length === 0) return shut();
  try {
    await withIndex(async (index) => {
      const answer = await search(index, query, OFFERED);
      const cards = await index.cards(leading(answer.scores, OFFERED));
      if (mine === turn && document.activeElement === input) offer(query, answer, foundIn(answer.scores).length, cards);
    });
  } catch {
    if (mine !== turn) return;
    shut();
    form.append(trouble(suggest));
  }
}

/**
 * @param {string} query
 * @param {Answer} answer
 * @param {number} count
 * @param {Card[]} cards
 */
function offer(query, answer, count, cards) {
  const options = cards.map((card, at) => option(at, address(card.url, query),
    make("span", { className: "search-title", ...inLang(card) }, ...marked(card.title, answer.readings)),
    make("span", { className: "note" }, card.where)));
  const all = answer.unread > 0 || answer.isCut ? say(form, "further") : say(form, "all", count);
  if (count > 0) options.push(option(cards.length, `${form.action}?q=${encodeURIComponent(query)}`, all));
  list.replaceChildren(...options);
  list.hidden = count === 0;
  input.setAttribute("aria-expanded", String(count > 0));
  activate(-1);
  const told = count === 0 ? say(form, "none") : say(form, "some", counted(answer, count));
  voice.textContent = answer.mended ? `${say(form, "mended", answer.mended)}. ${told}` : told;
}

/**
 * @param {number} at
 * @param {string} url
 * @param {(Node | string)[]} shown
 */
function option(at, url, ...shown) {
  const item = make("li", { id: `dv-search-${at}`, role: "option", onclick: () => location.assign(url) }, ...shown);
  item.dataset.url = url;
  item.setAttribute("aria-selected", "false");
  return item;
}

/** @param {number} at */
function activate(at) {
  list.children[active]?.setAttribute("aria-selected", "false");
  active = at;
  const item = list.children[at];
  item?.setAttribute("aria-selected", "true");
  item?.scrollIntoView({ block: "nearest" });
  if (item) input.setAttribute("aria-activedescendant", item.id);
  else input.removeAttribute("aria-activedescendant");
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.isComposing) return;
  const count = list.hidden ? 0 : list.children.length;
  if (event.key === "Escape" && count > 0) shut();
  else if (event.key === "Enter" && active >= 0) location.assign(/** @type {HTMLElement} */ (list.children[active]).dataset.url ?? "");
  else if (event.key === "ArrowDown" && count > 0) activate(active + 1 < count ? active + 1 : 0);
  else if (event.key === "ArrowUp" && count > 0) activate(active > 0 ? active - 1 : count - 1);
  else if (event.key === "ArrowDown") return later();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

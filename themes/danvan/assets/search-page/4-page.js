/**
 * The page of results: facets, ranges, sorting. Its address holds its state.
 */

/** How many results are shown at first: each may lie in a file of its own. */
const SHOWN = 8;

let shown = SHOWN;

/**
 * Changes the state, and goes there.
 * @param {(state: URLSearchParams) => void} change
 */
function go(change) {
  const next = state();
  change(next);
  for (const [key, value] of [...next]) if (value === "") next.delete(key);
  history.pushState(null, "", `?${next}`);
  shown = SHOWN;
  show();
}

/** Shows what the address asks for. */
async function show() {
  const target = /** @type {HTMLElement} */ (page);
  const mine = turn += 1;
  const asked = state();
  const query = asked.get("q") ?? "";
  input.value = query;
  target.hidden = asked.size === 0;
  if (asked.size === 0) return;
  try {
    await withIndex(async (index) => {
      const [answer] = await Promise.all([search(index, query, shown), columnsOf(index)]);
      await draw(target, index, asked, answer, mine);
      // The best are shown by now; who narrows or sorts them wants all, and their number.
      const isSifted = [...asked.keys()].some((it) => it !== "q") || target.querySelector(".facet[open]");
      if (answer.isCut && isSifted && mine === turn) await draw(target, index, asked, await search(index, query, shown, true), mine);
    });
  } catch {
    if (mine === turn) target.replaceChildren(trouble(show));
  }
}

/**
 * Shows an answer, unless the page is asked for another by now.
 * @param {HTMLElement} target
 * @param {Index} index
 * @param {URLSearchParams} asked
 * @param {Answer} answer
 * @param {number} mine
 */
async function draw(target, index, asked, answer, mine) {
  const query = asked.get("q") ?? "";
  const columns = await columnsOf(index);
  const open = (/** @type {FacetName} */ it) => asked.has(it.key) || target.querySelector(`#dv-${it.key}[open]`);
  await Promise.all(columns.facets.filter(open).map((it) => whole(index, it)));
  const metric = columns.metrics.find((it) => it.key === asked.get("chi-tieu"));
  const values = new Map(metric ? /** @type {[number, number][]} */ (await index.file(`${metric.name}.idx`, json)) : []);
  const docs = cut(query).length > 0 ? foundIn(answer.scores) : [...answer.scores.keys()].reverse();
  const { passed, failed } = sift(docs, filters(asked, columns, values));
  const cards = await index.cards(first(passed, shown, orderBy(asked.get("xep") ?? "", answer.scores, values)));
  if (mine !== turn) return;
  const result = { query, answer, cards, count: passed.length };
  redraw(target, [...results(target, result), ...narrow(target, index, { asked, columns, passed, failed, metric, values, isCut: answer.isCut })]);
  showPassages(index, [...target.querySelectorAll(".search-result")], cards, answer.readings);
}

/** @param {Index} index */
function columnsOf(index) {
  return index.file(`${index.meta.facets}.idx`, (it) => /** @type {Columns} */ (json(it)));
}

/**
 * Puts new elements in place; what had the focus or was open is so again.
 * @param {HTMLElement} target
 * @param {Node[]} elements
 */
function redraw(target, elements) {
  const focus = document.activeElement?.id;
  const open = [...target.querySelectorAll("details[open]")].map((it) => it.id);
  target.replaceChildren(...elements);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focus && focus !== input.id) document.getElementById(focus)?.focus();
}

/**
 * @param {HTMLElement} target
 * @param {{ query: string, answer: Answer, cards: Card[], count: number }} found
 */
function results(target, { query, answer, cards, count }) {
  const told = make("p", { className: "list-count", role: "status" }, count > 0 ? say(form, "some", counted(answer, count)) : say(form, "none"));
  const mended = answer.mended ? [make("p", { className: "notice" }, say(form, "mended", ""), " ",
    make("a", { href: `?q=${encodeURIComponent(answer.mended)}` }, answer.mended))] : [];
  const items = cards.map((card) => make("li", { className: "search-result" },
    make("h3", {}, make("a", { href: address(card.url, query), ...inLang(card) }, ...marked(card.title, answer.readings))),
    make("p", { className: "note" }, card.where),
    make("p", { ...inLang(card) }, ...marked(card.summary, answer.readings)),
    make("p", { className: "note" }, card.figures.map((it) => it.join(": ")).join(" · "))));
  const unread = answer.unread > 0 ? [make("p", { className: "note" }, say(target, "unread", answer.unread))] : [];
  const more = count > cards.length || answer.unread > 0 ? [make("button", { type: "button", id: "dv-more", className: "screen-only", onclick: () => { shown += 20; show(); } }, say(target, "more"))] : [];
  return [make("section", { className: "search-results", ariaLabel: say(target, "results") },
    make("h2", {}, say(target, "results")), told, ...mended, make("ol", {}, ...items), ...unread, ...more)];
}

/** Shows the results that the address asks for, now and whenever it changes. */
function keepPage() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    shut();
    go((it) => it.set("q", input.value.slice(0, LETTERS)));
  });
  addEventListener("popstate", () => { shown = SHOWN; show(); });
  show();
}

keepPage();

/**
 * What a reader narrows results by: facets with their counts, a figure with its range.
 */

/**
 * What an address asks for, and the stories that are left.
 * @typedef {object} Left
 * @property {URLSearchParams} asked
 * @property {Columns} columns
 * @property {number[]} passed those that pass all filters
 * @property {Map<string, number[]>} failed those that pass all but one
 * @property {Metric} [metric]
 * @property {Map<number, number>} values those of the metric
 * @property {boolean} isCut whether there are more of them
 */

/**
 * @param {HTMLElement} target
 * @param {Index} index
 * @param {Left} left
 */
function narrow(target, index, { asked, columns, passed, failed, metric, values, isCut }) {
  const facets = columns.facets.flatMap((facet) => {
    const docs = [...passed, ...failed.get(facet.key) ?? []];
    return isHere(facet) ? facetOf(facet, asked, docs) : [shutFacet(facet, isCut ? show : async () => valuesOf(await whole(index, facet), asked, docs))];
  });
  const choose = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string[][]} */ choices) => {
    const select = make("select", { id: `dv-${key}`, onchange: () => go((it) => it.set(key, select.value)) },
      ...choices.map(([value, label]) => make("option", { value, selected: asked.get(key) === value }, label)));
    return make("p", {}, make("label", { htmlFor: select.id }, say(target, name)), select);
  };
  const metrics = choose("chi-tieu", "chiTieu", [["", say(target, "none")], ...columns.metrics.map((it) => [it.key, `${label(it.labels)} (${it.unit})`])]);
  const sorts = choose("xep", "xep", [["", say(target, "best")], ["moi", say(target, "newest")],
    ...metric ? [["giam", say(target, "most")], ["tang", say(target, "least")]] : []]);
  const range = metric ? [rangeOf(target, asked, metric, [...passed, ...failed.get("chi-tieu") ?? []].flatMap((doc) => values.get(doc) ?? []))] : [];
  return [make("section", { className: "search-narrow", ariaLabel: say(target, "narrow") },
    make("h2", {}, say(target, "narrow")), sorts, metrics, ...range, ...facets)];
}

/** @param {Record<string, string>} labels */
function label(labels) {
  return labels[lang] ?? Object.values(labels)[0] ?? "";
}

/**
 * @param {FacetName} facet
 * @param {boolean} open
 * @param {Node[]} within
 */
function foldOf(facet, open, ...within) {
  return make("details", { id: `dv-${facet.key}`, className: "facet", open }, make("summary", {}, label(facet.labels)), ...within);
}

/**
 * Gives a facet that is counted when it is opened.
 * @param {FacetName} facet
 * @param {() => Promise<Node | undefined | void>} values gives its values, or shows all anew
 */
function shutFacet(facet, values) {
  const fold = foldOf(facet, false);
  const fill = async () => {
    if (!fold.open || fold.children.length > 1) return;
    const place = make("p", { className: "note" });
    fold.append(place);
    try {
      place.replaceWith(await values() ?? make("p", { className: "note" }, say(form, "none")));
    } catch {
      const told = trouble(() => { told.remove(); fill(); });
      place.replaceWith(told);
    }
  };
  fold.ontoggle = fill;
  return fold;
}

/**
 * @param {Facet} facet
 * @param {URLSearchParams} asked
 * @param {number[]} docs
 */
function facetOf(facet, asked, docs) {
  const values = valuesOf(facet, asked, docs);
  return values ? [foldOf(facet, asked.has(facet.key), values)] : [];
}

/**
 * Lists the values of a facet that some stories have, each with their number.
 * @param {Facet} facet
 * @param {URLSearchParams} asked
 * @param {number[]} docs
 */
function valuesOf(facet, asked, docs) {
  const counts = count(facet, docs);
  const chosen = asked.getAll(facet.key);
  const offered = facet.values.map(([key, labels], at) => ({ key, text: label(labels), count: counts[at], on: chosen.includes(key) }))
    .filter((it) => it.count > 0 || it.on);
  if (offered.length === 0) return undefined;
  const kept = offered.length > 15 ? offered.toSorted((a, b) => Number(b.on) - Number(a.on) || b.count - a.count).slice(0, 15) : offered;
  return make("ul", {}, ...kept.map((it) => {
    const tick = make("input", { type: "checkbox", id: `dv-${facet.key}-${it.key}`, checked: it.on });
    tick.onchange = () => go((next) => {
      next.delete(facet.key);
      const others = chosen.filter((key) => key !== it.key);
      for (const key of tick.checked ? [...others, it.key] : others) next.append(facet.key, key);
    });
    return make("li", {}, make("label", {}, tick, make("span", {}, it.text), make("span", { className: "term-count" }, it.count.toLocaleString(lang))));
  }));
}

/**
 * @param {HTMLElement} target
 * @param {URLSearchParams} asked
 * @param {Metric} metric
 * @param {number[]} values
 */
function rangeOf(target, asked, metric, values) {
  const bound = (/** @type {string} */ key) => {
    const field = make("input", { type: "text", inputMode: "decimal", id: `dv-${key}`, value: asked.get(key) ?? "" });
    field.onchange = () => go((it) => it.set(key, field.value.replaceAll(".", "").trim()));
    return make("span", {}, make("label", { htmlFor: field.id }, say(target, key)), field);
  };
  const figures = make("p", { className: "note" }, say(target, "told", values.length));
  return make("fieldset", { className: "search-range" }, make("legend", {}, `${label(metric.labels)} (${metric.unit})`),
    histogram(values), figures, bound("tu"), bound("den"));
}

/**
 * Draws how values lie, each bar twice as far as the one before.
 * @param {number[]} values
 */
function histogram(values) {
  const bits = values.map((it) => Math.max(0, Math.floor(Math.log2(Math.max(1, it)))));
  const [low, high] = bits.reduce(([low, high], it) => [Math.min(low, it), Math.max(high, it)], [Infinity, 0]);
  const bars = new Array(Math.max(1, high - low + 1)).fill(0);
  for (const bit of bits) bars[bit - low] += 1;
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", `0 0 ${bars.length * 12} 40`);
  drawing.setAttribute("aria-hidden", "true");
  bars.forEach((count, at) => {
    const bar = document.createElementNS(drawing.namespaceURI, "rect");
    const height = 38 * count / Math.max(1, ...bars);
    Object.entries({ x: at * 12 + 1, y: 40 - height, width: 10, height, class: "chart-bar" })
      .forEach(([name, value]) => bar.setAttribute(name, String(value)));
    drawing.append(bar);
  });
  return drawing;
}

/**
 * Sifts and sorts stories by facets and figures, and counts them exactly.
 */

/**
 * A facet; on a great site its values are read from a file of its own when they are needed.
 * @typedef {{ key: string, labels: Record<string, string>, name?: string }} FacetName
 * @typedef {FacetName & { values: [string, Record<string, string>][], column: string, rows?: Rows }} Facet
 * @typedef {{ key: string, labels: Record<string, string>, unit: string, name: string }} Metric
 * @typedef {{ facets: (Facet | FacetName)[], metrics: Metric[] }} Columns
 */

/**
 * The values of each story: those of story 3 stand in `values` from `starts[3]` up to `starts[4]`.
 * @typedef {{ values: Uint32Array, starts: Uint32Array }} Rows
 */

/**
 * Tells whether the values of a facet are here.
 * @param {Facet | FacetName} facet
 * @returns {facet is Facet}
 */
function isHere(facet) {
  return "values" in facet;
}

/**
 * Gives a facet with its values.
 * @param {Index} index
 * @param {Facet | FacetName} facet
 * @returns {Promise<Facet>}
 */
async function whole(index, facet) {
  return isHere(facet) ? facet : Object.assign(facet, await index.file(`${facet.name}.idx`, json));
}

/**
 * Reads the values of a facet, once.
 * @param {Facet} facet
 * @returns {Rows}
 */
function rowsOf(facet) {
  if (facet.rows) return facet.rows;
  const cells = facet.column.split(";").map((it) => it === "" ? [] : it.split(","));
  const starts = new Uint32Array(cells.length + 1);
  cells.forEach((it, doc) => { starts[doc + 1] = starts[doc] + it.length; });
  return facet.rows = { values: Uint32Array.from(cells.flat(), Number), starts };
}

/**
 * Counts how many of some stories have each value of a facet.
 * @param {Facet} facet
 * @param {number[]} docs
 */
function count(facet, docs) {
  const { values, starts } = rowsOf(facet);
  const counts = new Uint32Array(facet.values.length);
  for (const doc of docs) for (let at = starts[doc]; at < starts[doc + 1]; at += 1) counts[values[at]] += 1;
  return counts;
}

/**
 * Gives the stories that each filter of the state keeps.
 * @param {URLSearchParams} asked
 * @param {Columns} columns
 * @param {Map<number, number>} values
 * @returns {[string, (doc: number) => boolean][]}
 */
function filters(asked, columns, values) {
  /** @type {[string, (doc: number) => boolean][]} */
  const found = [];
  for (const facet of columns.facets) {
    if (!isHere(facet)) continue;
    const wanted = asked.getAll(facet.key).map((key) => facet.values.findIndex((it) => it[0] === key));
    if (wanted.length > 0) found.push([facet.key, having(rowsOf(facet), wanted)]);
  }
  const [from, to] = [asked.get("tu"), asked.get("den")].map((it) => it ? Number(it.replace(",", ".")) : NaN);
  if (from > -Infinity || to > -Infinity) {
    found.push(["chi-tieu", (doc) => !(/** @type {number} */ (values.get(doc) ?? NaN) < from || (values.get(doc) ?? Infinity) > to || !values.has(doc))]);
  }
  return found;
}

/**
 * Tells of a story whether it has one of some values.
 * @param {Rows} rows
 * @param {number[]} wanted
 */
function having({ values, starts }, wanted) {
  return (/** @type {number} */ doc) => values.subarray(starts[doc], starts[doc + 1]).some((it) => wanted.includes(it));
}

/**
 * Sorts out which stories pass all filters, and which fail only one: each facet counts without its own.
 * @param {number[]} docs
 * @param {[string, (doc: number) => boolean][]} all
 */
function sift(docs, all) {
  /** @type {number[]} */
  const passed = [];
  /** @type {Map<string, number[]>} */
  const failed = new Map(all.map(([key]) => [key, []]));
  if (all.length === 0) return { passed: docs, failed };
  for (const doc of docs) {
    const fails = all.filter(([, keeps]) => !keeps(doc));
    if (fails.length === 0) passed.push(doc);
    else if (fails.length === 1) failed.get(fails[0][0])?.push(doc);
  }
  return { passed, failed };
}

/**
 * Gives the order that stories are shown in.
 * @param {string} by
 * @param {Float32Array} scores
 * @param {Map<number, number>} values
 * @returns {(a: number, b: number) => number}
 */
function orderBy(by, scores, values) {
  if (by === "moi") return (a, b) => b - a;
  if (by !== "giam" && by !== "tang") return (a, b) => scores[b] - scores[a] || b - a;
  const sign = by === "giam" ? -1 : 1;
  const value = (/** @type {number} */ doc) => values.get(doc) ?? sign * Infinity;
  return (a, b) => (value(a) === value(b) ? b - a : sign * (value(a) < value(b) ? -1 : 1));
}

/**
 * Sifts and sorts stories by facets and figures, and counts them exactly.
 */

/**
 * @typedef {{ key: string, labels: Record<string, string>, values: [string, Record<string, string>][], column: string, rows?: number[][] }} Facet
 * @typedef {{ key: string, labels: Record<string, string>, unit: string, name: string }} Metric
 * @typedef {{ facets: Facet[], metrics: Metric[] }} Columns
 */

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
    const wanted = asked.getAll(facet.key).map((key) => facet.values.findIndex((it) => it[0] === key));
    const rows = facet.rows ??= facet.column.split(";").map((it) => it === "" ? [] : it.split(",").map(Number));
    if (wanted.length > 0) found.push([facet.key, (doc) => rows[doc]?.some((it) => wanted.includes(it))]);
  }
  const [from, to] = [asked.get("tu"), asked.get("den")].map((it) => it ? Number(it.replace(",", ".")) : NaN);
  if (from > -Infinity || to > -Infinity) {
    found.push(["chi-tieu", (doc) => !(/** @type {number} */ (values.get(doc) ?? NaN) < from || (values.get(doc) ?? Infinity) > to || !values.has(doc))]);
  }
  return found;
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
  for (const doc of docs) {
    const fails = all.filter(([, keeps]) => !keeps(doc));
    if (fails.length === 0) passed.push(doc);
    else if (fails.length === 1) failed.get(fails[0][0])?.push(doc);
  }
  return { passed, failed };
}

/**
 * @param {number[]} docs
 * @param {string} by
 * @param {Map<number, number>} values
 */
function sort(docs, by, values) {
  if (by === "moi") return docs.toSorted((a, b) => b - a);
  if (by !== "giam" && by !== "tang") return docs;
  const sign = by === "giam" ? -1 : 1;
  const value = (/** @type {number} */ doc) => values.get(doc) ?? sign * Infinity;
  return docs.toSorted((a, b) => (value(a) === value(b) ? b - a : sign * (value(a) < value(b) ? -1 : 1)));
}

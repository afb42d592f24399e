/**
 * How good a ranking is, judged by hand.
 */

/**
 * Gives the normalised discounted cumulative gain of the first ten.
 * @param {string[]} found
 * @param {Record<string, number>} relevant
 */
export function ndcg(found, relevant) {
  const gain = (/** @type {number[]} */ grades) =>
    grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const ideal = gain(Object.values(relevant).sort((a, b) => b - a));
  return gain(found.map((it) => relevant[it] ?? 0)) / ideal;
}

/**
 * Gives the share of the relevant stories among the first ten.
 * @param {string[]} found
 * @param {Record<string, number>} relevant
 */
export function recall(found, relevant) {
  const all = Object.keys(relevant);
  return all.filter((it) => found.slice(0, 10).includes(it)).length / all.length;
}

/** @param {number[]} values */
export function mean(values) {
  return values.length === 0 ? NaN : values.reduce((sum, it) => sum + it, 0) / values.length;
}

/**
 * Reads the stories of a showcase of `corpus`, and gives them to other generators in the form that each takes:
 * the same words, the same figures, the same lists.
 */

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ slug: string, title: string, date: string, summary: string, field: string, organ: string, year: string,
 *   place: string, tags: string[], figures: [string, string][], body: string }} Story
 */

/** The words that figures are shown under, as danvan has them. */
const METRICS = new Map([
  ["dat_hien", "Diện tích đất hiến"], ["ngay_cong", "Ngày công"], ["tien_dong_gop", "Tiền đóng góp"],
  ["ho_tham_gia", "Số hộ tham gia"], ["be_rong_duong", "Bề rộng đường"],
]);

/**
 * @param {string} showcase
 * @returns {Story[]}
 */
export function stories(showcase) {
  const folder = join(showcase, "content", "mo-hinh");
  return readdirSync(folder).sort().map((name) => story(name, readFileSync(join(folder, name), "utf8")));
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Story}
 */
function story(name, text) {
  const [, front = "", body = ""] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  const field = (/** @type {string} */ key) => new RegExp(`^${key}: (.*)$`, "m").exec(front)?.[1] ?? "";
  const figures = [...front.matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, metric, wording]) => /** @type {[string, string]} */ ([METRICS.get(metric) ?? metric, wording]));
  return {
    slug: name.replace(".md", ""),
    title: field("title"), date: field("date"), summary: field("summary"), field: field("field"), organ: field("organ"), year: field("period"),
    place: /as_reported: "(.*?)"/.exec(front)?.[1] ?? "",
    tags: field("tags").slice(1, -1).split(", "),
    figures, body,
  };
}

/**
 * Writes the stories as pages of another generator.
 * @param {Story[]} all
 * @param {string} folder
 * @param {(story: Story) => object} front what stands in the front matter
 */
export function write(all, folder, front) {
  mkdirSync(folder, { recursive: true });
  for (const story of all) {
    // JSON is YAML, and both read it.
    writeFileSync(join(folder, `${story.slug}.md`), `---\n${JSON.stringify(front(story))}\n---\n${story.body}`);
  }
}

/**
 * Lists stories by each of the ways that a reader may go, for a generator that makes no such lists itself.
 * @param {Story[]} all
 */
export function lists(all) {
  const axes = { the: (/** @type {Story} */ it) => it.tags, "linh-vuc": (/** @type {Story} */ it) => [it.field], "to-chuc": (/** @type {Story} */ it) => [it.organ], nam: (/** @type {Story} */ it) => [it.year] };
  return Object.entries(axes).map(([axis, terms]) => {
    /** @type {Map<string, Story[]>} */
    const byTerm = new Map();
    for (const story of all) for (const term of new Set(terms(story))) byTerm.set(term, [...byTerm.get(term) ?? [], story]);
    return { axis, terms: [...byTerm].sort(([a], [b]) => (a < b ? -1 : 1)) };
  });
}

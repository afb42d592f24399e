/**
 * The built site as it lies on the disk: its files and its pages, each page parsed at most once.
 *
 * Which pages are tried in a browser is `sample.js`'s choice; what must hold is `faults.js`'s.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { parseHTML } from "linkedom";

/**
 * One HTML file of the site.
 * @typedef {object} Page
 * @property {string} url its address from the root, such as `/mo-hinh/x/` or `/404.html`
 * @property {string} html its text
 * @property {Document} document the parsed text, parsed when it is first asked for
 */

/**
 * The whole site.
 * @typedef {object} Site
 * @property {Set<string>} files every file's path from the root, such as `mo-hinh/x/index.html`
 * @property {Map<string, Page>} pages every page by its address, in the order of addresses
 */

/**
 * Gives the folder of the built site.
 * @returns {string}
 */
export function siteFolder() {
  const folder = process.env.DANVAN_SITE;
  if (!folder) throw new Error("DANVAN_SITE must name the folder of a built site");
  return folder;
}

/**
 * Sites that were read, by their folders: all tests of a run look at one.
 * @type {Map<string, Site>}
 */
const read = new Map();

/**
 * Reads a built site, once. What a program keeps for itself, in hidden files, is no part of it.
 * @param {string} folder
 * @returns {Site}
 */
export function readSite(folder) {
  const site = read.get(folder) ?? readFolder(folder);
  read.set(folder, site);
  return site;
}

/**
 * @param {string} folder
 * @returns {Site}
 */
function readFolder(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .map((name) => name.replaceAll(sep, "/"))
    .filter((name) => !name.split("/").some((part) => part.startsWith(".")));
  return siteOf(new Map(names.sort().map((name) => [name, () => readFileSync(join(folder, name), "utf8")])));
}

/**
 * Makes a site of files whose text is read when it is needed.
 * @param {Map<string, () => string>} files
 * @returns {Site}
 */
export function siteOf(files) {
  const pages = [...files]
    .filter(([name]) => name.endsWith(".html"))
    .map(([name, read]) => parsePage(addressOf(name), read()));
  if (pages.length === 0) throw new Error("the site has no pages");
  return { files: new Set(files.keys()), pages: new Map(pages.map((page) => [page.url, page])) };
}

/**
 * @param {string} url
 * @param {string} html
 * @returns {Page}
 */
function parsePage(url, html) {
  /** @type {Document | undefined} */
  let document;
  return {
    url,
    html,
    get document() {
      return document ??= parseHTML(html).document;
    },
  };
}

/**
 * Gives the address under which a host serves a file.
 * @param {string} name
 */
export function addressOf(name) {
  return `/${name.replace(/(^|\/)index\.html$/, "$1")}`;
}

/**
 * Gives the file that stands behind an address.
 * @param {string} path
 */
export function fileOf(path) {
  const name = decodeURIComponent(path).slice(1);
  return name === "" || name.endsWith("/") ? `${name}index.html` : name;
}

/**
 * Tells whether a page only leads on to another.
 * @param {Page} page
 */
export function isRedirect(page) {
  return page.document.querySelector('meta[http-equiv="refresh"]') !== null;
}

/**
 * Tells whether search engines may list a page.
 * @param {Page} page
 */
export function isIndexed(page) {
  return page.document.querySelector('meta[name="robots"][content~="noindex"]') === null;
}

/**
 * The shipped script over the index of a built site, without a browser.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

/**
 * What the script offers where there is no page.
 * @typedef {object} Engine
 * @property {(text: string) => { key: string, form: string, starts: boolean }[]} cut
 * @property {(read: (name: string) => Promise<Uint8Array>, paragraphs: (page: Uint8Array) => string[]) => Promise<any>} onHost
 * @property {(bytes: Uint8Array) => Promise<Uint8Array>} unpack
 * @property {(index: any, query: string, wanted: number) => Promise<{ scores: Float32Array, mended: string, unread: number }>} search
 * @property {(scores: Float32Array, count: number) => number[]} leading
 */

/**
 * Loads the search script of a site.
 * @param {string} site folder of a built site
 * @returns {Engine}
 */
export function engineOf(site) {
  const assets = readdirSync(join(site, "assets"));
  const names = [/^search\.\w+\.js$/, /^search-more\.\w+\.js$/].map((name) => assets.find((it) => name.test(it)));
  return engine(names.map((it) => {
    if (!it) throw new Error("the site has no search script");
    return readFileSync(join(site, "assets", it), "utf8");
  }));
}

/**
 * Loads the parts of the search script.
 * @param {string[]} scripts
 * @returns {Engine}
 */
export function engine(scripts) {
  const context = vm.createContext({ Blob, Response, DecompressionStream, TextDecoder, Uint8Array, Uint32Array, Float32Array, URL, Array, Map, Set });
  for (const it of scripts) vm.runInContext(it, context);
  // The functions of a classic script are its global object's.
  const { cut, unpack, search, leading, onHost } = context;
  return { cut, unpack, search, leading, onHost };
}

/** Counts what a reader's browser would load. */
export class Host {
  /**
   * @param {string} site
   * @param {Engine} engine
   */
  constructor(site, engine) {
    this.folder = join(site, "tim-kiem");
    this.engine = engine;
    /** @type {Map<string, number>} */
    this.loaded = new Map();
  }

  /**
   * Opens the index.
   * @returns {Promise<any>}
   */
  open() {
    return this.engine.onHost(async (name) => {
      const file = name.startsWith("..") ? `${name}index.html` : name.split("?")[0];
      const bytes = new Uint8Array(readFileSync(join(this.folder, file)));
      this.loaded.set(name, bytes.length);
      return this.engine.unpack(bytes);
    }, paragraphs);
  }
}

/**
 * Takes the paragraphs out of a story's page.
 * @param {Uint8Array} page
 */
function paragraphs(page) {
  const html = new TextDecoder().decode(page);
  const story = html.slice(html.indexOf("<article"), html.lastIndexOf("</article>"));
  return story.split(/<(?:h\d|p|li|d[td]|t[hd]|figcaption|pre)\b[^>]*>/).map((it) =>
    it.replace(/<[^>]*>/g, "").replaceAll("&nbsp;", " ").replaceAll("&amp;", "&"));
}

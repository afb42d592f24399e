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
 * @property {(read: (name: string) => Promise<Uint8Array>) => Promise<any>} onHost
 * @property {(bytes: Uint8Array) => Promise<Uint8Array>} unpack
 * @property {(index: any, query: string) => Promise<{ scores: Float32Array, mended: string }>} search
 * @property {(scores: Float32Array, count: number) => number[]} leading
 */

/**
 * Loads the search script of a site.
 * @param {string} site folder of a built site
 * @returns {Engine}
 */
export function engineOf(site) {
  const name = readdirSync(join(site, "assets")).find((it) => /^search\.\w+\.js$/.test(it));
  if (!name) throw new Error("the site has no search script");
  return engine(readFileSync(join(site, "assets", name), "utf8"));
}

/**
 * Loads a search script.
 * @param {string} script
 * @returns {Engine}
 */
export function engine(script) {
  const context = vm.createContext({ Blob, Response, DecompressionStream, TextDecoder, Uint8Array, Uint32Array, Float32Array, URL, Array, Map, Set });
  vm.runInContext(script, context);
  return context.danvanSearch;
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
      const bytes = new Uint8Array(readFileSync(join(this.folder, name.split("?")[0])));
      this.loaded.set(name, bytes.length);
      return this.engine.unpack(bytes);
    });
  }
}

/**
 * Serves a folder as a common host does, text compressed, and counts what it sends. A slow line is slow here: what a
 * browser slows down itself leaves out what workers load.
 */

import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";

/** @type {Record<string, string>} */
const TEXTS = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** A slow line: milliseconds of the way, bytes a second. */
const SLOW = { way: 150, rate: 200 * 1024 };

/**
 * A running server, what it has sent since `loaded` was set, and how fast its line is.
 */
export class Server {
  /** @param {string} folder */
  constructor(folder) {
    this.root = resolve(folder);
    this.loaded = { bytes: 0, requests: 0 };
    /** @type {"fast" | "slow"} */
    this.line = "fast";
    /** When all that was sent has passed the line. */
    this.free = Promise.resolve();
    this.http = createServer(async (request, response) => {
      const { status, headers, body } = await this.answer(new URL(request.url ?? "/", "http://host").pathname);
      this.loaded.requests += 1;
      this.loaded.bytes += body.length;
      if (this.line === "slow") await this.pass(body.length);
      response.writeHead(status, headers).end(body);
    });
  }

  /** Starts, and gives the address. */
  async start() {
    this.http.listen(0, "127.0.0.1");
    await once(this.http, "listening");
    const { port } = /** @type {import("node:net").AddressInfo} */ (this.http.address());
    return `http://127.0.0.1:${port}`;
  }

  async close() {
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, "close");
  }

  /**
   * Waits as long as bytes take on the slow line, behind those that were sent before.
   * @param {number} bytes
   */
  async pass(bytes) {
    await wait(SLOW.way);
    this.free = this.free.then(() => wait(1_000 * bytes / SLOW.rate));
    await this.free;
  }

  /**
   * @param {string} path
   * @returns {Promise<{ status: number, headers: Record<string, string>, body: Buffer }>}
   */
  async answer(path) {
    const file = resolve(this.root, `.${decodeURIComponent(path)}${path.endsWith("/") ? "index.html" : ""}`);
    const bytes = file.startsWith(this.root + sep) ? await readFile(file).catch(() => undefined) : undefined;
    if (!bytes) return { status: 404, headers: {}, body: Buffer.alloc(0) };
    const text = TEXTS[extname(file)];
    const type = text ?? (file.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");
    const headers = { "content-type": type, "cache-control": "max-age=600" };
    return text
      ? { status: 200, headers: { ...headers, "content-encoding": "gzip" }, body: gzipSync(bytes) }
      : { status: 200, headers, body: bytes };
  }
}

/**
 * What Lighthouse says of a page, in a browser of its own: a phone on a poor line, as it takes readers to have.
 */

import { once } from "node:events";
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import lighthouse from "lighthouse";

import { temporaryFolder } from "./folder.js";

/** A browser that Lighthouse can drive. */
export class Browser {
  /** Starts one, and gives it once it listens. */
  static async open() {
    const profile = temporaryFolder("lighthouse");
    const program = spawn(process.env.DANVAN_CHROMIUM ?? "/usr/bin/chromium", [
      "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank",
    ], { stdio: ["ignore", "ignore", "pipe"] });
    const lines = createInterface({ input: program.stderr });
    for await (const line of lines) {
      const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1];
      if (port !== undefined) return new Browser(program, profile, Number(port));
    }
    throw new Error("the browser did not start");
  }

  /**
   * @param {import("node:child_process").ChildProcess} program
   * @param {string} profile
   * @param {number} port
   */
  constructor(program, profile, port) {
    this.program = program;
    this.profile = profile;
    this.port = port;
  }

  /**
   * Gives the score of each category in hundredths, and the audits that took something off it.
   * @param {string} url
   * @param {string[]} categories
   */
  async audit(url, categories) {
    const run = await lighthouse(url, { port: this.port, onlyCategories: categories, output: "json", logLevel: "error" });
    if (!run) throw new Error(`${url} was not audited`);
    const { lhr } = run;
    const all = Object.values(lhr.categories);
    const scores = Object.fromEntries(all.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]));
    const lost = all.flatMap(({ id, auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map((it) => lhr.audits[it.id])
        .filter(({ score }) => score !== null && score < 1)
        .map((it) => `${id}: ${it.id} (${it.displayValue ?? it.title})`));
    return { scores, lost, audits: lhr.audits };
  }

  async close() {
    const ended = once(this.program, "exit");
    this.program.kill();
    await ended;
    // The browser's helpers may write for a moment longer, which only this way of removing sees again.
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

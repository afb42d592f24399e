/**
 * Closes a run with its count on a line of its own, which people and machines find.
 */

/**
 * @import { FullConfig, Reporter, Suite } from "@playwright/test/reporter"
 */

/**
 * @implements {Reporter}
 */
export default class Summary {
  /** @type {Suite | undefined} */
  #suite;

  /**
   * @param {FullConfig} _config
   * @param {Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  async onExit() {
    const outcomes = (this.#suite?.allTests() ?? []).map((test) => test.outcome());
    const count = (/** @type {string} */ outcome) => outcomes.filter((it) => it === outcome).length;
    const skipped = count("skipped") > 0 ? `, ${count("skipped")} skipped` : "";
    console.log(`\n${count("expected")} passed, ${count("unexpected") + count("flaky")} failed${skipped}`);
  }

  printsToStdio() {
    return false;
  }
}

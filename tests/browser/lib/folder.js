/**
 * Folders that a test works in, gone with the process that made them, also where the test fails.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @type {Set<string>} */
const made = new Set();

process.on("exit", () => made.forEach((it) => rmSync(it, { recursive: true, force: true, maxRetries: 5 })));

/**
 * Makes a folder of its own for a test.
 * @param {string} name what it is for
 */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `danvan-${name}-`));
  made.add(folder);
  return folder;
}

/**
 * Runs a program and tells what it cost: CPU seconds of all it starts, and the most memory they held at once.
 */

import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** How often memory is looked at, in milliseconds. */
const STEP = 50;

/**
 * @typedef {{ cpu: number, memory: number }} Cost seconds, bytes
 */

/**
 * @param {string} program
 * @param {string[]} options
 * @param {string} folder where it runs
 * @returns {Promise<Cost>}
 */
export async function measured(program, options, folder) {
  // The shell counts the CPU of everything below it; as the leader of a group, it lets memory be summed.
  const child = spawn("bash", ["-c", "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null", "bash", program, ...options], { cwd: folder, detached: true });
  let errors = "", memory = 0;
  child.stderr.setEncoding("utf8").on("data", (it) => { errors += it; });
  const timer = setInterval(() => { memory = Math.max(memory, held(child.pid ?? 0)); }, STEP);
  const status = await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  clearInterval(timer);
  const times = /([0-9.]+) ([0-9.]+)\s*$/.exec(errors);
  if (status !== 0 || !times) throw new Error(`${program} ${options.join(" ")}: ${errors}`);
  return { cpu: Number(times[1]) + Number(times[2]), memory };
}

/**
 * Gives the memory that a group of processes holds.
 * @param {number} group
 */
function held(group) {
  let sum = 0;
  for (const name of readdirSync("/proc").filter((it) => /^\d+$/.test(it))) {
    try {
      // The name of a program may hold blanks; what follows it does not.
      const [, , processGroup] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      if (Number(processGroup) !== group) continue;
      const pages = Number(readFileSync(`/proc/${name}/statm`, "utf8").split(" ")[1]);
      sum += pages * 4096;
    } catch {
      // It ended while it was looked at.
    }
  }
  return sum;
}

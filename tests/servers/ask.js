/**
 * Holds the settings of `danvan headers` to servers that really run with them: nginx and Caddy serve a small site, in
 * the root of their host and in a folder, and are asked what a browser would ask.
 *
 *     DANVAN=target/debug/danvan node tests/servers/ask.js
 */

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const danvan = resolve(process.env.DANVAN ?? "target/debug/danvan");
const room = mkdtempSync(join(tmpdir(), "danvan-servers-"));

const STORY = `---
id: abc234
title: Đường hoa
summary: Trồng hoa.
kind: tap-the
field: kinh-te
---

## Cách làm

[Phim](phim.mp4), [báo cáo](bao-cao.docx), [bảng](bang.xlsx) và [gói](goi.zip).
`;

/** What a story offers, and what a server must call it. */
const OFFERED = {
  "phim.mp4": "video/mp4",
  "bao-cao.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "bang.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "goi.zip": "application/zip",
};

/** Said beside every page. */
const ALWAYS = {
  "content-security-policy": /^default-src 'self'; /,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^strict-origin-when-cross-origin$/,
  "permissions-policy": /^camera=\(\), /,
  "cross-origin-opener-policy": /^same-origin$/,
};

const SERVERS = { nginx, caddy };

let asked = 0;
/** @type {string[]} */
const faults = [];
try {
  for (const folder of ["", "/kho"]) {
    const site = build(folder);
    for (const [name, start] of Object.entries(SERVERS)) {
      const port = await freePort();
      const settings = execFileSync(danvan, ["headers", name, "--root", site.root], { encoding: "utf8" });
      const server = start(site.host, settings, port);
      try {
        await hasOpened(port, server);
        await ask(`${name} ${folder || "/"}`, folder, port);
      } finally {
        server.kill("SIGTERM");
      }
    }
  }
} finally {
  rmSync(room, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
for (const fault of faults) console.log(fault);
console.log(`${asked - faults.length} passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 && asked > 0 ? 0 : 1;

/**
 * Builds the site for a folder of its host, and gives the showcase and what the host serves.
 * @param {string} folder
 */
function build(folder) {
  const root = join(room, `showcase${folder.replace("/", "-")}`);
  const host = join(root, "host");
  const written = { "site.yaml": `name: Thử\nbase_url: https://danvan.example${folder}\n`, "mo-hinh/x/index.md": STORY };
  for (const [path, text] of Object.entries({ ...written, ...offered() })) {
    const file = join(root, "content", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  execFileSync(danvan, ["build", "--full", "--root", root, "--date", "2026-11-22"]);
  if (folder) {
    mkdirSync(host);
    symlinkSync(join(root, "public"), join(host, folder));
  } else {
    symlinkSync(join(root, "public"), host);
  }
  return { root, host };
}

/** Gives the files that the story offers. */
function offered() {
  return Object.fromEntries(Object.keys(OFFERED).map((name) => [`mo-hinh/x/${name}`, "PK"]));
}

/**
 * Starts nginx as nobody's service: all that it writes lies in the room.
 * @param {string} host
 * @param {string} settings
 * @param {number} port
 */
function nginx(host, settings, port) {
  const [inHttp, inServer] = settings.split(/^# Trong server .*$/m);
  const own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${room}/${it};`);
  const file = join(room, "nginx.conf");
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(file, `daemon off; ${user} pid ${room}/nginx.pid; error_log stderr; events {}
http { access_log off; ${own.join(" ")}
${inHttp}
server { listen 127.0.0.1:${port}; root ${host};
${inServer}
} }
`);
  return spawn("nginx", ["-p", room, "-c", file], { stdio: ["ignore", "ignore", "pipe"], env: withSbin() });
}

/**
 * @param {string} host
 * @param {string} settings
 * @param {number} port
 */
function caddy(host, settings, port) {
  const file = join(room, "Caddyfile");
  writeFileSync(file, `{\nadmin off\nauto_https off\n}\nhttp://127.0.0.1:${port} {\nroot * ${host}\n${settings}\n}\n`);
  const env = { ...withSbin(), HOME: room, XDG_DATA_HOME: room, XDG_CONFIG_HOME: room };
  return spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], { stdio: ["ignore", "ignore", "pipe"], env });
}

/** Finds programs for the superuser too. */
function withSbin() {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => found(port));
    });
  });
}

/**
 * Asks until the server answers; one that ends before has refused its settings.
 * @param {number} port
 * @param {import("node:child_process").ChildProcess} server
 */
async function hasOpened(port, server) {
  /** @type {Error | undefined} */
  let gone;
  let said = "";
  server.stderr?.on("data", (piece) => (said += piece));
  server.on("error", (error) => (gone = error));
  server.on("close", (code) => (gone ??= new Error(`the server ended with ${code}: ${said}`)));
  for (const since = Date.now(); Date.now() - since < 20_000;) {
    if (gone) throw gone;
    if (await get(port, "/").then(() => true, () => false)) return;
  }
  throw new Error(`the server did not answer within 20 s: ${said}`);
}

/**
 * Gets a file as it is sent.
 * @param {number} port
 * @param {string} path
 * @param {string} [encodings]
 * @returns {Promise<{ status: number, headers: Record<string, string>, body: string }>}
 */
function get(port, path, encodings = "identity") {
  return new Promise((told, failed) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { "accept-encoding": encodings }, timeout: 5_000 }, (answer) => {
      let body = "";
      answer.setEncoding("latin1").on("data", (piece) => (body += piece)).on("end", () => told({
        status: answer.statusCode ?? 0,
        headers: /** @type {Record<string, string>} */ (answer.headers),
        body: Buffer.from(body, "latin1").toString(),
      }));
    });
    asked.on("timeout", () => asked.destroy(new Error(`no answer to ${path}`)));
    asked.on("error", failed).end();
  });
}

/**
 * Holds a server to what it should say.
 * @param {string} name
 * @param {string} folder
 * @param {number} port
 */
async function ask(name, folder, port) {
  /** @param {string} what @param {unknown} found @param {unknown} wanted */
  const same = (what, found, wanted) => {
    asked += 1;
    const holds = wanted instanceof RegExp ? wanted.test(String(found)) : found === wanted;
    if (!holds) faults.push(`${name}: ${what}: ${found}, and not ${wanted}`);
  };
  const home = await get(port, `${folder}/`);
  const lost = await get(port, `${folder}/khong-co/`);
  for (const [what, page, status] of /** @type {const} */ ([["the first page", home, 200], ["a lost page", lost, 404]])) {
    same(`${what}: status`, page.status, status);
    same(`${what}: type`, page.headers["content-type"], "text/html; charset=utf-8");
    for (const [header, wanted] of Object.entries(ALWAYS)) same(`${what}: ${header}`, page.headers[header], wanted);
  }
  same("how long the first page is kept", home.headers["cache-control"], "no-cache");
  same("what a lost page says", lost.body.includes("<h1"), true);
  same("the story", (await get(port, `${folder}/mo-hinh/x/`)).status, 200);

  const [style] = /[^"]*\/assets\/[^"]*\.[0-9a-f]{12}\.css/.exec(home.body) ?? [];
  const styled = await get(port, String(style));
  same("the style: status", styled.status, 200);
  same("the style: type", styled.headers["content-type"], "text/css; charset=utf-8");
  same("how long the style is kept", styled.headers["cache-control"], "public, max-age=31536000, immutable");

  same("a table", (await get(port, `${folder}/du-lieu/mo-hinh.csv`)).headers["content-type"], "text/csv; charset=utf-8");
  for (const [file, type] of Object.entries(OFFERED)) {
    const answer = await get(port, `${folder}/mo-hinh/x/${file}`);
    same(`${file}: type`, answer.headers["content-type"], type);
    same(`${file}: nosniff`, answer.headers["x-content-type-options"], "nosniff");
  }
  same("a packed copy", (await get(port, `${folder}/`, "gzip")).headers["content-encoding"], "gzip");
  for (const path of ["/.danvan/manifest", "/_headers", "/.danvan/"]) {
    const answer = await get(port, folder + path);
    same(`${path}: status`, answer.status, 404);
    same(`${path}: body`, answer.body.includes("<h1"), true);
  }
}

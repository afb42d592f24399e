/**
 * Serves a built site as a plain web host does: files, `index.html` of folders, `404.html` for the
 * rest, no listing of folders. It says beside every file what the site asks its host to say, in
 * `_headers`: so every page is tried under the policy that is shipped.
 */

import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".avif": "image/avif",
  ".webp": "image/webp",
  ".xml": "application/xml",
};

/** What a careful host forbids where nothing is said of it: scripts and styles in the page, and anything from elsewhere. */
export const POLICY = "default-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'";

/**
 * Reads what the site itself asks its host to say beside every file.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
export async function shippedHeaders(folder) {
  const text = await readFile(resolve(folder, "_headers"), "utf8");
  const [, rules = ""] = text.split(/^\S*\/\*\n/m);
  const said = rules.split(/^\S/m)[0].matchAll(/^ {2}([^:]+): (.*)$/gm);
  return Object.fromEntries([...said].map(([, name, value]) => [name.toLowerCase(), value]));
}

/**
 * A running server.
 * @typedef {object} Server
 * @property {string} origin such as `http://127.0.0.1:40123`
 * @property {() => Promise<void>} close stops it
 */

/**
 * Serves a folder on a port of this machine, a free one if none is named.
 * @param {string} folder
 * @param {number} [wanted]
 * @returns {Promise<Server>}
 */
export async function serve(folder, wanted = 0) {
  const root = resolve(folder);
  const always = await shippedHeaders(root);
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await answer(root, new URL(request.url ?? "/", "http://host").pathname);
    response.writeHead(status, { ...always, ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  server.listen(wanted, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

/**
 * @typedef {{ status: number, headers: Record<string, string>, body: Buffer | string }} Answer
 */

/**
 * @param {string} root
 * @param {string} path
 * @returns {Promise<Answer>}
 */
async function answer(root, path) {
  const file = within(root, path);
  const found = file && (await stat(file).catch(() => undefined));
  if (!file || !found) return missing(root);
  if (found.isFile()) return send(file, 200);
  if (!path.endsWith("/")) return { status: 301, headers: { location: `${path}/` }, body: "" };
  return send(resolve(file, "index.html"), 200).catch(() => missing(root));
}

/**
 * Gives the file of a path; nothing for one that cannot be read or leads out of the site.
 * @param {string} root
 * @param {string} path
 */
function within(root, path) {
  try {
    const file = resolve(root, `.${decodeURIComponent(path)}`);
    const inside = file === root || file.startsWith(root + sep);
    const hidden = path.split("/").some((part) => part.startsWith("."));
    return inside && !hidden ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @returns {Promise<Answer>}
 */
function missing(root) {
  return send(resolve(root, "404.html"), 404);
}

/**
 * @param {string} file
 * @param {number} status
 * @returns {Promise<Answer>}
 */
async function send(file, status) {
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  return { status, headers: { "content-type": type }, body: await readFile(file) };
}

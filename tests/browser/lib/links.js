/**
 * Where the pages of a site point, and which of it leads nowhere.
 */

import { fileOf, isRedirect } from "./site.js";

/**
 * @import { Page, Site } from "./site.js"
 */

/** Attributes that hold one address, by the elements that have them. */
const ADDRESSES = [
  ["a, area, link", "href"],
  ["audio, embed, iframe, img, input, script, source, track, video", "src"],
  ["form", "action"],
  ["object", "data"],
  ["use", "href"],
  ["video", "poster"],
  ['meta[property="og:url"], meta[property="og:image"]', "content"],
];

/**
 * Says of every address in the site that leads nowhere on which page it stands.
 * @param {Site} site
 * @returns {string[]}
 */
export function brokenLinks(site) {
  const own = ownOrigin(site);
  return [...site.pages.values()].flatMap((page) =>
    [...new Set(addresses(page))].flatMap((address) => {
      const fault = faultOf(site, page, address, own);
      return fault === undefined ? [] : [`${page.url}: ${fault}: ${JSON.stringify(address)}`];
    }));
}

/**
 * Gives the pages that nobody finds by following links from the home page. Old addresses that lead
 * on, and the page for what is missing, are found otherwise.
 * @param {Site} site
 * @returns {string[]}
 */
export function orphans(site) {
  const own = ownOrigin(site);
  const found = new Set(["/"]);
  for (const url of found) {
    const links = site.pages.get(url)?.document.querySelectorAll("a[href]") ?? [];
    for (const link of links) {
      const target = resolve(link.getAttribute("href") ?? "", url, own);
      const next = target?.origin === own ? pageAt(site, target) : undefined;
      if (next !== undefined) found.add(next.url);
    }
  }
  return [...site.pages.values()]
    .filter((page) => !isRedirect(page) && !/(^|\/)404\.html$/.test(page.url) && !found.has(page.url))
    .map((page) => page.url);
}

/**
 * Says which redirects do not lead, by their refresh, their link and their canonical address, to one
 * and the same page.
 * @param {Site} site
 * @returns {string[]}
 */
export function unsureRedirects(site) {
  const own = ownOrigin(site);
  return [...site.pages.values()].filter(isRedirect).flatMap((page) => {
    const said = [
      refreshTarget(page),
      page.document.querySelector("main a")?.getAttribute("href"),
      page.document.querySelector('link[rel="canonical"]')?.getAttribute("href"),
    ].map((address) => resolve(address ?? "", page.url, own));
    const [next] = said.map((target) => (target === undefined ? undefined : pageAt(site, target)));
    const sure = next !== undefined && !isRedirect(next) && said.every((target) => target?.href === said[0]?.href);
    return sure ? [] : [`${page.url}: ${said.map((target) => target?.pathname).join(" ")}`];
  });
}

/**
 * Gives the origin that the site will stand under, as its home page says.
 * @param {Site} site
 */
function ownOrigin(site) {
  const canonical = site.pages.get("/")?.document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  return canonical ? new URL(canonical).origin : "http://site.invalid";
}

/**
 * Gives every address that a page names, as written.
 * @param {Page} page
 * @returns {string[]}
 */
function addresses(page) {
  const { document } = page;
  const single = ADDRESSES.flatMap(([selector, attribute]) =>
    [...document.querySelectorAll(selector)].map((element) => element.getAttribute(attribute)));
  const sets = [...document.querySelectorAll("[srcset]")].flatMap((element) =>
    (element.getAttribute("srcset") ?? "").split(",").map((candidate) => candidate.trim().split(/\s+/)[0]));
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    addressesIn(JSON.parse(script.textContent ?? "")));
  const written = [...single, ...sets, ...data, refreshTarget(page)];
  return written.filter((address) => address !== null && address !== undefined);
}

/**
 * Gives the strings in a piece of JSON-LD that are addresses of pages.
 * @param {unknown} data
 * @param {string} [key]
 * @returns {string[]}
 */
function addressesIn(data, key = "") {
  if (typeof data === "string") return ["item", "url", "@id", "image"].includes(key) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap((part) => addressesIn(part, key));
  if (data === null || typeof data !== "object") return [];
  return Object.entries(data).flatMap(([name, part]) => addressesIn(part, name));
}

/**
 * @param {Page} page
 * @returns {string | undefined}
 */
function refreshTarget(page) {
  const content = page.document.querySelector('meta[http-equiv="refresh"]')?.getAttribute("content");
  return content?.match(/^\s*\d+\s*;\s*url=(.*)$/i)?.[1];
}

/**
 * Says why an address leads nowhere; nothing when it leads somewhere, or out of the site.
 * @param {Site} site
 * @param {Page} page
 * @param {string} address
 * @param {string} own
 * @returns {string | undefined}
 */
function faultOf(site, page, address, own) {
  if (address === "") return "empty address";
  const target = resolve(address, page.url, own);
  if (target === undefined) return "unreadable address";
  if (target.protocol === "javascript:" || target.protocol === "data:") return "code or data for an address";
  if (target.origin !== own) return undefined;
  if (!site.files.has(fileOf(target.pathname))) return "no such page";
  const next = pageAt(site, target);
  const anchor = decodeURIComponent(target.hash.slice(1));
  if (anchor === "" || next === undefined) return undefined;
  return next.document.getElementById(anchor) === null ? "no such place on the page" : undefined;
}

/**
 * @param {Site} site
 * @param {URL} target
 * @returns {Page | undefined}
 */
function pageAt(site, target) {
  return site.pages.get(decodeURIComponent(target.pathname));
}

/**
 * Gives the whole address that is meant on a page; nothing for one that cannot be read.
 * @param {string} address
 * @param {string} from
 * @param {string} own
 * @returns {URL | undefined}
 */
function resolve(address, from, own) {
  try {
    const target = new URL(address, own + from);
    decodeURIComponent(target.pathname + target.hash);
    return target;
  } catch {
    return undefined;
  }
}

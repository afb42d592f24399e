/**
 * Which pages are tried in a browser: one of each kind, and enough others that every construct
 * that stands anywhere in the site stands on one of them.
 */

/**
 * @import { Page, Site } from "./site.js"
 */

/**
 * The kinds of pages by their addresses. Every page is of exactly one kind.
 * @type {Record<string, RegExp>}
 */
export const KINDS = {
  "home": /^\/$/,
  "missing page": /^\/404\.html$/,
  "moved page": /^\/m\/[a-z0-9]{6}\/$/,
  "list of models": /^\/mo-hinh\/(trang\/\d+\/)?$/,
  "model": /^\/mo-hinh\/(?!trang\/)[^/]+\/$/,
  "sheet": /^\/mo-hinh\/[^/]+\/ap-dung\/$/,
  "list of movements": /^\/phong-trao\/(trang\/\d+\/)?$/,
  "movement": /^\/phong-trao\/(?!trang\/)[^/]+\/$/,
  "list of conferences": /^\/hoi-nghi\/(trang\/\d+\/)?$/,
  "conference": /^\/hoi-nghi\/(?!trang\/)[^/]+\/$/,
  "document": /^\/van-ban\/(?!trang\/)[^/]+\/$/,
  "list of documents": /^\/van-ban\/(trang\/\d+\/)?$/,
  "list of award lists": /^\/khen-thuong\/(trang\/\d+\/)?$/,
  "award list": /^\/khen-thuong\/(?!trang\/|hinh-thuc\/)[^/]+\/$/,
  "forms of award": /^\/khen-thuong\/hinh-thuc\/$/,
  "form of award": /^\/khen-thuong\/hinh-thuc\/[^/]+\/(trang\/\d+\/)?$/,
  "search": /^\/tim-kiem\/$/,
  "letters": /^\/a-z\/$/,
  "letter": /^\/a-z\/[^/]+\/(trang\/\d+\/)?$/,
  "data": /^\/du-lieu\/$/,
  "teams": /^\/to-dan-van\/$/,
  "teams of a province": /^\/to-dan-van\/\d{2}(-den-[\d-]+)?\/$/,
  "metrics": /^\/so-lieu\/$/,
  "ranking": /^\/so-lieu\/[a-z0-9_-]+\/(trang\/\d+\/)?$/,
  "comparisons": /^\/so-sanh\/$/,
  "comparison": /^\/so-sanh\/[a-z0-9]{6}-[a-z0-9]{6}\/$/,
  "plain page": /^\/trang\/[^/]+\/$/,
  "fields": /^\/linh-vuc\/$/,
  "field": /^\/linh-vuc\/[^/]+\/(trang\/\d+\/)?$/,
  "places": /^\/dia-ban\/$/,
  "province": /^\/dia-ban\/\d{2}\/(trang\/\d+\/)?$/,
  "former province": /^\/dia-ban\/\d{2}-den-[\d-]+\/(trang\/\d+\/)?$/,
  "former district": /^\/dia-ban\/\d{3}(-den-[\d-]+)?\/(trang\/\d+\/)?$/,
  "commune": /^\/dia-ban\/\d{5}\/(trang\/\d+\/)?$/,
  "former commune": /^\/dia-ban\/\d{5}-den-[\d-]+\/(trang\/\d+\/)?$/,
  "years": /^\/nam\/$/,
  "year": /^\/nam\/\d{4}\/(trang\/\d+\/)?$/,
  "terms of office": /^\/nhiem-ky\/$/,
  "term of office": /^\/nhiem-ky\/[^/]+\/(trang\/\d+\/)?$/,
  "levels": /^\/cap\/$/,
  "level": /^\/cap\/[^/]+\/(trang\/\d+\/)?$/,
  "organs": /^\/don-vi\/$/,
  "organ": /^\/don-vi\/[^/]+\/(trang\/\d+\/)?$/,
  "tags": /^\/the\/$/,
  "tag": /^\/the\/[^/]+\/(trang\/\d+\/)?$/,
};

/**
 * A page to try, and why it was chosen.
 * @typedef {{ kind: string, page: Page }} Choice
 */

/** Kinds that are tried in English too: all that readers come to first, and what is told in both languages. */
const ENGLISH = ["home", "missing page", "list of models", "model", "movement", "search", "ranking", "comparison", "data", "plain page", "places"];

/**
 * Gives an address without the folder of its language: pages of one kind are of it in every language.
 * @param {string} url
 */
function withoutLanguage(url) {
  return url.replace(/^\/en\//, "/");
}

/**
 * Gives the kinds that fit an address; anything but one is a fault.
 * @param {string} url
 */
export function kindsOf(url) {
  return Object.keys(KINDS).filter((kind) => KINDS[kind].test(withoutLanguage(url)));
}

/**
 * Gives the longest page of a kind.
 * @param {Site} site
 * @param {string} kind
 * @returns {Page | undefined}
 */
export function longestOf(site, kind) {
  return longest([...site.pages.values()], (url) => KINDS[kind].test(url));
}

/**
 * @param {Page[]} pages
 * @param {(url: string) => boolean} isMeant
 * @returns {Page | undefined}
 */
function longest(pages, isMeant) {
  const [found] = pages.filter((page) => isMeant(page.url)).sort((a, b) => b.html.length - a.html.length);
  return found;
}

/**
 * Chooses the pages to try, each once. The longest page of the site is the longest of its kind,
 * so it is among them.
 * @param {Site} site
 * @returns {Choice[]}
 */
export function sample(site) {
  const ofEachKind = Object.keys(KINDS).flatMap((kind) => {
    const page = longestOf(site, kind);
    return page === undefined ? [] : [{ kind, page }];
  });
  const inEnglish = ENGLISH.flatMap((kind) => {
    const page = longest([...site.pages.values()], (url) => url.startsWith("/en/") && KINDS[kind].test(withoutLanguage(url)));
    return page === undefined ? [] : [{ kind: `English ${kind}`, page }];
  });
  return withEveryConstruct(site, [...ofEachKind, ...inEnglish]);
}

/**
 * Adds pages, the one with the most that is new first, until nothing is new on any.
 * @param {Site} site
 * @param {Choice[]} chosen
 * @returns {Choice[]}
 */
function withEveryConstruct(site, chosen) {
  const rest = [...site.pages.values()].map((page) => ({ page, news: constructs(page) }));
  const see = (/** @type {Page} */ page) => {
    const seen = constructs(page);
    for (const { news } of rest) seen.forEach((construct) => news.delete(construct));
  };
  chosen.forEach(({ page }) => see(page));
  for (;;) {
    const best = rest.reduce((a, b) => (b.news.size > a.news.size ? b : a));
    if (best.news.size === 0) return chosen;
    chosen = [...chosen, { kind: kindsOf(best.page.url)[0] ?? "page", page: best.page }];
    see(best.page);
  }
}

/**
 * Gives what a page is made of: elements, their classes and attributes, and what stands in what.
 * @param {Page} page
 * @returns {Set<string>}
 */
function constructs(page) {
  const found = new Set();
  for (const element of page.document.querySelectorAll("*")) {
    const name = element.localName;
    found.add(`${element.parentElement?.localName} > ${name}`);
    for (const part of element.classList) found.add(`${name}.${part}`);
    for (const attribute of element.getAttributeNames()) found.add(`${name}[${attribute}]`);
  }
  return found;
}

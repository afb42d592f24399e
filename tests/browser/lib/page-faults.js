/**
 * What must hold of every page by its markup alone. Each function gives the faults of one page, as
 * text; none is an empty list.
 */

import { isIndexed, isRedirect } from "./site.js";

/**
 * @import { Page } from "./site.js"
 */

/**
 * Says what a page lacks in its head.
 * @param {Page} page
 * @returns {string[]}
 */
export function headFaults(page) {
  const { document } = page;
  const text = (/** @type {string} */ selector, /** @type {string} */ attribute) =>
    document.querySelector(selector)?.getAttribute(attribute)?.trim() ?? "";
  const wanted = {
    "language": /^(vi|en)$/.test(text("html", "lang")),
    "character set": text("meta[charset]", "charset").toLowerCase() === "utf-8",
    "free zoom": !/maximum-scale|user-scalable/.test(text('meta[name="viewport"]', "content")),
    "viewport": text('meta[name="viewport"]', "content").includes("width=device-width"),
    "one title": document.querySelectorAll("head > title").length === 1,
    "words in the title": document.title.trim() !== "",
    "canonical address": text('link[rel="canonical"]', "href") !== "" || !isIndexed(page),
    "main part": document.querySelectorAll("main").length === 1,
    "way past the header": text("body > a:first-child", "href") === "#dv-main" || isRedirect(page),
  };
  return Object.entries(wanted).filter(([, held]) => !held).map(([name]) => `no ${name}`);
}

/**
 * Says that a page does not tell in a sentence what it is about.
 * @param {Page} page
 * @returns {string[]}
 */
export function descriptionFaults({ document }) {
  const description = document.querySelector('meta[name="description"]')?.getAttribute("content");
  return description?.trim() ? [] : ["no description"];
}

/**
 * Says what is wrong with the order of a page's headings: one first of the first level, none empty,
 * none deeper than the one before by more than one level.
 * @param {Page} page
 * @returns {string[]}
 */
export function headingFaults({ document }) {
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const levels = headings.map((heading) => Number(heading.localName.slice(1)));
  const top = levels.filter((level) => level === 1).length;
  const empty = headings.filter((heading) => heading.textContent?.trim() === "");
  const deep = headings.filter((_, index) => index > 0 && levels[index] > levels[index - 1] + 1);
  return [
    ...(top === 1 ? [] : [`${top} headings of the first level`]),
    ...(levels[0] === 1 ? [] : ["the first heading is not of the first level"]),
    ...empty.map((heading) => `empty heading: ${heading.outerHTML}`),
    ...deep.map((heading) => `skips a level: ${heading.outerHTML}`),
  ];
}

/**
 * Says what a strict host would refuse: scripts and styles in the page, and files of other hosts.
 * @param {Page} page
 * @returns {string[]}
 */
export function policyFaults({ document }) {
  const all = [...document.querySelectorAll("*")];
  const inline = all.filter((it) =>
    it.localName === "style" ||
    it.hasAttribute("style") ||
    it.getAttributeNames().some((name) => name.startsWith("on")) ||
    (it.localName === "script" && !it.hasAttribute("src") && it.getAttribute("type") !== "application/ld+json"));
  const loaded = "script, img, source, iframe, audio, video, embed, object, link:is([rel~=stylesheet], [rel~=icon], [rel~=preload])";
  const foreign = [...document.querySelectorAll(loaded)].filter((it) =>
    ["src", "href", "srcset", "data"].some((name) => /(^|,\s*)([a-z]+:)?\/\//i.test(it.getAttribute(name) ?? "")));
  return [
    ...inline.map((it) => `in the page itself: ${it.outerHTML.slice(0, 120)}`),
    ...foreign.map((it) => `from another host: ${it.outerHTML.slice(0, 120)}`),
  ];
}

/**
 * What holds of every page of the site by its markup alone; no browser is needed.
 */

import { expect, test } from "@playwright/test";
import { HtmlValidate, FileSystemConfigLoader } from "html-validate/node";
import { brokenLinks, orphans, unsureRedirects } from "../lib/links.js";
import { descriptionFaults, headFaults, headingFaults, policyFaults } from "../lib/page-faults.js";
import { KINDS, kindsOf, longestOf } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";

/**
 * @import { Page } from "../lib/site.js"
 */

const site = readSite(siteFolder());

/**
 * Gathers the faults of all pages.
 * @param {(page: Page) => string[]} faultsOf
 */
function faults(faultsOf) {
  return [...site.pages.values()].flatMap((page) => faultsOf(page).map((fault) => `${page.url}: ${fault}`));
}

test("every link leads to a page and a place on it", () => {
  expect(brokenLinks(site)).toEqual([]);
});

test("every page is found from the home page", () => {
  expect(orphans(site)).toEqual([]);
});

test("every redirect leads to one page", () => {
  expect(unsureRedirects(site)).toEqual([]);
});

test("every head has what it must have", () => {
  expect(faults(headFaults)).toEqual([]);
});

test("what people wrote, and the way in, is described", () => {
  const described = ["home", "model", "movement", "conference", "document", "award list"];
  const lacking = (/** @type {Page} */ page) =>
    described.includes(kindsOf(page.url)[0]) ? descriptionFaults(page) : [];
  expect(faults(lacking)).toEqual([]);
});

test("every page's headings are in order", () => {
  expect(faults(headingFaults)).toEqual([]);
});

test("no page needs what a strict host refuses", () => {
  expect(faults(policyFaults)).toEqual([]);
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  const config = new URL("../.htmlvalidate.json", import.meta.url).pathname;
  const report = await Promise.all([...site.pages.values()].map(async ({ url, html }) => {
    const { results } = await validator.validateString(html, config);
    return results.flatMap(({ messages }) =>
      messages.map(({ line, column, ruleId, message }) => `${url}:${line}:${column}: ${ruleId}: ${message}`));
  }));
  expect(report.flat()).toEqual([]);
});

test("every page is of one kind, and every kind has a page", () => {
  expect([...site.pages.keys()].filter((url) => kindsOf(url).length !== 1)).toEqual([]);
  expect(Object.keys(KINDS).filter((kind) => longestOf(site, kind) === undefined)).toEqual([]);
});

/**
 * The search as readers meet it: the box, the page of results, trouble on the way, a copy on a disk.
 */

import { cpSync, readFileSync, writeFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { test as bare } from "@playwright/test";
import { temporaryFolder } from "../lib/folder.js";
import { serve } from "../lib/server.js";
import { forbidScripts } from "../lib/settings.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, test } from "../lib/test.js";

/**
 * @import { Page } from "@playwright/test"
 */

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @param {Page} page */
function box(page) {
  return page.getByRole("combobox");
}

/** @param {Page} page */
function options(page) {
  return page.getByRole("option");
}

/**
 * Types into the box and waits for what it offers.
 * @param {Page} page
 * @param {string} text
 */
async function type(page, text) {
  await page.locator("#dv-search").focus();
  await expect(box(page)).toBeVisible();
  await page.keyboard.type(text);
  await expect(options(page).first()).toBeVisible();
}

test("nothing is loaded before a reader turns to the box", async ({ page }) => {
  /** @type {string[]} */
  const loaded = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.goto("/");
  expect(loaded.filter((it) => /search|tim-kiem/.test(it))).toEqual([]);
  await type(page, "hien dat");
  expect(loaded.filter((it) => /search-page|so\/|loc\./.test(it))).toEqual([]);
});

test("stories are found without marks, and opened by keyboard", async ({ page }) => {
  await page.goto("/");
  await type(page, "hien dat");
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  await expect(options(page).first()).toContainText("đất");
  await page.keyboard.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  const first = options(page).first();
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(box(page)).toHaveAttribute("aria-activedescendant", await first.getAttribute("id") ?? "-");
  const title = await first.locator(".search-title").textContent();
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toHaveText(title ?? "");
  await expect(page.locator("main mark").first()).toBeVisible();
  expect(new URL(page.url()).search).toBe("");
});

test("Escape closes the list and keeps the words", async ({ page }) => {
  await page.goto("/");
  await type(page, "camera");
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("camera");
});

test("an open list bars nobody, and what it holds is said once", async ({ page }) => {
  await page.goto("/");
  await type(page, "hiến đất");
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  expect(violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`)).toEqual([]);
  await expect(page.locator("form[role=search] [role=status]")).toHaveText(/^Tìm thấy \d+ bài$/);
});

test("an input method at work neither searches nor loses what was found", async ({ page }) => {
  await page.goto("/");
  await type(page, "hiến ");
  const found = await options(page).count();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "ddât", selectionStart: 4, selectionEnd: 4 });
  await expect(box(page)).toHaveValue("hiến ddât");
  await expect(options(page)).toHaveCount(found);
  await session.send("Input.insertText", { text: "đất" });
  await expect(box(page)).toHaveValue("hiến đất");
  await expect(options(page).first().locator("mark").first()).toContainText(/hiến đất/i);
});

test("words typed in other ways are found in the box", async ({ page }) => {
  await page.goto("/");
  for (const query of ["hieens ddaats", "hie6n1 d9a61t", "hieensddaats", "hiendat", "hiến đấc", "tặng đất"]) {
    await page.locator("#dv-search").fill("");
    await expect(options(page), query).toHaveCount(0);
    await page.keyboard.type(query);
    await expect(options(page).first(), query).toContainText(/đất/i);
  }
});

test("letters that an input method left undone are read", async ({ page }) => {
  await page.goto("/tim-kiem/?q=dduwowngf+hoa");
  await expect(page.locator(".notice")).toContainText("đường hoa");
  await expect(page.locator(".search-result").first()).toContainText(/đường hoa/i);
});

test("results are narrowed, sorted, and gone back from", async ({ page }) => {
  await page.goto("/");
  await type(page, "hiến đất");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tim-kiem\/\?q=/);
  const results = page.locator(".search-result");
  const all = await countTold(page);
  await page.locator("#dv-linh-vuc summary").click();
  const tick = page.locator("#dv-linh-vuc input").first();
  const label = page.locator("#dv-linh-vuc label").first();
  const count = Number(await label.locator(".term-count").textContent());
  await tick.check();
  await expect(page).toHaveURL(/linh-vuc=/);
  await expect.poll(() => countTold(page)).toBe(count);
  expect(count).toBeLessThanOrEqual(all);
  await expect(tick).toBeFocused();
  await page.locator("#dv-chi-tieu").selectOption("dat_hien");
  await page.locator("#dv-xep").selectOption("giam");
  await expect(page).toHaveURL(/xep=giam/);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect.poll(() => countTold(page)).toBe(all);
  await expect(results.first()).toBeVisible();
});

test("a range keeps what lies in it", async ({ page }) => {
  await page.goto("/tim-kiem/?chi-tieu=dat_hien&xep=giam&tu=500");
  await expect(page.locator(".search-result").first()).toBeVisible();
  await expect(page.locator("#dv-tu")).toHaveValue("500");
  await expect(page.locator(".search-range svg rect").first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  expect(violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`)).toEqual([]);
});

test("a phrase in quotes finds the stories that hold it in one run, and no others", async ({ page }) => {
  const phrase = "người dân hiến đất";
  const pages = [...readSite(siteFolder()).pages.values()].filter((it) => it.document.querySelector("article.story")
    && !it.url.includes("/ap-dung/") && !it.url.startsWith("/en/") && it.document.querySelector("article")?.textContent?.toLowerCase().includes(phrase));
  await page.goto(`/tim-kiem/?q=${encodeURIComponent(`"${phrase}"`)}`);
  await expect.poll(() => countTold(page)).toBe(pages.length);
  const found = await page.locator(".search-result h3 a").evaluateAll((links) => links.map((it) => new URL(/** @type {HTMLAnchorElement} */ (it).href).pathname));
  expect(found.sort()).toEqual(pages.map((it) => it.url).sort());
});

test("a phrase in quotes finds a translated story by the words that it was written in", async ({ page }) => {
  await page.goto(`/en/tim-kiem/?q=${encodeURIComponent("\"tưới cây và khử mùi\"")}`);
  const links = page.locator(".search-result h3 a");
  await expect(links).toHaveCount(1);
  expect(new URL(await links.first().evaluate((it) => /** @type {HTMLAnchorElement} */ (it).href)).pathname).toBe("/en/mo-hinh/thanh-mien-u-rac-imo/");
  await page.goto(`/en/tim-kiem/?q=${encodeURIComponent("\"tưới cây và khử rác\"")}`);
  await expect(page.locator(".list-count")).toContainText("No story found");
});

test("a result whose summary lacks the words shows where its story has them", async ({ page }) => {
  await page.goto("/tim-kiem/?q=k%C3%A9o+%C4%91i%E1%BB%87n");
  const passage = page.locator(".search-passage").first();
  await expect(passage.locator("mark")).toContainText("kéo điện");
});

test("nonsense finds nothing, and says so", async ({ page }) => {
  for (const query of ["asdfgh qwerty", "?!…", "\u0007\u0000", "\u202e\ufeff", "\"\"", "x".repeat(10_000)]) {
    await page.goto(`/tim-kiem/?q=${encodeURIComponent(query)}&xep=moi`);
    await expect(page.locator(".list-count")).toBeVisible();
  }
  await page.goto("/tim-kiem/?q=asdfgh+qwerty");
  await expect(page.locator(".list-count")).toContainText("Không tìm thấy");
});

test("a query of 10.000 letters, pasted, is searched by its beginning", async ({ page }) => {
  await page.goto("/");
  await page.locator("#dv-search").focus();
  await page.locator("#dv-search").evaluate((it, text) => {
    /** @type {HTMLInputElement} */ (it).value = text;
    it.dispatchEvent(new Event("input", { bubbles: true }));
  }, "hiến đất ".repeat(1_200));
  await expect(options(page).first()).toContainText("đất");
});

bare("results that fail to load are said, and the rest of the page still serves", async ({ page }) => {
  const server = await serve(siteFolder());
  for (const [files, times] of /** @type {const} */ ([["k/*", 1], ["the/*", 1], ["loc.*", 1], ["meta.idx", 2]])) {
    await page.route(`**/tim-kiem/${files}`, (route) => route.abort(), { times });
    await page.goto(`${server.origin}/tim-kiem/?q=${encodeURIComponent("hiến đất")}`);
    const trouble = page.getByRole("alert");
    await expect(trouble, files).toContainText("Chưa tải được");
    await expect(page.locator("main nav a[href='/a-z/']")).toBeVisible();
    await page.unrouteAll();
    await trouble.getByRole("button").click();
    await expect(page.locator(".search-result").first(), files).toBeVisible();
  }
  await server.close();
});

bare("what names the index is asked for beside the script, once, and once more where it does not come", async ({ page }) => {
  const server = await serve(siteFolder());
  /** @type {string[]} */
  const asked = [];
  page.on("request", (it) => { if (/search\.\w+\.js$|meta\.idx$/.test(it.url())) asked.push(it.url().replace(/.*\/|\.\w{8,}(?=\.js)/g, "")); });
  await page.route("**/assets/search.*.js", async (route) => {
    await expect.poll(() => asked.length).toBe(2);
    await route.continue();
  });
  for (const fails of [false, true]) {
    asked.length = 0;
    if (fails) await page.route("**/tim-kiem/meta.idx", (route) => route.abort(), { times: 1 });
    await page.goto(server.origin);
    await page.locator("#dv-search").fill("hiến đất");
    await expect(options(page).first()).toContainText("đất");
    expect(asked).toEqual(fails ? ["search.js", "meta.idx", "meta.idx"] : ["search.js", "meta.idx"]);
  }
  await server.close();
});

bare("a facet of a great site is counted when it is opened, and tried again where it does not come", async ({ page }) => {
  const server = await serve(siteFolder());
  /** @type {Map<string, { values: unknown, column: string }>} */
  const columns = new Map();
  // A site of thousands of stories writes each facet to a file of its own: the same here.
  await page.route("**/tim-kiem/loc.*", async (route) => {
    const body = await (await route.fetch()).body();
    const header = JSON.parse(gunzipSync(body).toString());
    for (const { key, values, column } of header.facets) columns.set(key, { values, column });
    header.facets = header.facets.map((/** @type {any} */ { key, labels }) => ({ key, labels, name: `loc/${key}` }));
    await route.fulfill({ json: header });
  });
  let asked = 0;
  await page.route("**/tim-kiem/loc/*", (route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.fulfill({ json: columns.get(/(?<=loc\/)[\w-]+/.exec(route.request().url())?.[0] ?? "") });
  });
  await page.goto(`${server.origin}/tim-kiem/?q=${encodeURIComponent("hiến đất")}`);
  await expect(page.locator(".search-result").first()).toBeVisible();
  const all = await countTold(page);
  expect(asked).toBe(0);
  const facet = page.locator("#dv-linh-vuc");
  await facet.locator("summary").click();
  await expect(facet.getByRole("alert")).toContainText("Chưa tải được");
  await facet.getByRole("button").click();
  const counts = facet.locator(".term-count");
  await expect(counts.first()).toBeVisible();
  expect((await counts.allTextContents()).reduce((sum, it) => sum + Number(it), 0)).toBe(all);
  const [first] = await counts.allTextContents();
  await facet.locator("input").first().check();
  await expect.poll(() => countTold(page)).toBe(Number(first));
  await expect(facet.locator("input").first()).toBeChecked();
  await expect(facet.locator("input").first()).toBeFocused();
  await expect(facet).toHaveAttribute("open");
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  expect(violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`)).toEqual([]);
  await server.close();
});

bare("a script of the search that fails to load is said, and tried again", async ({ page }) => {
  const server = await serve(siteFolder());
  for (const [name, query] of /** @type {const} */ ([["search-page", "hiến đất"], ["search-more", "dduwowngf hoa"]])) {
    await page.route(`**/assets/${name}.*`, (route) => route.abort());
    await page.goto(`${server.origin}/tim-kiem/?q=${encodeURIComponent(query)}`);
    const trouble = page.getByRole("alert");
    await expect(trouble, name).toContainText("Chưa tải được");
    await page.unrouteAll();
    await trouble.getByRole("button").click();
    await expect(page.locator(".search-result").first(), name).toBeVisible();
  }
  await server.close();
});

bare("a page of results from before the newest build finds its way", async ({ page }) => {
  const server = await serve(siteFolder());
  let missing = 0;
  await page.route("**/tim-kiem/the/*", async (route) => {
    missing += 1;
    const answer = await route.fetch();
    return missing > 1 ? route.fulfill({ response: answer }) : route.fulfill({ body: JSON.stringify({ sum: "0000", cards: [] }) });
  });
  await page.goto(`${server.origin}/tim-kiem/?q=${encodeURIComponent("hiến đất")}`);
  await expect(page.locator(".search-result").first()).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await server.close();
});

bare("what fails to load is said, and tried again", async ({ page }) => {
  const server = await serve(siteFolder());
  let broken = true;
  await page.route("**/tim-kiem/k/*", (route) => broken ? route.abort() : route.continue());
  await page.goto(server.origin);
  // The query is asked once: while it is being typed, what is told of its beginning goes with the next letter.
  await page.locator("#dv-search").focus();
  await expect(page.locator("#dv-search")).toHaveRole("combobox");
  await page.locator("#dv-search").fill("hiến đất");
  const trouble = page.getByRole("alert");
  await expect(trouble).toContainText("Chưa tải được");
  broken = false;
  await trouble.getByRole("button").click();
  await box(page).focus();
  await expect(options(page).first()).toBeVisible();
  await expect(trouble).toHaveCount(0);
  await server.close();
});

bare("a page from before the newest build finds its way", async ({ page }) => {
  const server = await serve(siteFolder());
  await page.goto(server.origin);
  await type(page, "hiến đất");
  let asked = 0;
  await page.route("**/tim-kiem/meta.idx", (route) => { asked += 1; return route.continue(); });
  let missing = true;
  await page.route("**/tim-kiem/k/*", (route) => {
    const now = missing;
    missing = false;
    return now ? route.fulfill({ status: 404, body: "" }) : route.continue();
  });
  await page.keyboard.type(" nước sạch zalo cựu chiến binh");
  await expect.poll(() => asked).toBeGreaterThan(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await server.close();
});

test("without a script the box leads to ways to every story", async ({ page }) => {
  await page.goto("/");
  await forbidScripts(page);
  await page.reload();
  await page.locator("#dv-search").fill("hiến đất");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tim-kiem\/\?q=/);
  await page.locator("main nav a[href='/a-z/']").click();
  await page.locator("main .terms a").first().click();
  await expect(page.locator(".card").first()).toBeVisible();
});

test("a copy on a disk is searched too", async ({ page }) => {
  const folder = temporaryFolder("copy");
  cpSync(siteFolder(), folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true }).map(String).filter((it) => it.endsWith(".html"))) {
    const file = join(folder, name);
    const up = relative(dirname(file), folder) || ".";
    writeFileSync(file, readFileSync(file, "utf8").replace(/(href|src)="\/(?!\/)/g, `$1="${up}/`));
  }
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  await type(page, "hien dat");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("main mark").first()).toBeVisible();
});

/** @param {Page} page */
async function countTold(page) {
  return Number(/\d+/.exec(await page.locator(".search-results .list-count").innerText())?.[0] ?? 0);
}

test("an English page finds translated stories by English words and shows them in English", async ({ page }) => {
  await page.goto("/en/tim-kiem/?q=organic+waste");
  const first = page.locator(".search-result").first();
  await expect(first.locator("a")).toContainText("waste");
  await expect(first.locator("a")).toHaveAttribute("href", /\/en\/mo-hinh\//);
  await expect(first.locator("a")).not.toHaveAttribute("lang");
  await page.locator("#dv-search").fill("hien dat");
  await expect(page.getByRole("option").first()).toBeVisible();
  await expect(page.locator('.search-title[lang="vi"]').first()).toBeVisible();
});

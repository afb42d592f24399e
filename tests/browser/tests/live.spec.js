/**
 * Pages of `danvan serve` while their files are written: what differs is put in its place, problems lie
 * over the last good page, and every open tab follows.
 */

import { expect, test } from "../lib/preview.js";
import { FILE, faults } from "../lib/studio.js";

/**
 * @import { Page } from "@playwright/test"
 */

const PAGE = "/mo-hinh/hien-dat/";
const STYLE = "themes/danvan/assets/style.css";
const LONG = Array.from({ length: 60 }, (_, at) => `Đoạn ${at + 1}: bà con bàn bạc rồi cùng làm.`).join("\n\n");

/**
 * Opens the story's page, marks it, and waits until it listens.
 * @param {Page} page
 */
async function open(page) {
  const looked = page.waitForResponse((it) => it.url().endsWith(PAGE) && it.request().resourceType() === "fetch");
  await page.goto(PAGE);
  await (await looked).finished();
  await page.evaluate(() => { Object.assign(window, { mark: true }); });
}

/**
 * Tells whether a page is the one that was opened, not loaded again.
 * @param {Page} page
 */
function isSame(page) {
  return page.evaluate(() => "mark" in window);
}

test("a sentence changes in its place: scroll, focus and what was typed stay", async ({ page, preview }) => {
  preview.write(FILE, preview.read(FILE).replace("Bà con bàn bạc.", LONG));
  await expect.poll(async () => (await page.request.get(PAGE)).text()).toContain("Đoạn 60");
  await open(page);
  await page.locator("#dv-search").fill("hiến đất");
  // The index that is being read would be another one after the edit.
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 1500));
  const before = await page.evaluate(() => scrollY);
  preview.write(FILE, preview.read(FILE).replace("Đoạn 30: bà con", "Đoạn 30: ba mươi hộ"));
  await expect(page.locator("main")).toContainText("Đoạn 30: ba mươi hộ bàn bạc");
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expect(page.locator("#dv-search")).toHaveValue("hiến đất");
  await expect(page.locator("#dv-search")).toBeFocused();
  preview.write(FILE, preview.read(FILE).replace("Đoạn 31:", "Một đoạn mới.\n\nĐoạn 31:").replace(/title: .*/, "title: Mở đường"));
  await expect(page.locator("main")).toContainText("Một đoạn mới.");
  await expect(page).toHaveTitle(/^Mở đường/);
  expect(await isSame(page)).toBe(true);
});

test("a style sheet changes without a new page", async ({ page, preview }) => {
  await open(page);
  const colour = () => page.locator("h1").evaluate((it) => getComputedStyle(it).color);
  preview.write(STYLE, "h1 { color: rgb(1, 2, 3) }");
  await expect.poll(colour).toBe("rgb(1, 2, 3)");
  preview.write(STYLE, "h1 { color: rgb(4, 5, 6) }");
  await expect.poll(colour).toBe("rgb(4, 5, 6)");
  expect(await page.locator("link[rel=stylesheet]").count()).toBe(2);
  expect(await isSame(page)).toBe(true);
});

test("a problem lies over the last good page, is hidden, comes again, and goes when it is mended", async ({ page, preview }) => {
  await open(page);
  const problems = page.locator(".danvan-problems");
  await expect(problems).toHaveCount(0);
  const good = preview.read(FILE);
  preview.write(FILE, good.replace("gần 1.000 m2", "1.250"));
  await expect(problems).toBeVisible();
  for (const text of ["1 lỗi", `--> ${FILE}:11:13`, "^^^^^", "viết \"1.250 m2\""]) await expect(problems).toContainText(text);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hiến đất mở đường");
  expect(await faults(page)).toEqual([]);
  await problems.getByRole("button", { name: "Ẩn đi" }).click();
  await expect(problems).toBeHidden();
  preview.write(FILE, good.replace("gần 1.000 m2", "1.350"));
  await expect(problems).toContainText("1.350");
  await expect(problems).toBeVisible();
  preview.write(FILE, good);
  await expect(problems).toHaveCount(0);
  expect(await isSame(page)).toBe(true);
});

test("a warning is folded, and opens", async ({ page, preview }) => {
  await open(page);
  preview.write(FILE, preview.read(FILE).replace("Bà con bàn bạc.", "Bà con góp 260 ngày công."));
  const problems = page.locator(".danvan-problems");
  await expect(problems.getByText("0 lỗi, 1 cảnh báo")).toBeVisible();
  await expect(problems.locator("pre")).toBeHidden();
  await problems.getByText("0 lỗi, 1 cảnh báo").click();
  await expect(problems.locator("pre")).toContainText("260 ngày công");
  expect(await faults(page)).toEqual([]);
});

test("all tabs follow, more than a browser has connections", async ({ context, preview }) => {
  const pages = [];
  for (let count = 0; count < 9; count += 1) {
    const page = await context.newPage();
    await open(page);
    pages.push(page);
  }
  preview.write(FILE, preview.read(FILE).replace("Bà con bàn bạc.", "Bà con họp ba buổi."));
  for (const page of pages) {
    await expect(page.locator("main")).toContainText("Bà con họp ba buổi.");
    expect(await isSame(page)).toBe(true);
  }
});

test("another script loads the page again", async ({ page, preview }) => {
  await open(page);
  preview.write("themes/danvan/assets/script.js", "document.documentElement.dataset.other = 'yes';");
  await expect(page.locator("html")).toHaveAttribute("data-other", "yes");
  expect(await isSame(page)).toBe(false);
});

test("a story that is renamed says so, and comes back", async ({ browser, preview }) => {
  // A page that is gone is an answer of its own, which the page's eyes would take for a fault.
  const context = await browser.newContext({ baseURL: preview.origin });
  const page = await context.newPage();
  await open(page);
  const text = preview.read(FILE);
  preview.remove(FILE);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Hiến đất mở đường");
  preview.write(FILE, text);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hiến đất mở đường");
  await context.close();
});

test("a site that is broken from the start says why, and is there once it is mended", async ({ browser, preview }) => {
  const context = await browser.newContext({ baseURL: preview.origin });
  const settings = preview.read("content/site.yaml");
  await preview.kill();
  preview.write("content/site.yaml", settings.replace("name:", "name: ["));
  await preview.open();
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chưa có trang để xem");
  await expect(page.locator("main")).toContainText("--> content/site.yaml:");
  expect(await faults(page)).toEqual([]);
  preview.write("content/site.yaml", settings);
  await expect(page).toHaveTitle("Dân vận khéo");
  await context.close();
});

test("a server that was away is followed again", async ({ browser, preview }) => {
  const context = await browser.newContext({ baseURL: preview.origin });
  const page = await context.newPage();
  await open(page);
  await preview.kill();
  preview.write(FILE, preview.read(FILE).replace("Bà con bàn bạc.", "Bà con họp ba buổi."));
  await preview.open();
  await expect(page.locator("main")).toContainText("Bà con họp ba buổi.", { timeout: 20_000 });
  await context.close();
});

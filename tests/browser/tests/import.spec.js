/**
 * Files of offices brought into the studio: what they would do is shown first, written at a word, and
 * the figures of a report are taken one by one.
 */

import { readFileSync } from "node:fs";
import { expect, faults, report, saved, test } from "../lib/studio.js";

/**
 * @import { Page } from "@playwright/test"
 */

const TABLE = "Mã bài;Tiêu đề;Tóm tắt;Loại;Lĩnh vực\naaaaa3;;Năm hộ hiến đất.;;\n;Đường hoa;Cả thôn trồng hoa.;Tập thể;Kinh tế\n";
const WRONG = "Mã bài;Tiêu đề;Loại\nkhong1;;Tập thể\n;Đường hoa;Ba thể\n";

/**
 * Drops files on the page as a hand does.
 * @param {Page} page
 * @param {string} name
 * @param {string} text
 */
async function drop(page, name, text) {
  await page.locator("[data-drop]").evaluate((box, [title, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], title));
    for (const type of ["dragenter", "dragover", "drop"]) {
      box.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, [name, text]);
}

/** @param {Page} page */
async function fits(page) {
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test("a table that is dropped is shown, and written at a word", async ({ page, studio }) => {
  const before = studio.read("content/mo-hinh/hien-dat.md");
  await page.getByRole("link", { name: "Nhập từ Word, Excel" }).first().click();
  await fits(page);
  await drop(page, "số liệu.csv", TABLE);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Xem trước khi nhập");
  await expect(page.locator(".taken")).toHaveText("số liệu.csv: bảng CSV, bảng mã UTF-8");
  await expect(page.getByRole("row", { name: "Tóm tắt Ba hộ hiến đất. Năm hộ hiến đất. C2" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Đường hoa" })).toBeVisible();
  await fits(page);
  expect(studio.read("content/mo-hinh/hien-dat.md")).toBe(before);
  await page.getByRole("button", { name: "Ghi vào trang" }).click();
  await expect(page.getByRole("status").first()).toContainText("Đã nhập: thêm 1 bài, cập nhật 1 bài.");
  expect(studio.read("content/mo-hinh/hien-dat.md")).toBe(before.replace("Ba hộ hiến đất.", "Năm hộ hiến đất."));
  await expect(page.getByRole("link", { name: "Đường hoa", exact: true })).toBeVisible();
  await fits(page);
});

test("what is wrong is named by its cell, and nothing can be written", async ({ page }) => {
  await page.goto("/_studio/import");
  await drop(page, "sai.csv", WRONG);
  await expect(page.getByRole("alert")).toContainText("Chưa nhập được: có");
  await expect(page.locator(".faults")).toContainText("A2: không có bài nào mang mã `khong1`");
  await expect(page.getByRole("button", { name: "Ghi vào trang" })).toBeHidden();
  await fits(page);
});

test("old and other kinds of files are told before they are sent", async ({ page }) => {
  await page.goto("/_studio/import");
  for (const [name, why] of [["báo cáo.doc", "kiểu cũ"], ["số.xls", "kiểu cũ"], ["a.pdf", "tệp PDF"], ["a.exe", "không phải tệp Word"]]) {
    await drop(page, name, "x");
    await expect(page.locator("[data-status]")).toContainText(why);
  }
  await fits(page);
});

test("a report becomes a draft whose figures are taken one by one", async ({ page, studio }) => {
  await page.goto("/_studio/import");
  const buffer = report("Mô hình hiến đất mở đường thôn Đông", [
    "Nhân dân đã hiến 1.647 m² đất, góp trên 260 ngày công và 56 hộ tham gia.",
    "Tổng kinh phí thực hiện 1,2 tỷ đồng, trong đó dân góp một nửa.",
  ]);
  await page.locator("#files").setInputFiles({ name: "báo cáo.docx", mimeType: "application/octet-stream", buffer });
  await expect(page.locator(".taken")).toHaveText("báo cáo.docx: báo cáo Word");
  await expect(page.locator(".figures")).toContainText("Diện tích đất hiến: 1.647 m²");
  await fits(page);
  await page.getByRole("button", { name: "Ghi vào trang" }).click();
  await expect(page.locator("#saved")).toContainText("Đã nhập thành bản nháp.");
  const found = page.locator("#found");
  await expect(found.getByRole("listitem")).toHaveCount(4);
  await fits(page);
  await found.getByRole("button", { name: /^Nhận.*1\.647 m²/ }).click();
  await expect(page.locator("[name='metrics.0.value']")).toHaveValue("1.647 m²");
  await expect(page.locator("#f-metrics-0-value-meaning")).toHaveText("Máy đọc: 1.647 m²");
  await found.getByRole("button", { name: /^Nhận.*56 hộ/ }).click();
  await found.getByRole("button", { name: /^Không phải.*1,2 tỷ đồng/ }).click();
  await saved(page);
  const file = "content/mo-hinh/mo-hinh-hien-dat-mo-duong-thon-dong/index.md";
  expect(studio.read(file)).toContain("\nmetrics:\n  dat_hien: 1.647 m²\n  ho_tham_gia: 56 hộ\n");
  await page.reload();
  await expect(found.getByRole("listitem")).toHaveCount(1);
  await expect(found).toContainText("trên 260 ngày công");
});

test("the workbook to fill in comes back as it was given out", async ({ page }) => {
  await page.goto("/_studio/import");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tải bảng Excel mẫu" }).click();
  const given = await waiting;
  expect(given.suggestedFilename()).toBe("so-lieu.xlsx");
  const buffer = readFileSync(await given.path());
  await page.locator("#files").setInputFiles({ name: given.suggestedFilename(), mimeType: "application/octet-stream", buffer });
  await expect(page.locator("main")).toContainText("không làm thay đổi gì");
});

test("without a script the form is a form", async ({ browser, studio }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(studio.start);
  await page.goto(`${studio.origin}/_studio/import`);
  await page.locator("#files").setInputFiles({ name: "bang.csv", mimeType: "text/csv", buffer: Buffer.from(TABLE) });
  await page.getByRole("button", { name: "Xem trước" }).click();
  await page.getByRole("button", { name: "Ghi vào trang" }).click();
  await expect(page.getByRole("status").first()).toContainText("Đã nhập: thêm 1 bài, cập nhật 1 bài.");
  await context.close();
});

/**
 * Stories that no showcase has until one day it has them: without a picture and with twenty, with one figure and with
 * fifteen, a title of forty words and one that is a single word. Each screen shows them whole, and ends no line within
 * a word of a figure; in text of twice the size, where the longest number is wider than a telephone, it may.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../lib/folder.js";
import { serve } from "../lib/server.js";
import { PICTURE, danvan } from "../lib/studio.js";
import { test as base, expect } from "../lib/test.js";

const FORTY = Array.from({ length: 40 }, (_, at) => ["vận", "động", "nhân", "dân"][at % 4]).join(" ");

const FIFTEEN = `
  dat_hien: hơn 19.471 m2
  tien_dong_gop: 12.345.678.900 đồng
  ngay_cong: 2.350 ngày công
  ho_tham_gia: 148 hộ
  gia_tri_quy_doi: gần 980 triệu đồng
  kinh_phi: 3,45 tỷ đồng
  muc_dong_gop: 20.000-50.000 đồng/hộ/tháng
  chieu_dai_duong: 3,75 km
  be_rong_duong: 2,1 m -> 4 m
  ty_le_duong_thap_sang: 3.000/4.000 m
  ty_le_duong_be_tong: 87,5%
  km_muong: 1,1 km
  so_bong_den: 120 bóng
  so_tru_den: 60 trụ
  so_cong_trinh: 2 công trình`;

const TWENTY = Array.from({ length: 20 }, (_, at) => `
  - { file: anh-${at}.png, alt: Ảnh thử ${at}, caption: Con đường sau khi làm, credit: Ảnh thử }`).join("");

/** Stories by the ends of their addresses: title and what is special of each. */
const STORIES = /** @type {Record<string, [string, string]>} */ ({
  "khong-anh": ["Mở đường thôn Đông", "metrics: { dat_hien: 1.250 m2, ho_tham_gia: 48 hộ }"],
  "mot-so": ["Đường hoa thôn Tây", "metrics: { chieu_dai_duong_hoa: 12 km }"],
  "muoi-lam-so": ["Mười lăm con số", `metrics:${FIFTEEN}`],
  "hai-muoi-anh": ["Hai mươi tấm ảnh", `pictures:${TWENTY}`],
  "bon-muoi-tu": [FORTY, "metrics: { tien_dong_gop: 1.234.567.890 đồng }"],
  "mot-tu": ["DânVậnKhéoMởRộngĐườngThônĐôngThànhThượngTrungHạ", "metrics: { ngay_cong: 12 ngày công }"],
});

/**
 * Builds the showcase, and gives its folder.
 * @param {string} root
 */
function build(root) {
  /** @type {(name: string, text: string | Buffer) => void} */
  const write = (name, text) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  write("content/site.yaml", "name: Dân vận khéo\nbase_url: https://a.example\nlanguages: [vi, en]\n");
  Object.entries(STORIES).forEach(([slug, [title, more]], at) => write(
    `content/mo-hinh/${slug}/index.md`,
    `---\nid: case0${at}\ntitle: ${title}\nsummary: Cả thôn cùng làm.\ndate: 2026-01-0${at + 1}\nkind: tap-the\nfield: kinh-te\n${more}\n---\n\n## Cách làm\n\nHọp thôn ba lần.\n`,
  ));
  for (let at = 0; at < 20; at++) write(`content/mo-hinh/hai-muoi-anh/anh-${at}.png`, PICTURE);
  const run = spawnSync(danvan(), ["build", "--root", root], { encoding: "utf8" });
  expect(run.status, run.stderr).toBe(0);
  return join(root, "public");
}

const test = base.extend({
  origin: [async ({}, use) => {
    const root = temporaryFolder("cases");
    const server = await serve(build(root));
    await use(server.origin);
    await server.close();
    rmSync(root, { recursive: true });
  }, { scope: "worker" }],
});

/**
 * Looks at the page from inside: what is wider than the screen, and which words of figures end no line as a whole.
 * @returns {string[]}
 */
function faults() {
  const wide = (document.scrollingElement?.scrollWidth ?? 0) > innerWidth ? ["wider than the screen"] : [];
  const figures = [...document.querySelectorAll(".figure-value, .total-text, .wording")];
  const texts = figures.flatMap((figure) => {
    const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
    return found;
  });
  const broken = texts.flatMap((text) => [...text.data.matchAll(/[^\s\u00a0/]+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map((it) => Math.round(it.top))).size > 1;
  }).map((word) => `broken: ${word[0]}`));
  return [...wide, ...broken];
}

const PAGES = ["/", "/en/", "/mo-hinh/", "/en/mo-hinh/", "/so-lieu/", "/so-sanh/", ...Object.keys(STORIES).map((it) => `/mo-hinh/${it}/`)];

for (const [name, width, size] of /** @type {const} */ ([
  ["the smallest screen", 320, "100%"],
  ["a telephone", 360, "100%"],
  ["a telephone, text of twice the size", 360, "200%"],
  ["a tablet", 768, "100%"],
  ["a desk", 1280, "100%"],
])) {
  test(`${name} shows the rarest stories whole`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const url of PAGES) {
      await page.goto(url);
      await page.evaluate((it) => { document.documentElement.style.fontSize = it; }, size);
      const found = await page.evaluate(faults);
      expect(size === "100%" ? found : found.filter((it) => !it.startsWith("broken")), url).toEqual([]);
    }
  });
}

test("twenty pictures stand two abreast on a telephone, and load no more than they show", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/mo-hinh/hai-muoi-anh/");
  const tops = await page.locator(".gallery img").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().top));
  expect(tops).toHaveLength(19);
  expect(tops[0]).toBe(tops[1]);
  const sizes = await page.locator(".gallery source").first().getAttribute("sizes");
  expect(sizes).toBe("(min-width: 48em) 12rem, 50vw");
});

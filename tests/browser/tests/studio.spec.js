/**
 * The studio as an editor meets it, on the screen of an old office machine: the whole way from an
 * empty form to the built page, and nothing lost on it.
 */

import { EDIT, FILE, PICTURE, expect, faults, saved, test } from "../lib/studio.js";

/**
 * @import { Page } from "@playwright/test"
 */

/**
 * Gives what stands in the body.
 * @param {Page} page
 */
function body(page) {
  return page.locator("#f-body");
}

/**
 * Opens the story's form, and waits until its script has taken over.
 * @param {Page} page
 */
async function edit(page) {
  await page.goto(EDIT);
  await expect(page.locator(".tools")).toBeVisible();
}

test("from a title to the built page", async ({ page, studio }) => {
  await page.getByRole("link", { name: "Viết bài mới" }).last().click();
  await page.getByLabel("Tiêu đề").fill("Bà con Hiền Quan mở đường");
  await page.getByRole("button", { name: "Tạo bài và viết tiếp" }).click();
  await page.locator("#f-summary").fill("Bà con góp đất mở rộng đường làng.");
  await page.locator("[name='places.0.name']").pressSequentially("hien qu");
  await expect(page.getByRole("listbox", { name: "Các nơi tìm thấy" })).toContainText("Xã Hiền Quan, tỉnh Phú Thọ");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator(".is-place .meaning").first()).toHaveText("Đã chọn: Xã Hiền Quan, tỉnh Phú Thọ");
  await page.locator("[name='metrics.0.key']").selectOption("dat_hien");
  await page.locator("[name='metrics.0.value']").pressSequentially("gần 1.000 m2");
  await expect(page.locator("#f-metrics-0-value-meaning")).toHaveText("Máy đọc: < 1.000 m²");
  await body(page).fill("## Cách làm\n\nBà con họp ba buổi, cắm mốc rồi cùng làm.");
  await page.locator(".drop input").setInputFiles({ name: "Ảnh đường.png", mimeType: "image/png", buffer: PICTURE });
  await page.locator("[name='pictures.0.alt']").fill("Đường làng sau khi mở rộng");
  await page.locator("[name='pictures.0.consent']").fill("Không thấy rõ mặt ai");
  await saved(page);
  const seen = page.frameLocator("#page");
  await expect(seen.getByText("Bà con họp ba buổi")).toBeVisible();
  await expect(seen.getByRole("img", { name: "Đường làng sau khi mở rộng" })).toBeVisible();
  await page.getByRole("button", { name: "Đăng ngay" }).click();
  await expect(page.locator("#saved")).toContainText("Đã duyệt đăng.");
  studio.build();
  const built = studio.read("public/mo-hinh/ba-con-hien-quan-mo-duong/index.html").replaceAll("\u00a0", " ");
  for (const text of ["<h1>Bà con Hiền Quan mở đường</h1>", "gần 1.000", "Bà con họp ba buổi", "Đường làng sau khi mở rộng"]) {
    expect(built).toContain(text);
  }
});

test("what is typed is on the disk within two seconds, and nothing else has changed", async ({ page, studio }) => {
  const before = studio.read(FILE);
  await edit(page);
  await page.locator("#f-summary").fill("Năm hộ hiến đất.");
  await expect.poll(() => studio.read(FILE), { timeout: 2000 }).toBe(before.replace("Ba hộ hiến đất.", "Năm hộ hiến đất."));
  await saved(page);
});

test("when the program is killed while one types, nothing is lost", async ({ browser, studio }) => {
  // The page's own eyes would take the cut for a fault.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(studio.start);
  await edit(page);
  await body(page).press("Control+End");
  await body(page).pressSequentially(" Một câu đã lưu.");
  await saved(page);
  await body(page).pressSequentially(" Một câu chưa kịp");
  await studio.kill();
  await body(page).pressSequentially(" lưu.");
  await expect(page.locator("#saved")).toContainText("mất liên lạc");
  expect(studio.read(FILE)).toContain("Một câu đã lưu.");
  await page.close();
  const again = await context.newPage();
  await again.goto(await studio.open());
  await edit(again);
  await again.getByRole("button", { name: "Lấy lại phần chưa lưu" }).click();
  await saved(again);
  expect(studio.read(FILE)).toContain("Một câu đã lưu. Một câu chưa kịp lưu.");
  await again.reload();
  await expect(again.locator("#rescue")).toBeHidden();
  await context.close();
});

test("a file changed elsewhere is shown beside what was typed", async ({ browser, studio }) => {
  // The refusal is an answer of its own, which the page's eyes would take for a fault.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(studio.start);
  await edit(page);
  studio.write(FILE, studio.read(FILE).replace("Ba hộ", "Bốn hộ"));
  await page.locator("#f-summary").fill("Năm hộ hiến đất.");
  await expect(page.locator("#trouble")).toContainText("Chưa có gì bị ghi đè");
  expect(studio.read(FILE)).toContain("Bốn hộ hiến đất.");
  await page.getByRole("button", { name: "Xem hai bản và chọn" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Có hai bản của bài “Hiến đất mở đường”");
  await expect(page.locator("body")).toContainText("Năm hộ hiến đất.");
  expect(await faults(page)).toEqual([]);
  await page.getByLabel("Bản trên máy").check();
  await page.getByRole("button", { name: "Lưu bản đã chọn" }).click();
  await expect(page.locator("#f-summary")).toHaveValue("Bốn hộ hiến đất.");
  await context.close();
});

test("letters that are being composed are saved whole", async ({ page, studio }) => {
  await edit(page);
  const keyboard = await page.context().newCDPSession(page);
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => request.url().includes("/places?") && asked.push(request.url()));
  const compose = async (/** @type {string[]} */ steps) => {
    for (const text of steps) {
      await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await keyboard.send("Input.insertText", { text: steps[steps.length - 1] });
  };
  await page.locator("#f-summary").fill("");
  await compose(["D", "Đ", "Đư", "Đươ", "Đươn", "Đương", "Đường"]);
  await page.keyboard.type(" ");
  await compose(["h", "ho", "hoa"]);
  await expect(page.locator("#f-summary")).toHaveValue("Đường hoa");
  await page.locator("[name='places.0.name']").focus();
  await compose(["Hi", "Hie", "Hiê", "Hiêf", "Hiề", "Hiền"]);
  await expect(page.getByRole("listbox", { name: "Các nơi tìm thấy" })).toBeVisible();
  expect(asked.map((it) => new URL(it).searchParams.get("q"))).toEqual(["Hiền"]);
  await body(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await compose(["- Ba", "- Bà"]);
  await page.keyboard.press("Enter");
  await compose(["co", "con"]);
  await expect(body(page)).toHaveValue(/Bà con bàn bạc\.\n- Bà\n- con$/);
  await saved(page);
  expect(studio.read(FILE)).toContain("summary: Đường hoa\n");
});

test("the tools write Markdown, and undoing takes it back", async ({ page }) => {
  await edit(page);
  await body(page).fill("Bà con bàn bạc.");
  const select = (/** @type {number} */ from, /** @type {number} */ to) =>
    body(page).evaluate((area, [start, end]) => {
      area.focus();
      /** @type {HTMLTextAreaElement} */ (area).setSelectionRange(start, end);
    }, [from, to]);
  await select(0, 6);
  await page.getByRole("button", { name: "Đậm" }).click();
  await expect(body(page)).toHaveValue("**Bà con** bàn bạc.");
  await page.keyboard.press("Control+z");
  await expect(body(page)).toHaveValue("Bà con bàn bạc.");
  await select(0, 6);
  await page.keyboard.press("Control+i");
  await expect(body(page)).toHaveValue("*Bà con* bàn bạc.");
  await page.keyboard.press("Control+z");
  await select(3, 3);
  await page.getByRole("button", { name: "Đề mục" }).click();
  await expect(body(page)).toHaveValue("## Bà con bàn bạc.");
  await page.getByRole("button", { name: "Đề mục" }).click();
  await page.getByRole("button", { name: "Danh sách" }).click();
  await expect(body(page)).toHaveValue("- Bà con bàn bạc.");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Cắm mốc.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Xong.");
  await page.getByRole("button", { name: "Chú thích" }).click();
  await page.keyboard.type("Theo báo cáo.");
  await expect(body(page)).toHaveValue("- Bà con bàn bạc.\n- Cắm mốc.\n\nXong.[^1]\n\n[^1]: Theo báo cáo.");
  await page.keyboard.press("Control+k");
  await expect(body(page)).toHaveValue(/\[chữ của liên kết\]\(https:\/\/\)$/);
});

test("what is pasted from Word or the web becomes plain Markdown", async ({ page }) => {
  await edit(page);
  const paste = async (/** @type {string} */ html) => {
    await body(page).fill("");
    await body(page).evaluate((area, text) => {
      const data = new DataTransfer();
      data.setData("text/html", text);
      data.setData("text/plain", "không dùng");
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
    return body(page).inputValue();
  };
  expect(await paste(`<html><head><style>p{color:red}</style></head><body><!--StartFragment-->
    <h1 style="font-family:'Times New Roman'">Bối cảnh</h1>
    <p class=MsoNormal><b>Bà con</b> bàn <span style="font-style:italic">kỹ</span>&nbsp;rồi <a href="https://danvan.example/a(b)">làm</a>.<script>alert(1)</script></p>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Cắm mốc</p>
    <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Đo đất</p>
    <p>Hết<a href="#_ftn1">[1]</a>.</p><p><a href="#_ftnref1">[1]</a> Báo cáo.</p></body></html>`)).toBe(
    "## Bối cảnh\n\n**Bà con** bàn *kỹ* rồi [làm](https://danvan.example/a%28b%29).\n\n- Cắm mốc\n  1. Đo đất\n\nHết[^1].\n\n[^1]: Báo cáo.");
  expect(await paste("<ul><li>Một<ol><li>Trong</li></ol></li><li>Hai</li></ul>")).toBe("- Một\n  1. Trong\n- Hai");
  expect(await paste("<table><tr><th>Nội dung</th><th>Số</th></tr><tr><td>Đất | ruộng</td><td>2 ha</td></tr></table>")).toBe(
    "| Nội dung | Số |\n|---|---|\n| Đất \\| ruộng | 2 ha |");
  expect(await paste("<p># không phải đề mục</p><p>1. cũng *không* &lt;b&gt;</p><img src=x onerror=alert(1)>")).toBe(
    "\\# không phải đề mục\n\n1\\. cũng \\*không\\* \\<b\\>");
});

test("pictures that are pasted are taken in, and of those that cannot be editors are told", async ({ page }) => {
  await edit(page);
  const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
  const paste = (/** @type {string} */ html, withFile = false) =>
    body(page).evaluate((area, { text, bytes }) => {
      const data = new DataTransfer();
      if (text) data.setData("text/html", text);
      if (bytes) data.items.add(new File([Uint8Array.from(atob(bytes), (it) => it.charCodeAt(0))], "image.png", { type: "image/png" }));
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, { text: html, bytes: withFile ? PIXEL : "" });
  await body(page).fill("");
  await paste(`<p>Đường mới.</p><img src="data:image/png;base64,${PIXEL}"><img src="file:///C:/anh1.png"><img width=1 height=1 src="https://dem.example/">`);
  await expect(page.locator("[data-paste-status]")).toContainText("Còn 1 ảnh trong đoạn vừa dán chưa lấy được");
  await expect(body(page)).toHaveValue(/^Đường mới\.\n\n!\[Lời tả ảnh\]\(hien-dat\/anh-dan-1\.png\)/);
  await paste("", true);
  await expect(body(page)).toHaveValue(/!\[Lời tả ảnh\]\(hien-dat\/image\.png\)/);
  await expect(page.locator("[data-paste-status]")).toHaveText("");
  const before = await body(page).inputValue();
  // Excel puts a picture of the cells beside them.
  await paste("<table><tr><td>Đất</td><td>2 ha</td></tr></table>", true);
  await expect(body(page)).toHaveValue(/\| Đất \| 2 ha \|/);
  expect((await body(page).inputValue()).match(/!\[/g)).toEqual(before.match(/!\[/g));
});

test("the page beside the form is as wide as is wanted", async ({ page }) => {
  await edit(page);
  const seen = page.frameLocator("#page");
  await expect(seen.getByRole("heading", { level: 1 })).toHaveText("Hiến đất mở đường");
  const width = () => page.frames()[1].evaluate(() => innerWidth);
  expect(await width()).toBe(1280);
  await page.getByRole("button", { name: "Điện thoại" }).click();
  await expect.poll(width).toBe(390);
  await page.getByRole("button", { name: "Giấy A4" }).click();
  await expect.poll(width).toBe(794);
  await page.locator("#f-title").fill("Mở đường liên thôn");
  await expect(seen.getByRole("heading", { level: 1 })).toHaveText("Mở đường liên thôn");
  await page.getByRole("button", { name: "Trang xem trước" }).click();
  await expect(page.locator("#preview")).toBeHidden();
});

test("rows are taken away and taken back, and keep their place in the file", async ({ page, studio }) => {
  await edit(page);
  await page.getByRole("button", { name: "Thêm một con số" }).click();
  await page.locator("[name='metrics.1.key']").selectOption("ho_tham_gia");
  await page.locator("[name='metrics.1.value']").fill("56 hộ");
  await expect.poll(() => studio.read(FILE)).toContain("  ho_tham_gia: 56 hộ\n");
  await page.locator("[data-row='metrics.0']").getByRole("button", { name: "Bỏ dòng này" }).click();
  await expect.poll(() => studio.read(FILE)).not.toContain("dat_hien");
  await page.locator("[name='metrics.1.value']").fill("58 hộ");
  await expect.poll(() => studio.read(FILE)).toContain("  ho_tham_gia: 58 hộ\n");
  await page.getByRole("button", { name: "Lấy lại" }).click();
  await expect.poll(() => studio.read(FILE)).toContain("dat_hien: gần 1.000 m2");
});

test("a problem stands under its field at once, and goes when it is mended", async ({ page }) => {
  await edit(page);
  const value = page.locator("[name='metrics.0.value']");
  await value.fill("1.250");
  await expect(page.locator("#f-metrics-0-value-meaning")).toHaveClass(/is-bad/);
  await expect(page.locator("#f-metrics-0-value-faults")).toContainText("có thể là");
  await expect(page.locator("#panel")).toContainText("Còn 1 mục có lỗi phải sửa");
  expect(await faults(page)).toEqual([]);
  await value.fill("1.250 m2");
  await expect(page.locator("#f-metrics-0-value-faults")).toBeHidden();
  await expect(page.locator("#panel")).toContainText("Không còn lỗi nào phải sửa");
});

test("every page can be used by everyone, and fits an old screen", async ({ page, studio }) => {
  studio.write("content/trang/hong.md", "---\nid: [\n---\n");
  await edit(page);
  await page.locator("#f-summary").fill("Năm hộ hiến đất.");
  await saved(page);
  const pages = ["/_studio/", "/_studio/?q=khong+co", "/_studio/new", EDIT, "/_studio/versions?file=mo-hinh%2Fhien-dat.md", "/_studio/deleted", "/_studio/story?file=trang%2Fhong.md"];
  for (const url of pages) {
    await page.goto(url);
    for (const fold of await page.locator("details").all()) await fold.evaluate((it) => it.setAttribute("open", ""));
    expect(await faults(page), url).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `${url} is not wider than the screen`).toBeLessThanOrEqual(0);
  }
  await page.goto("/_studio/versions?file=mo-hinh%2Fhien-dat.md");
  await page.getByRole("link", { name: /^Xem bản/ }).click();
  expect(await faults(page), "a version").toEqual([]);
  await page.getByRole("button", { name: "Lấy lại bản này" }).click();
  await expect(page.locator("#f-summary")).toHaveValue("Ba hộ hiến đất.");
});

test("who has no key finds the way in", async ({ browser, studio }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${studio.origin}/_studio/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chưa vào được phòng biên tập");
  expect(await faults(page)).toEqual([]);
  await context.close();
});

test("without a script the form is a form", async ({ browser, studio }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(studio.start);
  await page.goto(`${studio.origin}${EDIT}`);
  await page.locator("#f-summary").fill("Năm hộ hiến đất.");
  await page.locator("[name='metrics.1.key']").selectOption("ho_tham_gia");
  await page.locator("[name='metrics.1.value']").fill("56 hộ");
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(page.locator("#saved")).toHaveText("Đã lưu.");
  expect(studio.read(FILE)).toContain("  ho_tham_gia: 56 hộ\n");
  expect(studio.read(FILE)).toContain("summary: Năm hộ hiến đất.\n");
  await page.getByRole("button", { name: "Xóa bài này" }).click();
  await page.getByRole("button", { name: /^Lấy lại/ }).click();
  await expect(page.locator("#f-summary")).toHaveValue("Năm hộ hiến đất.");
  await context.close();
});

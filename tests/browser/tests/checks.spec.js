/**
 * The checks of the markup find what they are for: each is shown a page with the fault.
 */

import { expect, test } from "@playwright/test";
import { brokenLinks, orphans, unsureRedirects } from "../lib/links.js";
import { descriptionFaults, headFaults, headingFaults, policyFaults } from "../lib/page-faults.js";
import { siteOf } from "../lib/site.js";

/**
 * Makes a site of texts.
 * @param {Record<string, string>} files
 */
function site(files) {
  return siteOf(new Map(Object.entries(files).map(([name, text]) => [name, () => text])));
}

/**
 * Makes a page of the text of its body.
 * @param {string} body
 */
function page(body) {
  const [only] = site({ "index.html": `<!doctype html><html lang="vi"><head></head><body>${body}</body></html>` }).pages.values();
  return only;
}

test("a link that leads nowhere is found", () => {
  const faulty = site({
    "index.html": '<a href="/co/#muc">đúng</a><a href="/co/#la">sai</a><a href="khong/">sai</a><a href="">sai</a><a href="/%zz/">sai</a><a href="https://khac.example/x">ngoài</a>',
    "co/index.html": '<h2 id="muc">Mục</h2><img src="/co/anh.jpg" srcset="/a.webp 1x, /b.webp 2x" alt="">',
    "a.webp": "",
  });
  expect(brokenLinks(faulty)).toEqual([
    '/: no such place on the page: "/co/#la"',
    '/: no such page: "khong/"',
    '/: empty address: ""',
    '/: unreadable address: "/%zz/"',
    '/co/: no such page: "/co/anh.jpg"',
    '/co/: no such page: "/b.webp"',
  ]);
});

test("an address of its own host that leads nowhere is found, in data too", () => {
  const faulty = site({
    "index.html": `<head><link rel="canonical" href="https://danvan.example/"></head>
      <script type="application/ld+json">{"item": "https://danvan.example/x/", "name": "/y/"}</script>`,
  });
  expect(brokenLinks(faulty)).toEqual(['/: no such page: "https://danvan.example/x/"']);
});

test("a page without a way to it is found", () => {
  const faulty = site({ "index.html": '<a href="/a/">a</a>', "a/index.html": "", "b/index.html": '<a href="/a/">a</a>' });
  expect(orphans(faulty)).toEqual(["/b/"]);
});

test("a redirect that says two things is found", () => {
  const refresh = '<meta http-equiv="refresh" content="0; url=/a/">';
  const faulty = site({
    "a/index.html": "",
    "x/index.html": `<head>${refresh}<link rel="canonical" href="/a/"></head><main><a href="/a/">a</a></main>`,
    "y/index.html": `<head>${refresh}<link rel="canonical" href="/a/"></head><main><a href="/b/">a</a></main>`,
  });
  expect(unsureRedirects(faulty)).toEqual(["/y/: /a/ /b/ /a/"]);
});

test("a head without what it must have is found", () => {
  const [bare] = site({ "index.html": "<html><head><title> </title></head><body><main></main></body></html>" }).pages.values();
  expect(headFaults(bare)).toEqual([
    "no language",
    "no character set",
    "no viewport",
    "no words in the title",
    "no canonical address",
    "no way past the header",
  ]);
  expect(descriptionFaults(bare)).toEqual(["no description"]);
});

test("headings out of order are found", () => {
  expect(headingFaults(page("<h1>Một</h1><h2>Hai</h2><h3>Ba</h3><h2>Hai</h2>"))).toEqual([]);
  expect(headingFaults(page("<h2> </h2><h4>Bốn</h4>"))).toEqual([
    "0 headings of the first level",
    "the first heading is not of the first level",
    "empty heading: <h2> </h2>",
    "skips a level: <h4>Bốn</h4>",
  ]);
});

test("what a strict host refuses is found", () => {
  const faulty = page('<p style="color: red">a</p><script>b()</script><b onclick="c()">c</b><img src="//khac.example/a.png" alt="">');
  expect(policyFaults(faulty)).toEqual([
    'in the page itself: <p style="color: red">a</p>',
    "in the page itself: <script>b()</script>",
    'in the page itself: <b onclick="c()">c</b>',
    'from another host: <img src="//khac.example/a.png" alt="">',
  ]);
  expect(policyFaults(page('<script type="application/ld+json">{}</script><a href="https://khac.example/">x</a>'))).toEqual([]);
});

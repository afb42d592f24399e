/**
 * Every kind of page under the policy that is shipped: what it asks for, and what the browser refuses it.
 */

import { shippedHeaders } from "../lib/server.js";
import { KINDS, longestOf } from "../lib/sample.js";
import { readSite, siteFolder } from "../lib/site.js";
import { expect, open, test } from "../lib/test.js";

const site = readSite(siteFolder());

test("the policy that is shipped allows nothing in a page and nothing from elsewhere", async ({ browser, origin }) => {
  // Not the page that watches itself: what is refused here is wanted.
  const page = await browser.newPage({ baseURL: origin });
  const { "content-security-policy": policy = "" } = await shippedHeaders(siteFolder());
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  // The browser really holds to it: a script and a style put into a page do nothing.
  await page.goto("/");
  const refused = await page.evaluate(() => new Promise((told) => {
    /** @type {string[]} */
    const refused = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      refused.push(event.effectiveDirective);
      if (refused.length === 3) told(refused.sort());
    });
    const script = document.createElement("script");
    script.textContent = "document.title = 'x'";
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    const picture = document.createElement("img");
    picture.src = "https://elsewhere.example/x.png";
    document.body.append(script, style, picture);
  }));
  expect(refused).toEqual(["img-src", "script-src-elem", "style-src-elem"]);
  expect(await page.title()).not.toBe("x");
  await page.close();
});

test("no kind of page asks anything of another host, or for what the policy refuses", async ({ page, origin }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`refused: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  for (const kind of Object.keys(KINDS)) {
    const longest = longestOf(site, kind);
    expect(longest, `a page of the kind ${kind}`).toBeDefined();
    await open(page, longest?.url ?? "");
    await page.waitForLoadState("networkidle");
  }
  expect(asked.length).toBeGreaterThan(Object.keys(KINDS).length);
  expect(asked.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
});

test("whatever a page loads has another name as soon as it has other bytes", () => {
  const loaded = "script[src], img, source, link:is([rel~=stylesheet], [rel~=icon], [rel~=preload], [rel~=modulepreload])";
  const addresses = [...site.pages.values()].flatMap(({ document }) =>
    [...document.querySelectorAll(loaded)].flatMap((it) => {
      const several = (it.getAttribute("srcset") ?? "").split(",").map((part) => part.trim().split(" ")[0]);
      return [it.getAttribute("src"), it.getAttribute("href"), ...several].filter((address) => address);
    }));
  expect(addresses.length).toBeGreaterThan(0);
  const unnamed = addresses.filter((address) => !/\.[0-9a-f]{12}\.|\/anh\/[0-9a-f]{16}-/.test(address ?? ""));
  expect([...new Set(unnamed)]).toEqual([]);
});

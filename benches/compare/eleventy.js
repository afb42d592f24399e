/** The same site for Eleventy: pages, lists by tag, field, organ and year, a feed and a site map. */

import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { lists, write } from "./corpus.js";

const FILES = {
  "eleventy.config.js": `export default (config) => {
  config.addPassthroughCopy("style.css");
  config.addCollection("stories", (api) => api.getFilteredByGlob("mo-hinh/*.md").reverse());
  config.addFilter("day", (date) => new Date(date).toLocaleDateString("vi", { timeZone: "UTC" }));
  config.addFilter("related", (all, url, tags) => all.filter((it) => it.url !== url && it.data.the.includes(tags[0])).slice(0, 3));
  return { dir: { input: ".", includes: "_includes", output: "public" }, markdownTemplateEngine: false };
};
`,
  "package.json": `{ "type": "module" }`,
  "_includes/base.njk": `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ title }} · Kho bài thử</title>
<meta name="description" content="{{ tom_tat }}"><link rel="canonical" href="https://danvan.example{{ page.url }}">
<link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">Kho bài thử</a><nav><a href="/mo-hinh/">Mô hình</a> <a href="/the/">Thẻ</a> <a href="/linh-vuc/">Lĩnh vực</a> <a href="/to-chuc/">Tổ chức</a> <a href="/nam/">Năm</a></nav></header>
<main>{{ content | safe }}</main><footer>Bài do máy ghép, chỉ để đo tốc độ</footer></body></html>
`,
  "_includes/card.njk": `{% macro card(it) %}<li><a href="/mo-hinh/{{ it.slug }}/">{{ it.title }}</a><p>{{ it.tom_tat }}</p><p>{{ it.noi }} · {{ it.ngay }}</p>
<dl>{% for pair in it.so_lieu.slice(0, 3) %}<dt>{{ pair[0] }}</dt><dd>{{ pair[1] }}</dd>{% endfor %}</dl></li>{% endmacro %}
`,
  "_includes/story.njk": `---
layout: base.njk
---
{% from "card.njk" import card %}<article><h1>{{ title }}</h1><p>{{ tom_tat }}</p><p>{{ noi }} · {{ ngay }}</p>
<dl>{% for pair in so_lieu %}<dt>{{ pair[0] }}</dt><dd>{{ pair[1] }}</dd>{% endfor %}</dl>
{{ content | safe }}
<ul>{% for link in links %}<li><a href="{{ link[0] }}">{{ link[1] }}</a></li>{% endfor %}</ul>
<h2>Bài liên quan</h2><ul>{% for it in related %}{{ card(it) }}{% endfor %}</ul></article>
`,
  "list.njk": `---
layout: base.njk
pagination: { data: pages, size: 1, alias: list, addAllPagesToCollections: false }
eleventyComputed: { title: "{{ list.title }}" }
permalink: "{{ list.url }}index.html"
---
{% from "card.njk" import card %}<h1>{{ list.title }}</h1><ul>{% for it in list.cards %}{{ card(it) }}{% endfor %}{% for term in list.terms %}<li><a href="{{ term[0] }}">{{ term[1] }}</a> {{ term[2] }}</li>{% endfor %}</ul>
{% if list.of > 1 %}<nav>{% if list.before %}<a href="{{ list.before }}">Trước</a>{% endif %} {{ list.number }}/{{ list.of }} {% if list.after %}<a href="{{ list.after }}">Sau</a>{% endif %}</nav>{% endif %}
`,
  "feed.njk": `---
permalink: /index.xml
---
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Kho bài thử</title><link>https://danvan.example/</link>
{% for it in all %}<item><title>{{ it.title }}</title><link>https://danvan.example/mo-hinh/{{ it.slug }}/</link><description>{{ it.tom_tat }}</description></item>
{% endfor %}</channel></rss>
`,
  "sitemap.njk": `---
permalink: /sitemap.xml
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for it in all %}<url><loc>https://danvan.example/mo-hinh/{{ it.slug }}/</loc></url>{% endfor %}{% for it in pages %}<url><loc>https://danvan.example{{ it.url }}</loc></url>{% endfor %}</urlset>
`,
};

/** How many stories a list's page holds. */
const SIZE = 24;

/** @param {import("./corpus.js").Story} story */
function card(story) {
  const [year, month, day] = story.date.split("-").map(Number);
  return { slug: story.slug, title: story.title, tom_tat: story.summary, noi: story.place, ngay: `${day}/${month}/${year}`, so_lieu: story.figures };
}

/** @param {string} text */
function slug(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
}

/**
 * @param {import("./corpus.js").Story[]} all
 * @param {string} folder
 * @param {string} style the style sheet
 * @param {string} modules where Eleventy is installed
 */
export function eleventySite(all, folder, style, modules) {
  const newest = all.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const axes = lists(newest);
  const data = { pages: pages(newest, axes), all: newest.map(card) };
  const files = { ...FILES, "style.css": style };
  for (const [name, value] of Object.entries(data)) files[`_data/${name}.json`] = JSON.stringify(value);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(modules, join(folder, "node_modules"));
  // Other stories of a tag, found once: Eleventy has nothing for it, and looking through all pages for each is no fair measure.
  const byTag = new Map(axes[0].terms);
  write(all, join(folder, "mo-hinh"), (story) => ({
    layout: "story.njk", title: story.title, date: story.date, ...card(story), permalink: `/mo-hinh/${story.slug}/index.html`,
    links: [...story.tags.map((it) => [`/the/${slug(it)}/`, it]), [`/linh-vuc/${story.field}/`, story.field], [`/to-chuc/${story.organ}/`, story.organ], [`/nam/${story.year}/`, story.year]],
    related: (byTag.get(story.tags[0]) ?? []).filter((it) => it !== story).slice(0, 3).map(card),
  }));
}

/**
 * Cuts every list into pages.
 * @param {import("./corpus.js").Story[]} newest
 * @param {ReturnType<typeof lists>} axes
 */
function pages(newest, axes) {
  const home = { title: "Kho bài thử", url: "/", cards: newest.slice(0, 12).map(card), terms: [], number: 1, of: 1 };
  const terms = axes.map(({ axis, terms }) => ({
    title: axis, url: `/${axis}/`, cards: [], number: 1, of: 1,
    terms: terms.map(([term, stories]) => [`/${axis}/${slug(term)}/`, term, stories.length]),
  }));
  const whole = [{ title: "Mô hình", url: "/mo-hinh/", stories: newest }];
  const each = axes.flatMap(({ axis, terms }) => terms.map(([term, stories]) => ({ title: term, url: `/${axis}/${slug(term)}/`, stories })));
  return [home, ...terms, ...[...whole, ...each].flatMap(cut)];
}

/** @param {{ title: string, url: string, stories: import("./corpus.js").Story[] }} list */
function cut({ title, url, stories }) {
  const of = Math.ceil(stories.length / SIZE);
  const at = (/** @type {number} */ number) => (number === 1 ? url : `${url}trang/${number}/`);
  return Array.from({ length: of }, (_, index) => ({
    title, url: at(index + 1), cards: stories.slice(index * SIZE, (index + 1) * SIZE).map(card), terms: [], number: index + 1, of,
    before: index > 0 ? at(index) : "", after: index + 1 < of ? at(index + 2) : "",
  }));
}

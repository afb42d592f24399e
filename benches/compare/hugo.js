/** The same site for Hugo: pages, lists by tag, field, organ and year, a feed and a site map. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { write } from "./corpus.js";

const FILES = {
  "hugo.toml": `baseURL = "https://danvan.example/"
title = "Kho bài thử"
defaultContentLanguage = "vi"
disableKinds = []
[pagination]
pagerSize = 24
path = "trang"
disableAliases = true
[taxonomies]
the = "the"
linh-vuc = "linh-vuc"
to-chuc = "to-chuc"
nam = "nam"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
`,
  "layouts/baseof.html": `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Params.tom_tat }}"><link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">{{ site.Title }}</a><nav><a href="/mo-hinh/">Mô hình</a> <a href="/the/">Thẻ</a> <a href="/linh-vuc/">Lĩnh vực</a> <a href="/to-chuc/">Tổ chức</a> <a href="/nam/">Năm</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer>Bài do máy ghép, chỉ để đo tốc độ</footer></body></html>
`,
  "layouts/_partials/card.html": `<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.tom_tat }}</p><p>{{ .Params.noi }} · {{ .Date.Format "2/1/2006" }}</p>
<dl>{{ range first 3 .Params.so_lieu }}<dt>{{ index . 0 }}</dt><dd>{{ index . 1 }}</dd>{{ end }}</dl></li>
`,
  "layouts/_partials/pager.html": `{{ with .Paginator }}<nav>{{ if .HasPrev }}<a href="{{ .Prev.URL }}">Trước</a>{{ end }} {{ .PageNumber }}/{{ .TotalPages }} {{ if .HasNext }}<a href="{{ .Next.URL }}">Sau</a>{{ end }}</nav>{{ end }}
`,
  "layouts/home.html": `{{ define "main" }}<h1>{{ site.Title }}</h1><p>{{ len site.RegularPages }} bài</p><ul>{{ range first 12 site.RegularPages }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}
`,
  "layouts/page.html": `{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Params.tom_tat }}</p><p>{{ .Params.noi }} · {{ .Date.Format "2/1/2006" }}</p>
<dl>{{ range .Params.so_lieu }}<dt>{{ index . 0 }}</dt><dd>{{ index . 1 }}</dd>{{ end }}</dl>
{{ .Content }}
<ul>{{ range $axis := slice "the" "linh-vuc" "to-chuc" "nam" }}{{ range $.GetTerms $axis }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}{{ end }}</ul>
<h2>Bài liên quan</h2><ul>{{ range first 3 (site.RegularPages.Related .) }}{{ partial "card.html" . }}{{ end }}</ul></article>{{ end }}
`,
  "layouts/section.html": `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}{{ partial "card.html" . }}{{ end }}</ul>{{ partial "pager.html" . }}{{ end }}
`,
  "layouts/term.html": `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}{{ partial "card.html" . }}{{ end }}</ul>{{ partial "pager.html" . }}{{ end }}
`,
  "layouts/taxonomy.html": `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}
`,
};

/**
 * @param {import("./corpus.js").Story[]} all
 * @param {string} folder
 * @param {string} style the style sheet
 */
export function hugoSite(all, folder, style) {
  for (const [path, text] of Object.entries({ ...FILES, "static/style.css": style })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  write(all, join(folder, "content", "mo-hinh"), (story) => ({
    title: story.title, date: story.date, tom_tat: story.summary, noi: story.place, so_lieu: story.figures,
    the: story.tags, "linh-vuc": [story.field], "to-chuc": [story.organ], nam: [story.year],
  }));
}

/**
 * Makes a site of Hugo of the stories of a showcase: the same texts, lists of fields, organs, years and tags in pages
 * of 24, on templates as small as can be.
 */

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SETTINGS = `title: Kho bài thử
baseURL: https://danvan.example/
locale: vi
pagination: { pagerSize: 24 }
taxonomies: { field: field, organ: organ, period: period, tag: tags }
outputs: { home: [html, rss], section: [html, rss], taxonomy: [html], term: [html], page: [html] }
`;

const BASE = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ block "main" . }}{{ end }}</main></body></html>
`;

const STORY = `{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><dl>{{ range $key, $value := .Params.metrics }}<dt>{{ $key }}</dt><dd>{{ $value }}</dd>{{ end }}</dl>
<p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
{{ .Content }}{{ end }}
`;

const LIST = `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a><p>{{ .Params.summary }}</p></li>{{ end }}</ul>
{{ partial "pages.html" . }}{{ end }}
`;

const PAGES = `{{ with .Paginator }}<nav>{{ if .HasPrev }}<a href="{{ .Prev.URL }}">«</a>{{ end }} {{ .PageNumber }}/{{ .TotalPages }} {{ if .HasNext }}<a href="{{ .Next.URL }}">»</a>{{ end }}</nav>{{ end }}
`;

/**
 * @param {string} showcase
 * @param {string} folder
 */
export function makeHugoSite(showcase, folder) {
  const layouts = join(folder, "layouts", "_default");
  const stories = join(folder, "content", "mo-hinh");
  for (const made of [layouts, join(folder, "layouts", "partials"), stories]) mkdirSync(made, { recursive: true });
  writeFileSync(join(folder, "hugo.yaml"), SETTINGS);
  writeFileSync(join(layouts, "baseof.html"), BASE);
  writeFileSync(join(layouts, "single.html"), STORY);
  writeFileSync(join(layouts, "list.html"), LIST);
  writeFileSync(join(folder, "layouts", "partials", "pages.html"), PAGES);
  for (const name of readdirSync(join(showcase, "content", "mo-hinh"))) {
    const text = readFileSync(join(showcase, "content", "mo-hinh", name), "utf8");
    // A word of Hugo's own.
    writeFileSync(join(stories, name), text.replace(/^kind:/m, "doer:"));
  }
}

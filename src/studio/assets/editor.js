/**
 * The form of a story, made quick: it saves itself, shows at once how a figure is read, finds places,
 * takes in pictures, and shows the page beside it. Without this script it is a plain form.
 */

import { start as startCombos } from "./combo.js";
import { start as startFigures } from "./figures.js";
import { start as startFound } from "./found.js";
import { start as startPictures } from "./pictures.js";
import { start as startPreview } from "./preview.js";
import { start as startRows } from "./rows.js";
import { start as startSaving } from "./save.js";
import { start as startTools } from "./tools.js";

for (const part of document.querySelectorAll("[data-script]")) part.removeAttribute("hidden");
for (const template of document.querySelectorAll("template")) {
  for (const part of template.content.querySelectorAll("[data-script]")) part.removeAttribute("hidden");
}

const form = document.querySelector("form#story");
if (form instanceof HTMLFormElement) {
  startRows(form);
  startCombos(form);
  startFigures(form);
  startFound(form);
  startTools(form);
  startPictures(form);
  startPreview();
  startSaving(form);
  const title = form.elements.namedItem("title");
  const heading = form.querySelector("h1");
  if (title instanceof HTMLInputElement) title.addEventListener("input", () => {
    if (heading && title.value.trim()) heading.textContent = title.value;
  });
}

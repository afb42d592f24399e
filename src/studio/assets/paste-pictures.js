/**
 * The pictures of what is pasted. Those that the clipboard or the text itself holds are taken in as if
 * they were dropped; of those that only stay with Word or on a page elsewhere, editors are told.
 */

import { pageOf } from "./paste.js";

/** A picture written into the text, as LibreOffice and Google Docs do it. */
const WRITTEN = /^data:image\/(png|jpeg|gif|webp);base64,([\w+/=\s]+)$/;
/** What is no larger than this is there to be counted, not to be seen. */
const UNSEEN = 2;

/**
 * Finds the pictures of a paste, and how many of them cannot be taken.
 * @param {string} html
 * @param {Iterable<File>} files what the clipboard holds
 * @returns {{ files: File[], left: number }}
 */
export function picturesOf(html, files) {
  const page = pageOf(html);
  // Beside text, a picture on the clipboard shows only how that text looks, as from Excel.
  if (!page.body.textContent?.trim() && page.images.length < 2) {
    const held = [...files].filter((it) => it.type.startsWith("image/"));
    if (held.length > 0) return { files: held, left: 0 };
  }
  const seen = [...page.images].filter((it) => ![it.width, it.height].some((side) => side > 0 && side <= UNSEEN));
  const written = seen.map((it, index) => fileOf(it.getAttribute("src") ?? "", index + 1));
  const taken = written.filter((it) => it !== undefined);
  return { files: taken, left: seen.length - taken.length };
}

/**
 * @param {string} address
 * @param {number} number
 * @returns {File | undefined}
 */
function fileOf(address, number) {
  const [, kind, text] = WRITTEN.exec(address) ?? [];
  if (!text) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
    return new File([bytes], `anh-dan-${number}.${kind === "jpeg" ? "jpg" : kind}`, { type: `image/${kind}` });
  } catch {
    // What only looks like a picture is one that cannot be taken.
    return undefined;
  }
}

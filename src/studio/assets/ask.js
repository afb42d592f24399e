/** What the script asks of the studio. */

/**
 * Asks for what may be offered or said; nothing when the studio does not answer.
 * @param {string} path
 * @param {Record<string, string>} query
 * @returns {Promise<any>}
 */
export async function ask(path, query) {
  try {
    const answer = await fetch(`/_studio/${path}?${new URLSearchParams(query)}`, {
      headers: { accept: "application/json" },
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Tells the form that one of its fields has changed although nobody typed.
 * @param {Element} field
 */
export function touch(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

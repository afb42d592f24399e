/**
 * Searches a copy of the site that lies on a disk.
 */

/**
 * Makes a reader of an index that lies beside the page on a disk, where only scripts can be loaded.
 * @param {string} folder
 * @returns {Promise<Read>}
 */
async function onDisk(folder) {
  await loadScript(`${folder}search-data.js`);
  return async (name) => {
    /** @type {Record<string, string>} */
    const files = /** @type {any} */ (globalThis).danvanSearchData;
    const text = atob(files[name.split("?")[0]] ?? "");
    return unpack(Uint8Array.from(text, (it) => it.charCodeAt(0)));
  };
}

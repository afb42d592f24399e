/**
 * Where the index lies, how its files come, and what the page says of it.
 */

/**
 * Undoes gzip, unless the host or the browser has done so already.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function unpack(bytes) {
  if (bytes[0] !== 31 || bytes[1] !== 139) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Makes a reader of the files of an index on a host.
 * @param {string} folder
 * @returns {Read}
 */
function overHttp(folder) {
  return async (name, fresh) => {
    const answer = fresh && await early() || await fetch(folder + name, { cache: fresh ? "no-cache" : "default" });
    if (answer.status === 404) throw new Stale();
    if (!answer.ok) throw new Error(String(answer.status));
    return unpack(new Uint8Array(await answer.arrayBuffer()));
  };
}

/**
 * Gives what the page asked for beside this script, once.
 * @returns {Promise<Response | undefined>}
 */
function early() {
  const own = /** @type {any} */ (form), { meta } = own;
  own.meta = undefined;
  return meta;
}

/** @param {string} src */
function loadScript(src) {
  return new Promise((onload, onerror) => document.head.append(make("script", { src, onload, onerror })));
}

/** The box of the page and what belongs to it; set once, by the start. */
/** @type {HTMLFormElement} */
let form;
/** @type {HTMLInputElement} */
let input;
/** @type {HTMLElement | null} */
let page;
/** The address that the site's own start from. */
let root = "";
let onFile = false;
let lang = "vi";
/** The address of the home page in the language of this one. */
let home = "/";

/** @type {Promise<Index> | undefined} */
let opened;
/** @type {Promise<unknown> | undefined} */
let more;

/** Loads the part of the script that only some queries need; the tests have it already. */
function loadMore() {
  more ??= typeof document === "undefined" ? Promise.resolve() : loadScript(own(form.dataset.more));
  more.catch(() => { more = undefined; });
  return more;
}

/**
 * Gives the address of a script of the site, which lies beside this one wherever a copy of the site is.
 * @param {string | undefined} address
 */
function own(address) {
  return `${root}assets/${address?.split("/").pop()}`;
}

/**
 * @param {Read} read
 * @param {Paragraphs} [paragraphs]
 */
async function onHost(read, paragraphs) {
  return new Index(json(await read("meta.idx", true)), read, paragraphs);
}

/**
 * Does something with the index; where the host has a newer one by now, once more with that.
 * @template T
 * @param {(index: Index) => Promise<T>} action
 * @returns {Promise<T>}
 */
async function withIndex(action) {
  const folder = `${root}tim-kiem/`;
  const open = () => {
    opened = onFile ? loadMore().then(() => onDisk(folder)).then((read) => onHost(read)) : onHost(overHttp(folder), (it) => paragraphsOf(it));
    opened.catch(() => { opened = undefined; });
    return opened;
  };
  try {
    return await action(await (opened ?? open()));
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return action(await open());
  }
}

/** Gives what the address of the page asks for. */
function state() {
  return new URLSearchParams(location.search);
}

/**
 * Marks a text of a story that is told in another language than the page.
 * @param {Card} card
 */
function inLang({ lang: told = form.dataset.lang ?? "" }) {
  return told === lang ? {} : { lang: told };
}

/**
 * Gives the address of a page of the site in the language of this one.
 * @param {string} url
 * @param {string} query
 */
function address(url, query) {
  const seek = query ? `?tim=${encodeURIComponent(query)}` : "";
  return `${root}${home.slice(1)}${url.slice(1)}${onFile ? "index.html" : ""}${seek}`;
}

/**
 * Says words of the theme, with a number or a text in their place.
 * @param {HTMLElement} from
 * @param {string} key
 * @param {string | number} value
 */
function say(from, key, value = "") {
  const shown = typeof value === "number" ? value.toLocaleString(lang) : value;
  return (from.dataset[key] ?? "").replace("%", () => shown);
}

/**
 * Gives how many stories were found: at least so many, where not all were counted.
 * @param {Answer} answer
 * @param {number} count
 */
function counted(answer, count) {
  return answer.isCut ? `${count.toLocaleString(lang)}+` : count;
}

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, any>} properties
 * @param {(Node | string)[]} children
 */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/**
 * Tells of a word whether it is sought. Each reading of a query tells by itself whether marks are typed.
 * @param {Word[][]} readings
 */
function seeker(readings) {
  const sought = readings.flatMap((words) => {
    const typed = hasMarks(words);
    const empty = within(EMPTY, words);
    return words.filter((it, at) => !empty[at] && !isSmall(it, typed) || words.length < 3).map((word) => ({ word, typed }));
  });
  return (/** @type {Word} */ it) => sought.some(({ word, typed }) =>
    word.key === it.key && likeness(word.form, it.form, false, typed) > 0.6);
}

/**
 * Sets the sought words of a text off.
 * @param {string} text
 * @param {Word[][]} readings
 */
function marked(text, readings) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0, run = [0, 0];
  const close = () => {
    if (run[1] > run[0]) parts.push(text.slice(end, run[0]), make("mark", {}, text.slice(...run)));
    end = Math.max(end, run[1]);
  };
  for (const word of cut(text).filter(seeker(readings))) {
    if (run[1] > run[0] && /^\s*$/.test(text.slice(run[1], word.at))) run[1] = word.end;
    else {
      close();
      run = [word.at, word.end];
    }
  }
  close();
  return [...parts, text.slice(end)];
}

/**
 * Says that the index did not come, and offers to try again.
 * @param {() => void} again
 */
function trouble(again) {
  const button = make("button", { type: "button", onclick: again }, say(form, "retry"));
  return make("p", { className: "search-trouble", role: "alert" }, say(form, "failed"), " ", button);
}

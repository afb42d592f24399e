/**
 * The index of a site: src/search/ writes it, this reads what a query needs of it.
 */

/**
 * A form of a key: how many stories hold it, where their list stands, and where the rest of a long one does.
 * @typedef {{ form: string, count: number, from: number, to: number, rest?: Rest, stories?: Uint32Array }} Form
 * @typedef {{ name: string, from: number, to: number }} Rest
 * @typedef {{ key: string, forms: Form[], bytes: Uint8Array }} Entry
 * @typedef {{ title: string, url: string, summary: string, where: string, figures: string[][], lang?: string }} Card
 * @typedef {{ docs: number, facets: string, chunks: string[], names: string, words: string, size: number, sums: string, synonyms: string[][] }} Meta
 * @typedef {(name: string, fresh?: boolean) => Promise<Uint8Array>} Read
 * @typedef {(page: Uint8Array) => string[]} Paragraphs
 */

/**
 * Reads the variable-length number at `at`, and gives it with where it ends.
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function number(bytes, at) {
  let value = 0, factor = 1;
  while (bytes[at] > 127) {
    value += (bytes[at] & 127) * factor;
    factor *= 128;
    at += 1;
  }
  return [value + bytes[at] * factor, at + 1];
}

/**
 * Reads a chunk of the index: keys in order, each with its forms and where their stories are. The form of a chunk
 * is told in src/search/mod.rs.
 * @param {Uint8Array} bytes
 */
function entries(bytes) {
  const text = new TextDecoder();
  /** @type {Entry[]} */
  const found = [];
  const key = new Uint8Array(1024);
  let at = 0;
  const next = () => {
    const [value, after] = number(bytes, at);
    at = after;
    return value;
  };
  const names = [...Array(next())].map(() => text.decode(bytes.subarray(at, at += 12)));
  while (at < bytes.length) {
    const shared = next(), added = next();
    key.set(bytes.subarray(at, at + added), shared);
    at += added;
    /** @type {Entry} */
    const entry = { key: text.decode(key.subarray(0, shared + added)), forms: [], bytes };
    for (let forms = next(); forms > 0; forms -= 1) {
      const length = next();
      const form = length === 0 ? entry.key.trimStart() : text.decode(bytes.subarray(at, at + length));
      at += length;
      const count = next(), size = next();
      const from = at, to = from + (size >>> 1);
      at = to;
      const name = size % 2 === 1 ? names[next()] : "", start = name ? next() : 0;
      entry.forms.push({ form, count, from, to, rest: name ? { name, from: start, to: start + next() } : undefined });
    }
    found.push(entry);
  }
  return found;
}

/**
 * Reads the stories of a form as far as they are here, each with what it counts there in its lowest three bits; once.
 * @param {Entry} entry
 * @param {Form} form
 */
function postings(entry, form) {
  if (form.stories) return form.stories;
  form.stories = unfold(entry.bytes, form.from, form.to);
  return form.stories;
}

/**
 * Reads a list of stories.
 * @param {Uint8Array} bytes
 * @param {number} from
 * @param {number} to
 */
function unfold(bytes, from, to) {
  const stories = new Uint32Array(to - from);
  let count = 0;
  for (let doc = 0; from < to; count += 1) {
    const [value, after] = number(bytes, from);
    from = after;
    doc += value >>> 3;
    stories[count] = doc * 8 + (value & 7);
  }
  return stories.slice(0, count);
}

/**
 * The index of a site; reads a part of it when a query needs it, and once.
 */
class Index {
  /**
   * @param {Meta} meta
   * @param {Read} read
   * @param {Paragraphs} [paragraphs] takes the text out of a story's page, where pages can be read
   */
  constructor(meta, read, paragraphs) {
    this.meta = meta;
    this.read = read;
    this.paragraphs = paragraphs;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
    /** @type {Map<string, number>} */
    this.words = new Map(meta.words.split(" ").map((it) => [it.slice(0, -1), parseInt(it.slice(-1), 36)]));
    /** @type {{ member: string, own: Word[], others: Word[][] }[] | undefined} */
    this.meant = undefined;
  }

  /** Gives each synonym with the others of its group, cut. */
  synonyms() {
    return this.meant ??= this.meta.synonyms.flatMap((group) => {
      const all = group.map((member) => ({ member, own: cut(member) }));
      return all.map((it) => ({ ...it, others: all.filter((other) => other !== it).map(({ own }) => own) }));
    });
  }

  /**
   * @template T
   * @param {string} name
   * @param {(bytes: Uint8Array) => T} parse
   * @returns {Promise<T>}
   */
  file(name, parse) {
    const kept = this.kept.get(name) ?? this.read(name).then(parse);
    this.kept.set(name, kept);
    kept.catch(() => this.kept.delete(name));
    return kept;
  }

  /**
   * Finds the chunk that may hold a key.
   * @param {string} key
   */
  place(key) {
    return lowest(this.meta.chunks.length, (at) => this.meta.chunks[at] <= key) - 1;
  }

  /** @param {number} place */
  nameOf(place) {
    return `k/khoa.${this.meta.names.slice(place * 12, place * 12 + 12)}.idx`;
  }

  /** @param {number} place */
  chunk(place) {
    return this.file(this.nameOf(place), entries);
  }

  /**
   * @param {string} key
   * @returns {Promise<Entry | undefined>}
   */
  async find(key) {
    const place = this.place(key);
    if (place < 0) return undefined;
    const chunk = await this.chunk(place);
    const at = lowest(chunk.length, (it) => chunk[it].key < key);
    return chunk[at]?.key === key ? chunk[at] : undefined;
  }

  /**
   * Counts the chunks that hold keys which start with `key`.
   * @param {string} key
   */
  reach(key) {
    const { chunks } = this.meta;
    const first = Math.max(0, this.place(key));
    let next = first + 1;
    while (chunks[next]?.startsWith(key)) next += 1;
    return next - first;
  }

  /**
   * Gives the entries whose keys start with `key`, the most frequent ones of some chunks.
   * @param {string} key
   * @param {number} chunks
   */
  async starting(key, chunks) {
    const first = Math.max(0, this.place(key));
    const read = Array.from({ length: chunks }, (_, next) => this.chunk(first + next));
    const found = (await Promise.all(read)).flat().filter((it) => it.key.startsWith(key));
    const exact = found.filter((it) => it.key === key);
    const others = found.filter((it) => it.key !== key).sort((a, b) => total(b) - total(a));
    return [...exact, ...others.slice(0, 60)];
  }

  /**
   * Reads the rest of an entry's long lists.
   * @param {Entry} entry
   */
  async complete(entry) {
    await Promise.all(entry.forms.map(async (form) => {
      if (!form.rest) return;
      const bytes = await this.file(`k/duoi.${form.rest.name}.idx`, (it) => it);
      // Another query may have read it meanwhile.
      if (!form.rest) return;
      const [first, rest] = [postings(entry, form), unfold(bytes, form.rest.from, form.rest.to)];
      form.stories = new Uint32Array(first.length + rest.length);
      form.stories.set(first);
      form.stories.set(rest, first.length);
      form.rest = undefined;
    }));
  }

  /** @param {number[]} docs */
  async cards(docs) {
    const { size, sums } = this.meta;
    const block = (/** @type {number} */ number) => {
      const sum = sums.slice(number * 4, number * 4 + 4);
      return this.file(`the/${number}.idx?${sum}`, (bytes) => {
        const { sum: found, cards } = json(bytes);
        if (found !== sum) throw new Stale();
        return /** @type {Card[]} */ (cards.map((/** @type {any} */ it) => ({ ...it, ...it[lang] })));
      });
    };
    return Promise.all(docs.map(async (doc) => (await block(Math.floor(doc / size)))[doc % size]));
  }

  /**
   * Gives the paragraphs of a story as the language of this page has it, or another, where pages can be read.
   * @param {string} url
   * @param {string} from the home page in that language
   */
  async story(url, from = home) {
    return this.paragraphs ? this.file(`..${from.slice(0, -1)}${url}`, this.paragraphs) : [];
  }

  /** @param {string} key */
  idf(key) {
    const bits = this.words.get(key);
    return idf(bits === undefined ? 0 : 2 ** bits, this.meta.docs);
  }
}

/** What the page knows of the index and what the host has of it are of two builds. */
class Stale extends Error {}

/** @param {Uint8Array} bytes */
function json(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * Counts the first of some places that come before what is sought.
 * @param {number} high how many there are
 * @param {(at: number) => boolean} isBefore
 */
function lowest(high, isBefore) {
  let low = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {Entry} entry */
function total(entry) {
  return entry.forms.reduce((sum, it) => sum + it.count, 0);
}

/**
 * @param {number} count
 * @param {number} all
 */
function idf(count, all) {
  return Math.log(1 + (all - Math.min(count, all) + 0.5) / (count + 0.5));
}

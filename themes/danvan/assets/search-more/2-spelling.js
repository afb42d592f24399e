/**
 * Reads a query that finds nothing as it stands: what an input method left undone, and mistakes of spelling.
 */

/** The most chunks that are read only to mend a query, where it is long and where it is short. */
const MENDING_LONG = 1, MENDING = 3;

/**
 * Adds what a query finds in other letters than its own.
 * @param {Index} index
 * @param {string} text
 * @param {Word[]} words
 * @param {Probes} probes
 * @param {Answer} answer
 * @param {number} most the most that any story holds of the query as it stands
 */
async function readOtherwise(index, text, words, probes, answer, most) {
  probes.most += words.length < LONG ? MENDING : MENDING_LONG;
  const typed = await untyped(index, text, words, probes);
  const found = typed && await readAs(index, text, typed, probes, answer, 0.01);
  if (found && found.full > 0) return;
  const mended = await mend(index, typed ?? words, probes);
  if (mended) await readAs(index, text, mended, probes, answer, Math.max(0.6, found?.most ?? most));
}

/**
 * Adds what a query finds in other letters, if a story holds at least so much of it.
 * @param {Index} index
 * @param {string} text
 * @param {Word[]} words
 * @param {Probes} probes
 * @param {Answer} answer
 * @param {number} least
 */
async function readAs(index, text, words, probes, answer, least) {
  /** @type {Answer} */
  const other = { scores: new Float32Array(index.meta.docs), readings: [], mended: "", unread: 0, isCut: false };
  const found = await answerTo(index, reading(index, words, false, 1), text, probes, other);
  if (found.full === 0 && found.most < least) return found;
  raise(answer.scores, other.scores);
  answer.isCut ||= other.isCut;
  answer.readings = other.readings;
  answer.mended = words.map((it) => write(it.form)).join(" ");
  return found;
}

/**
 * Gives a query with what an input method left undone turned into letters, and syllables that run together parted,
 * if there is any such thing in it.
 * @param {Index} index
 * @param {string} text
 * @param {Word[]} words
 * @param {Probes} probes
 */
async function untyped(index, text, words, probes) {
  /** @type {Word[]} */
  const read = [];
  for (const word of words) {
    if (index.words.has(word.key)) read.push(word);
    else read.push(...await meantBy(index, text.slice(word.at, word.end), word, probes));
  }
  return read.some((it, at) => it !== words[at]) ? read : undefined;
}

/**
 * @param {Index} index
 * @param {string} typed
 * @param {Word} word
 * @param {Probes} probes
 */
async function meantBy(index, typed, word, probes) {
  const meant = decoded(index, typed.toLowerCase());
  if (meant) return [{ ...word, ...meant }];
  for (const way of parted(index, typed.toLowerCase())) {
    const pairs = await Promise.all(way.slice(1).map((it, at) => pairOf(probes, way[at], it)));
    if (pairs.some((it) => it) || way.every((it) => it.isDecoded)) return way.map((it) => ({ ...it, at: word.at, end: word.end }));
  }
  return [word];
}

/**
 * Reads a syllable of the index out of what an input method left undone.
 * @param {Index} index
 * @param {string} typed
 */
function decoded(index, typed) {
  const [word] = cut(typed);
  const form = word && untype(typed, word.form);
  const meant = form && syllableOf(form);
  return meant && index.words.has(meant.key) ? meant : undefined;
}

/**
 * A syllable, and whether an input method had left it undone.
 * @typedef {Word & { isDecoded: boolean }} Decoded
 */

/** The most letters of a syllable, marks of an input method included; and ways of parting that are tried. */
const LONGEST = 9, WAYS = 3;

/**
 * Parts what was typed without a blank between syllables, the likeliest ways first.
 * @param {Index} index
 * @param {string} typed
 */
function parted(index, typed) {
  if (typed.length < 4 || typed.length > 40) return [];
  const rare = Math.log2(index.meta.docs) + 6;
  /** @type {{ way: Decoded[], gain: number }[][]} */
  const ways = [[{ way: [], gain: 0 }]];
  for (let end = 1; end <= typed.length; end += 1) {
    ways[end] = [];
    for (let at = Math.max(0, end - LONGEST); at < end - 1; at += 1) {
      const word = ways[at].length > 0 ? syllableIn(index, typed.slice(at, end)) : undefined;
      for (const { way, gain } of word ? ways[at] : []) {
        ways[end].push({ way: [...way, /** @type {Decoded} */ (word)], gain: gain + (index.words.get(/** @type {Decoded} */ (word).key) ?? 0) - rare });
      }
    }
    ways[end] = ways[end].sort((a, b) => b.gain - a.gain).slice(0, WAYS);
  }
  return ways[typed.length].map((it) => it.way).filter((it) => it.length > 1);
}

/**
 * @param {Index} index
 * @param {string} typed
 * @returns {Decoded | undefined}
 */
function syllableIn(index, typed) {
  const [word, ...others] = cut(typed);
  if (!word || others.length > 0) return undefined;
  const known = { ...word, starts: false, isDecoded: false };
  if (index.words.has(word.key)) return known;
  const meant = decoded(index, typed);
  return meant && { ...known, ...meant, isDecoded: true };
}

/**
 * Gives the key and form of a syllable that is told by its form.
 * @param {string} form
 */
function syllableOf(form) {
  const [key, own] = syllable(write(form));
  return { key, form: own };
}

/** Spellings that people mix up, at the start of a syllable and at its end. */
const STARTS = twoWays("s x,ch tr,l n,d gi,d r,gi r,d v,gi v,ng ngh,g gh,c k,k qu,i y,f ph,j gi,z d,w qu,n nh,h kh,kh k,t th,hu qu,o hoa,v qu,b p");
const ENDS = twoWays("n ng,c t,n nh,t ch,i y,o u,c p,m n,uoi ui,uou iu,ieu iu,uu iu,iem im,ep iep,eu ieu,ao au,ai ay,uoc ut,uc ut");

/** @param {string} list */
function twoWays(list) {
  return list.split(",").map((it) => it.split(" ")).flatMap(([a, b]) => [[a, b], [b, a]]);
}

/**
 * Gives syllables of the index that a misspelt one may stand for, the likeliest first, each with how near it is.
 * @param {Index} index
 * @param {string} key
 */
function spellings(index, key) {
  /** @type {Map<string, [number, number]>} */
  const found = new Map();
  const offer = (/** @type {string} */ it, /** @type {number} */ nearness) => {
    const bits = index.words.get(it);
    if (bits !== undefined && it !== key && !found.has(it)) found.set(it, [nearness, bits]);
  };
  const mixed = STARTS.filter(([it]) => key.startsWith(it)).map(([it, by]) => by + key.slice(it.length));
  const ended = (/** @type {string} */ it) => ENDS.filter(([end]) => it.endsWith(end)).map(([end, by]) => it.slice(0, -end.length) + by);
  for (const it of [...mixed, ...ended(key)]) offer(it, 3);
  for (const it of mixed.flatMap(ended)) offer(it, 2);
  const near = index.words.has(key) ? 0.5 : 1;
  for (const word of index.words.keys()) if (isNear(key, word)) offer(word, isSwapped(key, word) ? 1.5 : near);
  const ranked = [...found].sort(([a, one], [b, two]) => two[0] - one[0] || two[1] - one[1] || (a < b ? -1 : 1)).slice(0, 40);
  return ranked.map(([it, [nearness]]) => /** @type {const} */ ([it, nearness]));
}

/**
 * @param {string} a
 * @param {string} b
 */
function isSwapped(a, b) {
  return [...a].sort().join() === [...b].sort().join();
}

/**
 * Tells whether one slip of the hand parts two syllables.
 * @param {string} a
 * @param {string} b
 */
function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return a.slice(at + 1) === b.slice(at + 1)
    || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2));
}

/**
 * Mends the spelling of a query where the mended pair of syllables is in the index: first what is no
 * syllable at all, then what fits neither of its neighbours, then the rest.
 * @param {Index} index
 * @param {Word[]} words
 * @param {Probes} probes
 */
async function mend(index, words, probes) {
  const marked = hasMarks(words);
  const isKnown = words.map((it) => index.words.has(it.key));
  const empty = within(EMPTY, words);
  const small = words.map((it, at) => empty[at] || isSmall(it, marked));
  const isLong = words.length >= LONG;
  const isRead = (/** @type {string} */ key) => probes.places.has(index.place(key));
  // What is read of a long query tells enough of its forms.
  const forms = await Promise.all(words.map(({ key }, at) => marked && isKnown[at] && !small[at] && (!isLong || isRead(key)) ? probes.find(key) : undefined));
  const isForm = (/** @type {number} */ at) => forms[at]?.forms.some((it) => it.form === words[at].form) ?? true;
  // In a long query a word that is one is right, though it stands beside others than in any story.
  const isRight = (/** @type {number} */ at) => isLong && isKnown[at] && isForm(at) || isAbbreviation(index, words[at]);
  if (words.every((_, at) => isRight(at))) return undefined;
  const pairs = await Promise.all(words.slice(1).map((word, at) => isRight(at) && isRight(at + 1) || isPair(probes, words[at], word, marked)));
  const fits = (/** @type {number} */ at) => [pairs[at - 1], pairs[at]].filter((it) => it).length;
  const ends = (/** @type {number} */ at) => Number(at === 0) + Number(at === words.length - 1);
  const doubt = (/** @type {number} */ at) => (isKnown[at] ? isForm(at) ? 0 : 3 : 4) - 2 * fits(at) - ends(at);
  const order = [...words.keys()].sort((a, b) => doubt(b) - doubt(a));
  let mended = words;
  for (const at of order.slice(0, 4)) {
    const [before, word, after] = [mended[at - 1], words[at], mended[at + 1]];
    if (/[0-9]/.test(word.key) || small[at] || isRight(at)) continue;
    if (await isPair(probes, before, word, marked) || await isPair(probes, word, after, marked)) continue;
    if (words.length === 1 && isKnown[at]) continue;
    const form = await spelling(index, probes, before, word, after);
    if (form) mended = mended.map((it, place) => place === at ? { ...it, ...syllableOf(form) } : it);
  }
  return mended === words ? undefined : mended;
}

/**
 * Tells whether a word is an abbreviation that has a meaning.
 * @param {Index} index
 * @param {Word} word
 */
function isAbbreviation(index, word) {
  return index.synonyms().some(({ member, own }) => isShort(member) && own.length === 1 && own[0].key === word.key);
}

/**
 * Tells whether two syllables stand side by side in any story, nearly as they were typed.
 * @param {Probes} probes
 * @param {Word | undefined} a
 * @param {Word | undefined} b
 * @param {boolean} marked
 */
async function isPair(probes, a, b, marked) {
  const entry = await pairOf(probes, a, b);
  return entry?.forms.some(({ form }) => {
    const [one, two] = form.split(" ");
    return Math.min(likeness(a?.form ?? "", one, false, marked), likeness(b?.form ?? "", two, false, marked)) >= 0.4;
  }) ?? false;
}

/**
 * @param {Probes} probes
 * @param {{ key: string } | undefined} a
 * @param {{ key: string } | undefined} b
 */
async function pairOf(probes, a, b) {
  const isKnown = a && b && !isUnknown(probes.index, a.key) && !isUnknown(probes.index, b.key);
  return isKnown ? probes.find(` ${a.key} ${b.key}`) : undefined;
}

/** The most pairs that lie far apart which are looked for. */
const FAR = 8;

/**
 * Gives the form that a misspelt syllable most likely stands for between its neighbours.
 * @param {Index} index
 * @param {Probes} probes
 * @param {Word | undefined} before
 * @param {Word} word
 * @param {Word | undefined} after
 */
async function spelling(index, probes, before, word, after) {
  const isKnown = index.words.has(word.key);
  /** @type {Map<string, number>} */
  const gains = new Map();
  const offer = (/** @type {Entry | undefined} */ entry, /** @type {number} */ own, /** @type {number} */ nearness, /** @type {Word | undefined} */ beside) => {
    for (const { form, count } of entry?.forms ?? []) {
      const parts = form.split(" ");
      const likes = agreement(word, parts[own]);
      const agrees = beside !== undefined && likeness(beside.form, parts[1 - own], false, true) > 0.3;
      // What is a syllable is taken for another only where all else is as it was typed.
      if (isKnown && (nearness < 1 && likes < 4 || !agrees)) continue;
      const gain = (1 + Math.log2(count)) * nearness * likes * (agrees ? 3 : 1);
      gains.set(parts[own], Math.max(gain, gains.get(parts[own]) ?? 0));
    }
  };
  /** @type {(readonly [string, number])[]} */
  const offered = [...word.form === word.key ? [] : [/** @type {const} */ ([word.key, 2])], ...spellings(index, word.key)];
  // Pairs that start alike lie side by side; those that end alike lie far apart.
  const alike = await Promise.all((before ? offered : []).map(([key]) => pairOf(probes, before, { ...word, key })));
  alike.forEach((it, at) => offer(it, 1, offered[at][1], before));
  const alone = !before && !after;
  const apart = await Promise.all((gains.size > 0 ? [] : offered.slice(0, FAR)).map(([key]) => alone ? probes.find(key) : pairOf(probes, { ...word, key }, after)));
  apart.forEach((it, at) => offer(it, 0, offered[at][1], after));
  const best = [...gains].sort((a, b) => b[1] - a[1]).slice(0, 2);
  if (before && after && best.length > 1 && !await pairOf(probes, syllableOf(best[0][0]), after) && await pairOf(probes, syllableOf(best[1][0]), after)) return best[1][0];
  return best[0]?.[0] ?? "";
}

/**
 * Says how well the tone and the marks of a form agree with those that were typed.
 * @param {Word} typed
 * @param {string} form
 */
function agreement(typed, form) {
  const [asked, had] = [typed.form, form].map((it) => ({ tone: it.slice(tonelessOf(it).length), marks: tonelessOf(it).normalize("NFD").replace(/[^\u0300-\u036fđ]/g, "") }));
  return (asked.tone === had.tone ? 2 : 1) * (asked.marks === had.marks ? 2 : 1);
}

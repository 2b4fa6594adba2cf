import { DomUtils, parseDocument } from "htmlparser2";

type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;
type Node = Parameters<typeof DomUtils.textContent>[0];

/** A paragraph, list item, row or quotation as a reader meets it, and what is in it. */
export interface RenderedBlock {
  readonly text: string;
  /** Figures printed in it. */
  readonly figures: readonly string[];
  /** Sources cited in it. */
  readonly cited: readonly string[];
  readonly isQuotation: boolean;
  /** The status that a claim around it states, and who is said to claim it. */
  readonly claim: { readonly status: string; readonly text: string } | undefined;
  /** The text of what introduces it: the paragraph before a list, the heads of a table. */
  readonly introduction: string;
}

const blockNames = new Set(["p", "li", "tr", "blockquote", "dd"]);
/** What a block directive makes says itself how it knows each thing. */
const selfSaying = ["chart", "timeline", "positions", "guide"];

/** The innermost blocks of an explainer's HTML, without those of charts and tables that we made. */
export function renderedBlocks(html: string): RenderedBlock[] {
  const document = parseDocument(html);
  const elements = DomUtils.findAll((element) => blockNames.has(element.name), document.children);
  return elements
    .filter((element) => isInnermost(element) && !ancestors(element).some((one) => hasClass(one, selfSaying)))
    .map((element) => {
      const around = [element, ...ancestors(element)];
      const claim = around.find((one) => hasClass(one, ["claim"]));
      return {
        text: normalised(element),
        figures: attributesWithin(element, "data-figure"),
        cited: attributesWithin(element, "data-source"),
        isQuotation: around.some((one) => one.name === "blockquote"),
        claim: claim && { status: claim.attribs["data-status"] ?? "", text: normalised(claim) },
        introduction: introductionOf(element),
      };
    });
}

function isInnermost(element: Element): boolean {
  return DomUtils.findOne((inner) => blockNames.has(inner.name), element.children) === null;
}

function ancestors(element: Element): Element[] {
  const parent = element.parent;
  return parent && "attribs" in parent ? [parent, ...ancestors(parent)] : [];
}

function hasClass(element: Element, names: readonly string[]): boolean {
  const classes = (element.attribs["class"] ?? "").split(/\s+/);
  return names.some((name) => classes.includes(name));
}

function attributesWithin(element: Element, attribute: string): string[] {
  const found = DomUtils.findAll((inner) => inner.attribs[attribute] !== undefined, element.children);
  return found.flatMap((inner) => inner.attribs[attribute] ?? []);
}

function introductionOf(element: Element): string {
  const list = ancestors(element).find((one) => ["ul", "ol", "table"].includes(one.name));
  if (!list) return "";
  const before = DomUtils.prevElementSibling(list);
  const heads = list.name === "table" ? DomUtils.findAll((inner) => inner.name === "th", list.children) : [];
  return [...(before ? [before] : []), ...heads].map(normalised).join(" ");
}

function normalised(node: Node): string {
  return DomUtils.textContent(node).replace(/\s+/g, " ").trim();
}

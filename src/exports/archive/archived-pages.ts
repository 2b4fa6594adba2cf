import { createHash } from "node:crypto";
import { Text, type Document, type Element } from "domhandler";
import { DomUtils } from "htmlparser2";
import { fill } from "../../model/figure-text.ts";
import type { ArchivedCopy } from "../../model/release.ts";
import type { SiteFile } from "../../model/site-file.ts";
import { absoluteUrl, paths, relativeUrl } from "../../model/urls.ts";
import type { SiteView } from "../../pages/site-view.ts";
import * as tree from "../downloads/page-tree.ts";

/**
 * The copies as pages of the site: each says at its top how old it is and leads to the present page, if there is one; search
 * engines are sent there too. Whatever somebody put into a copy, nothing in it runs and nothing is fetched for it.
 */
export function archivedPages(copies: readonly ArchivedCopy[], view: SiteView): SiteFile[] {
  return copies.map((copy) => ({
    path: paths.archived(copy.release.release, copy.slug),
    content: archivedPage(copy, view),
  }));
}

function archivedPage({ release, slug, html }: ArchivedCopy, view: SiteView): string {
  const document = tree.parsePage(html);
  const head = tree.findElement(document, ({ name }) => name === "head");
  const body = tree.findElement(document, ({ name }) => name === "body");
  if (!head || !body) return "";
  disarm(document);
  const path = paths.archived(release.release, slug);
  const present = view.explainers.find(({ explainer }) => explainer.slug === slug)?.explainer;
  DomUtils.prependChild(head, policyFor(document));
  DomUtils.prependChild(head, tree.createElement("meta", { charset: "utf-8" }));
  tree.append(head, tree.createElement("meta", { name: "robots", content: "noindex" }));
  const { url } = view.publication.site;
  if (url && present)
    tree.append(head, tree.createElement("link", { rel: "canonical", href: absoluteUrl(url, present.path) }));
  const { archived, archivedNow, archivedGone } = view.wording.changesOf;
  const where = present
    ? tree.createElement("a", { href: relativeUrl(path, present.path) }, new Text(archivedNow))
    : tree.createElement("span", {}, new Text(archivedGone));
  DomUtils.prependChild(
    body,
    tree.createElement(
      "div",
      { class: "unknown", role: "note", "data-archived": release.release },
      tree.createElement("p", {}, new Text(`${fill(archived, view.dateText(release.date))} `), where),
    ),
  );
  return tree.htmlOf(document);
}

const removed: ReadonlySet<string> = new Set(["script", "base", "iframe", "object", "embed", "form"]);

/** What a page of words needs none of; and what is said anew here. */
function disarm(document: Document): void {
  for (const element of tree.elementsIn(document)) {
    if (removed.has(element.name.toLowerCase()) || isSaidAnew(element)) {
      tree.remove(element);
      continue;
    }
    for (const [name, value] of Object.entries(element.attribs)) {
      if (/^(?:on|style$|srcset$|ping$|xlink:)/i.test(name) || isUnsafeUrl(name, value))
        delete element.attribs[name];
    }
  }
}

function isSaidAnew({ name, attribs }: Element): boolean {
  if (name.toLowerCase() === "link") return true;
  if (name.toLowerCase() !== "meta") return false;
  return (
    ["charset", "http-equiv"].some((key) => attribs[key] !== undefined) ||
    ["generator", "robots"].includes(attribs["name"] ?? "")
  );
}

function isUnsafeUrl(name: string, value: string): boolean {
  if (/^(?:src|data|poster|background)$/i.test(name)) return !value.startsWith("data:image/");
  return /^(?:href|action|formaction)$/i.test(name) && !/^(?:https?:|mailto:|#)/i.test(value.trim());
}

/** The styles that stand in it by their hashes, pictures that stand in it, and nothing else. */
function policyFor(document: Document): Element {
  const styles = tree
    .elementsIn(document)
    .filter(({ name }) => name === "style")
    .map((style) => `'sha256-${createHash("sha256").update(DomUtils.textContent(style)).digest("base64")}'`);
  const policy = [
    "default-src 'none'",
    `style-src ${styles.join(" ") || "'none'"}`,
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return tree.createElement("meta", { "http-equiv": "Content-Security-Policy", content: policy });
}

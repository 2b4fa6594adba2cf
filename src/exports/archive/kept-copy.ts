import { isText } from "domhandler";
import * as tree from "../downloads/page-tree.ts";

/**
 * What of an explainer's single file is kept for good: its words and its look. Without scripts, which would have to run for
 * ever, and without fonts, which are most of its weight and change nothing that is said.
 */
export function keptCopy(singleFile: string): string {
  const document = tree.parsePage(singleFile);
  for (const element of tree.elementsIn(document)) {
    if (element.name === "script" || element.attribs["data-since-slot"] !== undefined) tree.remove(element);
    if (element.name !== "style") continue;
    for (const child of element.children) {
      // Minified by us: no brace stands within the rule.
      if (isText(child)) child.data = child.data.replace(/@font-face\s*\{[^}]*\}/g, "");
    }
  }
  return tree.htmlOf(document);
}

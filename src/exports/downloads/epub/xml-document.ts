import { ProcessingInstruction, Text, type ChildNode } from "domhandler";
import * as tree from "../page-tree.ts";

type Content = ChildNode | string | false | undefined | readonly Content[];

/** An XML element; text is escaped when it is written. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...content: readonly Content[]
): ChildNode {
  const given = Object.entries(attributes).filter(
    (attribute): attribute is [string, string] => attribute[1] !== undefined,
  );
  return tree.createElement(name, Object.fromEntries(given), ...content.flatMap(nodesOf));
}

/** A document with its declaration. */
export function xmlDocument(root: ChildNode, { isHtml = false }: { readonly isHtml?: boolean } = {}): string {
  const instructions = [
    new ProcessingInstruction("?xml", '?xml version="1.0" encoding="UTF-8"?'),
    ...(isHtml ? [new ProcessingInstruction("!DOCTYPE", "!DOCTYPE html")] : []),
  ];
  const lines = [...instructions, root].map((node) => tree.xmlOf(tree.createElement("document", {}, node)));
  return `${lines.join("\n")}\n`;
}

function nodesOf(content: Content): ChildNode[] {
  if (Array.isArray(content)) return (content as readonly Content[]).flatMap(nodesOf);
  if (content === undefined || content === false) return [];
  return [typeof content === "string" ? new Text(content) : (content as ChildNode)];
}

import { applyEdits, findNodeAtLocation, parseTree, type Edit, type Node } from "jsonc-parser";
import type { ListFile, WrittenObject } from "./list-file.ts";
import type { ChangedEntry } from "./merge.ts";

/** How a file is laid out, so that what is added looks as if its author had typed it. */
interface Layout {
  readonly eol: string;
  /** One step in. */
  readonly indent: string;
  /** Whether each entry stands on one line. */
  readonly isOneLine: boolean;
  /** Whether a list of texts stands on one line. */
  readonly hasShortLists: boolean;
}

/**
 * The text of a list with entries added at its end and keys of others changed. Every other byte stays: the order of entries
 * and keys, the indentation, the line ends.
 */
export function editedList(
  { text, entries }: ListFile,
  added: readonly WrittenObject[],
  changed: readonly ChangedEntry[],
): string {
  const tree = parseTree(text)!;
  const layout = layoutOf(text, tree);
  const edits = [
    ...changed.flatMap((entry) => changes(text, tree, entry, layout)),
    ...(added.length > 0 ? [addition(tree, added, layout)] : []),
  ];
  const edited = applyEdits(text, edits);
  if (entries.length + added.length === 0 || edited.endsWith("\n")) return edited;
  return `${edited}${layout.eol}`;
}

function layoutOf(text: string, tree: Node): Layout {
  const first = tree.children?.[0];
  const lists = [...listsOfTexts(tree)].map((node) => sourceOf(text, node));
  return {
    eol: text.includes("\r\n") ? "\r\n" : "\n",
    indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ",
    isOneLine: first !== undefined && !sourceOf(text, first).includes("\n"),
    hasShortLists: lists.length === 0 || lists.some((source) => !source.includes("\n")),
  };
}

function* listsOfTexts(node: Node): Generator<Node> {
  if (node.type === "array" && node.children?.[0]?.type === "string") yield node;
  for (const child of node.children ?? []) yield* listsOfTexts(child);
}

function sourceOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length);
}

/** Behind the last entry; between the brackets of an empty list. */
function addition(tree: Node, added: readonly WrittenObject[], layout: Layout): Edit {
  const { eol, indent } = layout;
  const entries = added.map((entry) => `${eol}${indent}${written(entry, layout, indent)}`).join(",");
  const last = tree.children?.at(-1);
  if (!last) return { offset: tree.offset, length: tree.length, content: `[${entries}${eol}]` };
  return { offset: last.offset + last.length, length: 0, content: `,${entries}` };
}

/** Values are replaced where they stand; keys that the entry does not have go behind its last one. */
function changes(text: string, tree: Node, { index, differences }: ChangedEntry, layout: Layout): Edit[] {
  const entry = findNodeAtLocation(tree, [index])!;
  const margin = layout.isOneLine ? "" : marginOf(text, entry);
  const replaced = differences.flatMap(({ key, new: value }): Edit[] => {
    const node = findNodeAtLocation(entry, [key]);
    if (!node) return [];
    return [{ offset: node.offset, length: node.length, content: valueText(value, layout, margin) }];
  });
  const more = differences.filter(({ key }) => !findNodeAtLocation(entry, [key]));
  const last = entry.children?.at(-1);
  if (more.length === 0 || !last) return replaced;
  const gap = layout.isOneLine ? " " : `${layout.eol}${margin}`;
  const content = more
    .map(({ key, new: value }) => `,${gap}${JSON.stringify(key)}: ${valueText(value, layout, margin)}`)
    .join("");
  return [...replaced, { offset: last.offset + last.length, length: 0, content }];
}

/** What stands before the keys of an entry. */
function marginOf(text: string, entry: Node): string {
  const key = entry.children?.[0];
  if (!key) return "";
  return /[ \t]*$/.exec(text.slice(0, key.offset))?.[0] ?? "";
}

function written(entry: object, layout: Layout, margin: string): string {
  const inner = margin + layout.indent;
  const keys = Object.entries(entry).map(
    ([key, value]) => `${JSON.stringify(key)}: ${valueText(value, layout, inner)}`,
  );
  if (layout.isOneLine) return `{ ${keys.join(", ")} }`;
  const { eol } = layout;
  return `{${eol}${keys.map((key) => inner + key).join(`,${eol}`)}${eol}${margin}}`;
}

function valueText(value: unknown, layout: Layout, margin: string): string {
  if (Array.isArray(value)) return listText(value, layout, margin);
  return typeof value === "object" && value !== null ? written(value, layout, margin) : JSON.stringify(value);
}

function listText(values: readonly unknown[], layout: Layout, margin: string): string {
  const { eol, indent } = layout;
  const holdsObjects = values.some((value) => typeof value === "object");
  const items = values.map((value) => valueText(value, layout, margin + indent));
  if (values.length === 0 || layout.isOneLine || (layout.hasShortLists && !holdsObjects))
    return `[${items.join(", ")}]`;
  return `[${eol}${items.map((item) => `${margin}${indent}${item}`).join(`,${eol}`)}${eol}${margin}]`;
}

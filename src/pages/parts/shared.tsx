import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { SiteView } from "../site-view.ts";
import { Markup } from "./html.tsx";

interface SharedProps {
  readonly view: SiteView;
  /** The page that shows it. */
  readonly path: string;
  /** What it is, among all that is shared. */
  readonly name: string;
  readonly children: VNode;
}

const htmlByPlace = new WeakMap<SiteView, Map<string, string>>();

/**
 * What every page of a folder says in the same bytes, its links too: of a thousand pages it is rendered for the first. What
 * leads to the page itself does not belong in it.
 */
export function Shared({ view, path, name, children }: SharedProps) {
  const known = htmlByPlace.get(view) ?? new Map<string, string>();
  htmlByPlace.set(view, known);
  const place = `${path.slice(0, path.lastIndexOf("/") + 1)} ${name}`;
  let html = known.get(place);
  if (html === undefined) known.set(place, (html = renderToString(children)));
  return <Markup html={html} />;
}

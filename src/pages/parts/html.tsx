import { jsxTemplate } from "preact/jsx-runtime";

interface HtmlProps {
  readonly html: string;
  readonly as?: "div" | "p" | "span" | "dd" | "li";
  readonly class?: string;
}

/**
 * HTML that we rendered ourselves, from markdown-it's tokens or from another component, and so is escaped already. This
 * file is the only place that inserts HTML as it is.
 */
export function Html({ html, as: Tag = "div", class: className }: HtmlProps) {
  return <Tag class={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Whole elements that were rendered before, without one around them. */
export function Markup({ html }: { readonly html: string }) {
  return jsxTemplate([html]);
}

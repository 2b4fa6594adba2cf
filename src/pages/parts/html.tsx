interface HtmlProps {
  readonly html: string;
  readonly as?: "div" | "p" | "span" | "dd" | "li";
  readonly class?: string;
}

/**
 * HTML that we rendered ourselves, from markdown-it's tokens or from another component, and so is escaped already. The
 * only place that inserts HTML as it is.
 */
export function Html({ html, as: Tag = "div", class: className }: HtmlProps) {
  return <Tag class={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

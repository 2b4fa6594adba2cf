import type { ComponentChildren } from "preact";

interface LinkRowProps {
  /** What the links are, for who hears the page. */
  readonly label: string;
  readonly links: readonly ComponentChildren[];
}

/** Links of a few letters in a row: to the letters, the years or the pages of a list. */
export function LinkRow({ label, links }: LinkRowProps) {
  return (
    <nav class="letters" aria-label={label}>
      <ul>
        {links.map((link) => (
          <li>{link}</li>
        ))}
      </ul>
    </nav>
  );
}

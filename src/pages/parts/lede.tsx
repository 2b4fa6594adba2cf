import type { ComponentChildren } from "preact";

interface LedeProps {
  readonly title: ComponentChildren;
  /** A line that says what the page is for. */
  readonly intro: string;
  /** What stands in the margin of the title: the list that the page belongs to. */
  readonly topic?: ComponentChildren;
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
  /** Dates, sources, other names. */
  readonly children?: ComponentChildren;
}

/** How a page begins: its name, and the answer first. */
export function Lede({ title, intro, topic, lang, dir, children }: LedeProps) {
  return (
    <header class="lede">
      {topic && <p class="topic">{topic}</p>}
      <h1 lang={lang} dir={dir}>
        {title}
      </h1>
      <p class="answer">{intro}</p>
      {children}
    </header>
  );
}

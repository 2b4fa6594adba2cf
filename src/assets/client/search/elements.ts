type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with attributes and children; text is only ever text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: ReadonlyArray<Node | string>
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Puts values in the places that a message keeps for them. */
export function say(message: string, ...values: readonly string[]): string {
  let next = 0;
  return message.replace(/\{\}/g, () => values[next++] ?? "");
}

/** The form of a message that a number asks for. */
export function counted(
  forms: { readonly one: string; readonly other: string },
  count: number,
  language: string,
): string {
  const form = new Intl.PluralRules(language).select(count) === "one" ? forms.one : forms.other;
  return form.replace("{}", new Intl.NumberFormat(language).format(count));
}

import { z } from "zod";

/**
 * What several nouns of the model share: ids, text, Markdown, references. Each carries the sentence that an editor shows.
 */

/**
 * Names of devices, which on Windows no file may have, whatever its extension.
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export const reservedByWindows = /^(?:aux|con|nul|prn|com\d|lpt\d)$/i;

/** Lower-case letters, digits and hyphens: an id is part of file names and URLs, so it must survive every host and disk. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is not an id. Use lower-case letters, digits and single hyphens, as in "member-state".`,
  })
  .max(100, { error: "An id has at most 100 characters: it becomes a file name." })
  .refine((text) => !reservedByWindows.test(text), {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is a device on Windows, where no file may be called so. Lengthen it.`,
  })
  .meta({
    description:
      "Lower-case letters, digits and hyphens. Part of the URL, so do not change it once published.",
    // Not JSON Schema's own: VS Code shows it in place of the pattern.
    patternErrorMessage: 'An id has lower-case letters, digits and single hyphens, as in "member-state".',
  });

/** What no text can show: control characters but for tabs and breaks, and halves of characters. HTML has no way to write them. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unprintable = /[\0-\x08\v\x0e-\x1f\x7f]|\p{Surrogate}/u;

function isPrintable(text: string): boolean {
  return !unprintable.test(text);
}

const notPrintable = {
  error: (issue: { readonly input?: unknown }): string => {
    const [found = ""] = unprintable.exec(String(issue.input)) ?? [];
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `Has a character that cannot be shown (U+${code}). Take it out.`;
  },
};

/** Text of one line, with something in it. */
export const line = z
  .string()
  .trim()
  .min(1, { error: "Is empty. Write something, or leave the key out." })
  .regex(/^[^\n\r]*$/, { error: "Has a line break. Write it on one line." })
  .refine(isPrintable, notPrintable)
  .meta({ patternErrorMessage: "Has a line break. Write it on one line." });

/** Markdown, of any length. */
export const markdown = z
  .string()
  .trim()
  .min(1, { error: "Is empty. Write something, or leave the key out." })
  .refine(isPrintable, notPrintable);

/** The id of something in another file; that it exists is checked when the publication is put together. */
export const reference = z.string().min(1, { error: "Is empty. Write the id of an entry." });

/** Ids of sources, in the order of their weight. */
export const sources = z
  .array(reference)
  .default([])
  .meta({ description: "Ids from sources.json, the weightiest first." });

/** An http(s) URL with a host and without a name or a password in it. Anything else would be a way to script a page. */
export const webUrl = z
  .string()
  .refine((text) => isWebUrl(text), {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is not a web address. Write it whole, as in "https://example.org/page".`,
  })
  .meta({ description: "A whole web address, with https://.", format: "uri" });

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text) || text !== text.trim() || !isPrintable(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && hostname !== "" && username === "";
}

/** A BCP 47 language tag that `Intl` accepts. */
export const languageTag = z
  .string()
  .refine((tag) => isLanguageTag(tag), {
    error: (issue) =>
      `${JSON.stringify(issue.input)} is not a language tag. Write one as in "en-GB", "fr" or "de-AT".`,
  })
  .meta({ description: 'A BCP 47 language tag, as in "en-GB".' });

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Which way a language runs, where it is not the way of its script. */
export const direction = z.enum(["ltr", "rtl"]);

/**
 * How we know: the statuses of a number, from the surest down.
 * `official`: published by the body it is about. `reported`: by a named outlet. `anonymous`: from a source who is not named.
 * `disputed`: sources differ. `estimate`: worked out by somebody, not counted.
 */
export const figureStatuses = ["official", "reported", "anonymous", "disputed", "estimate"] as const;
export type FigureStatus = (typeof figureStatuses)[number];

/** How we know a claim or a position: a figure's statuses, and what a named person said. */
export const claimStatuses = [...figureStatuses, "attributed", "stated", "denied", "inferred"] as const;

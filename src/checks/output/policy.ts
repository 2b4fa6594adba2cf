import type { Problem } from "../../model/problem.ts";
import type { WrittenSite } from "../check-site.ts";
import { placeIn } from "./written-page.ts";

/** What the content security policy forbids is not there: it would silently not work. */
export function checkPolicy(site: WrittenSite): Problem[] {
  return [
    ...site.pages.flatMap((page) =>
      page.inline.map(({ offset, what }): Problem => ({
        file: `_site/${page.path}`,
        ...placeIn(page.html, offset),
        rule: "no-inline-code",
        severity: "error",
        message: `Has ${what}, which the content security policy blocks. Put it in a file.`,
      })),
    ),
    ...site.pages
      .filter((page) => page.isOurs && !page.hasPolicy)
      .map((page): Problem => ({
        file: `_site/${page.path}`,
        line: 1,
        column: 1,
        rule: "policy-present",
        severity: "error",
        message: "Has no content security policy.",
      })),
    ...site.styles.flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /url\(\s*["']?((?:\/|[a-z][a-z0-9+.-]*:)[^"')]*)|@import\s+["']((?:\/|https?:)[^"']*)/gi,
        ),
      ]
        .filter(([, url]) => !url?.startsWith("data:"))
        .map((match): Problem => ({
          file: `_site/${path}`,
          ...placeIn(text, match.index),
          rule: "style-local",
          severity: "error",
          message: `"${match[1] ?? match[2]}" is not beside the style sheet. Use a relative URL.`,
        })),
    ),
  ];
}

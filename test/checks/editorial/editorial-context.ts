import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import type { EditorialContext } from "../../../src/checks/editorial/index.ts";
import { createLinker } from "../../../src/glossary/linker.ts";
import { loadPublication } from "../../../src/load/load-publication.ts";
import { createMarkdown } from "../../../src/markdown/create-markdown.ts";
import { bodyOrigin, renderMarkdown } from "../../../src/markdown/render-markdown.ts";
import { typedOrigin } from "../../../src/markdown/typed-origin.ts";
import type { Explainer } from "../../../src/model/explainer.ts";
import { wordingFor } from "../../../src/model/wording.ts";
import { blocks } from "../../../src/pages/blocks/index.ts";

const md = createMarkdown();

/** A publication on disk as the editorial rules see it, its explainers rendered; without the glossary, which few of them ask. */
export function editorialContext(
  root: string,
  buildDate = "2026-11-22T12:00:00Z",
  { hasGlossary = false } = {},
): EditorialContext {
  const { publication, problems } = loadPublication({ root });
  if (!publication) throw new Error(`The publication cannot be loaded: ${JSON.stringify(problems, null, 1)}`);
  const wording = wordingFor(publication.site.language);
  const date = DateTime.fromISO(buildDate, { zone: "utc" });
  const bodies = new Map(publication.explainers.map((explainer) => [explainer, bodyOf(root, explainer)]));
  const origin = (explainer: Explainer) =>
    bodyOrigin(explainer.file, bodies.get(explainer) ?? "", explainer.bodyLine);
  const linker = hasGlossary ? createLinker(publication.terms, publication.site.language) : undefined;
  const explainers = publication.explainers.map((explainer) => ({
    ...renderMarkdown(md, bodies.get(explainer) ?? "", {
      publication,
      wording,
      buildDate: date,
      path: explainer.path,
      origin: origin(explainer),
      file: explainer.file,
      policy: {
        scope: hasGlossary ? "page" : "none",
        budget: Infinity,
        off: new Set(),
        slug: explainer.slug,
      },
      link: linker ? (...passages) => linker.link(...passages) : () => ({ mentions: [], undecided: [] }),
      pageByFile: new Map(),
      blocks,
    }),
    explainer,
    words: 0,
  }));
  return {
    publication,
    explainers,
    buildDate: date,
    addressIn: (explainer, line, words, countBefore) =>
      typedOrigin(explainer.file, bodies.get(explainer) ?? "", explainer.bodyLine).addressOf(
        line,
        words,
        countBefore,
      ),
  };
}

function bodyOf(root: string, explainer: Explainer): string {
  const lines = readFileSync(join(root, explainer.file), "utf8").split("\n");
  return lines.slice(explainer.bodyLine - 1).join("\n");
}

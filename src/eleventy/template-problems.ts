import type { Problem } from "../model/problem.ts";
import { ProblemsFound } from "../model/problems-found.ts";

/**
 * What an author can mend in an error that a build ended with: our own problems, which Eleventy wraps when they come up in
 * a template, or a fault in a template or data file that Eleventy names. `undefined` for a bug of ours.
 */
export function problemsIn(error: unknown): readonly Problem[] | undefined {
  const chain = [...causesOf(error)];
  const found = chain.find((cause) => cause instanceof ProblemsFound);
  if (found) return found.problems;
  if (chain.some(isOfMachine)) return undefined;
  const unnamed = chain.flatMap(({ message }) => withoutExtension(message) ?? withoutFolder(message) ?? []);
  if (unnamed.length > 0) return unnamed;
  if (isOurs(chain.at(-1))) return undefined;
  if (!chain.some((cause) => cause.name.startsWith("Eleventy") || knownErrors.has(cause.name)))
    return undefined;
  const messages = chain.map(({ message }) => message);
  const file = messages
    .map((message) => /"?\.?\/?([^\s"]+\.[a-z0-9.]+)"?(?: \(via .*\))?$/i.exec(message)?.[1])
    .find(Boolean);
  const message = [...new Set(messages)].join(" ");
  return [
    { file: file ?? "content", line: 1, column: 1, rule: "template-renders", severity: "error", message },
  ];
}

/** Eleventy gives this error no name. A file without an extension is shown by no host as what it is. */
function withoutExtension(message: string): Problem | undefined {
  const [, file, permalink] =
    /^The template at '(?:\.\/)?(.+?)' attempted to write to .+ \(via `permalink` value: '(.*?)'\)/.exec(
      message,
    ) ?? [];
  if (file === undefined) return undefined;
  const advice = `Its permalink "${permalink}" names a file without an extension. Write one, as in "/about.html".`;
  return { file, line: 1, column: 1, rule: "permalink-in-site", severity: "error", message: advice };
}

/** Eleventy gives this error no name either. */
function withoutFolder(message: string): Problem | undefined {
  const [, file] = /^The "(.+?)" `input` parameter .* must exist/.exec(message) ?? [];
  if (file === undefined) return undefined;
  const advice = `The folder is missing. The texts stand in it; \`glossator new publication DIR\` writes an example.`;
  return { file, line: 1, column: 1, rule: "file-exists", severity: "error", message: advice };
}

/** Errors that Eleventy throws for what stands in a publication. */
const knownErrors: ReadonlySet<string> = new Set([
  "DuplicatePermalinkOutputError",
  "TemplateContentFrontMatterError",
  "TemplateContentCompileError",
  "TemplateContentRenderError",
  "TemplateDataParseError",
  "UndefinedFilterError",
]);

/** A full disk and the like, which no author mends in a template; but what a template names and is not there is its author's. */
function isOfMachine(cause: Error): boolean {
  return "syscall" in cause && "code" in cause && cause.code !== "ENOENT";
}

/** A slip in our own code, which must keep its stack. */
function isOurs(cause: Error | undefined): boolean {
  return cause?.stack?.includes(sourceFolder) ?? false;
}

const sourceFolder = new URL("..", import.meta.url).pathname;

function* causesOf(error: unknown): Generator<Error> {
  let cause = error;
  const seen = new Set<unknown>();
  while (cause instanceof Error && !seen.has(cause)) {
    seen.add(cause);
    yield cause;
    cause = "originalError" in cause ? cause.originalError : cause.cause;
  }
}

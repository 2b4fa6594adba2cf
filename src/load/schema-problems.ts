import type { z } from "zod";
import { didYouMean } from "../model/did-you-mean.ts";
import type { Problem } from "../model/problem.ts";
import type { JsonPath } from "./json-with-positions.ts";

/** A document whose values have addresses: JSON or front matter. */
export interface Positioned {
  readonly file: string;
  readonly addressOf: (path: JsonPath) => { readonly line: number; readonly column: number };
  readonly addressOfKey: (path: JsonPath) => { readonly line: number; readonly column: number };
}

/** A fault that a schema found. */
export type Issue = z.core.$ZodIssue;

/**
 * Says what a schema found wrong in the words of a writer, at the place where it stands.
 * @param knownKeys the keys that an object at a path may have, for "did you mean"
 */
export function schemaProblems(
  issues: readonly Issue[],
  document: Positioned,
  base: JsonPath,
  knownKeys: (path: JsonPath) => readonly string[],
): Problem[] {
  const meant = new Set(issues.flatMap((issue) => [...keysMeant(issue, knownKeys)]));
  const ofWrongType = new Set(
    issues.filter(({ code }) => code === "invalid_type").map(({ path }) => JSON.stringify(path)),
  );
  return (
    issues
      .filter((issue) => issue.input !== undefined || !meant.has(JSON.stringify(issue.path)))
      // A list where text should be is not empty text as well.
      .filter(({ code, path }) => code === "invalid_type" || !ofWrongType.has(JSON.stringify(path)))
      .flatMap((issue) => explain(issue, document, base, knownKeys))
  );
}

/** A key that is written with a slip in it is not missing as well: that would be two faults for one. */
function* keysMeant(issue: Issue, knownKeys: (path: JsonPath) => readonly string[]): Generator<string> {
  if (issue.code !== "unrecognized_keys") return;
  const path = issue.path.filter((key) => typeof key !== "symbol");
  for (const key of issue.keys) {
    const guess = didYouMean(key, knownKeys(path));
    if (guess !== undefined) yield JSON.stringify([...path, guess]);
  }
}

function explain(
  issue: Issue,
  document: Positioned,
  base: JsonPath,
  knownKeys: (path: JsonPath) => readonly string[],
): Problem[] {
  const inner = issue.path.filter((key) => typeof key !== "symbol");
  const path = [...base, ...inner];
  const problem = (rule: string, message: string, at = document.addressOf(path), fix?: string): Problem => ({
    file: document.file,
    ...at,
    rule,
    severity: "error",
    message,
    ...(fix === undefined ? {} : { fix }),
  });

  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const guess = didYouMean(key, knownKeys(inner));
        const advice = guess ? ` Did you mean "${guess}"?` : ` Known here: ${knownKeys(inner).join(", ")}.`;
        return problem(
          "key-known",
          `The key "${key}" is not known.${advice}`,
          document.addressOfKey([...path, key]),
          guess,
        );
      });
    case "invalid_type":
      // zod says "undefined" where the key is not there at all.
      if (issue.input === undefined) {
        return [problem("key-present", `The key "${String(inner.at(-1) ?? "")}" is missing.`)];
      }
      return [problem("value-type", typeMessage([issue.expected], issue.input))];
    case "invalid_value": {
      const choices = issue.values.map(String);
      const found = typeof issue.input === "string" ? issue.input : undefined;
      if (issue.input === undefined) {
        return [
          problem(
            "key-present",
            `The key "${String(inner.at(-1) ?? "")}" is missing. Use one of: ${choices.join(", ")}.`,
          ),
        ];
      }
      const guess = found === undefined ? undefined : didYouMean(found, choices);
      const advice = guess ? ` Did you mean "${guess}"?` : ` Use one of: ${choices.join(", ")}.`;
      return [
        problem("value-known", `${describe(issue.input)} is not known here.${advice}`, undefined, guess),
      ];
    }
    case "invalid_union": {
      const name = String(inner.at(-1) ?? "");
      if (issue.input === undefined) return [problem("key-present", `The key "${name}" is missing.`)];
      if (!issue.message.startsWith("Invalid input"))
        return [problem(`${kebab(lastName(inner))}-valid`, issue.message)];
      const expected = issue.errors
        .flat()
        .flatMap((one) => (one.code === "invalid_type" ? [one.expected] : []));
      return [problem("value-type", typeMessage(expected, issue.input))];
    }
    default: {
      const rule = issue.code === "custom" ? issue.params?.["rule"] : undefined;
      return [problem(typeof rule === "string" ? rule : `${kebab(lastName(inner))}-valid`, issue.message)];
    }
  }
}

/** The rule is named after the key whose value is at fault: `date-valid`, `as-of-valid`. */
function lastName(path: JsonPath): string {
  return path.findLast((key): key is string => typeof key === "string") ?? "value";
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, in [ ]",
  object: "an object, in { }",
  record: "an object, in { }",
};

function typeMessage(expected: readonly string[], found: unknown): string {
  const names = [...new Set(expected.map((name) => typeNames[name] ?? name))];
  const isUnquoted = names.includes("text") && (typeof found === "number" || typeof found === "boolean");
  const advice = isUnquoted ? ` Put it in quotes: "${String(found)}".` : "";
  return `Should be ${names.join(" or ")}, and is ${describe(found)}.${advice}`;
}

function describe(value: unknown): string {
  if (value === null) return "empty (null)";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return JSON.stringify(shorten(value));
  if (value === Infinity || value === -Infinity) return "a number too large to count with";
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return "an object";
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

import type { Explainer } from "../model/explainer.ts";

/** The question to show beside a title; none where the title asks it already. */
export function questionBeside({ title, question }: Explainer): string | undefined {
  return /[?？;؟]$/.test(title.trimEnd()) ? undefined : question;
}

import type { Problem } from "../../model/problem.ts";
import { quantityText } from "../../model/figure-text.ts";
import { endOf } from "../../model/partial-date.ts";
import { wordingFor } from "../../model/wording.ts";
import type { EditorialRule } from "./editorial-rule.ts";
import { agreesRounded } from "./quantities.ts";

/** A number without a source or a date is an opinion. The schema asks for both; this asks whether they are worth it. */
export const groundedFigures: EditorialRule = {
  ids: ["figure-sourced", "figure-dated", "figure-subject-once", "figure-derived-agrees"],
  truth:
    "Every value of a figure has a source: its own (the schema), each equivalent, each earlier value. Its date is not after the " +
    "build, and one of its sources has a date. Two figures of one unit do not share a subject, since a typed number beside it " +
    "could then agree with neither. What is worked out agrees with what a source states, given rounding. A table is not as of a date after the build. Errors; a warning where no source has a date, or is marked as undated.",
  check({ publication, buildDate }) {
    const { figures, tables, sourceById, addressOf } = publication;
    const wording = wordingFor(publication.site.language);
    const problems: Problem[] = [];
    const report = (
      rule: string,
      severity: Problem["severity"],
      figure: object,
      path: ReadonlyArray<string | number>,
      message: string,
    ) => problems.push({ ...addressOf(figure, path), rule, severity, message });
    const bySubject = new Map<string, string>();
    for (const figure of figures) {
      for (const kind of ["equivalents", "earlier"] as const) {
        for (const [index, value] of figure[kind].entries()) {
          if (value.sources.length > 0) continue;
          const what = kind === "equivalents" ? "An equivalent" : "An earlier value";
          report(
            "figure-sourced",
            "error",
            figure,
            [kind, index],
            `${what} of "${figure.id}" has no source. Add the id of one from _data/sources.json.`,
          );
        }
      }
      if (figure.asOf.start > buildDate) {
        const message = `"${figure.id}" is as of ${figure.asOf.iso}, which is after the build (${buildDate.toISODate()}). Write the date at which it was so; when a newer one is due is nextExpected.`;
        report("figure-dated", "error", figure, ["asOf"], message);
      }
      const sources = figure.sources.flatMap((id) => sourceById.get(id) ?? []);
      if (sources.length > 0 && sources.every((source) => source.date === undefined && !source.undated)) {
        report(
          "figure-dated",
          "warning",
          figure,
          ["sources"],
          `No source of "${figure.id}" has a date, so nobody can tell how old the number is. Date one in _data/sources.json; where none is found on it, write "undated": true there, which is printed.`,
        );
      }
      const subject = figure.subject && `${figure.subject.toLowerCase()} ${figure.unit ?? ""}`;
      const rival = subject && bySubject.get(subject);
      if (rival) {
        report(
          "figure-subject-once",
          "error",
          figure,
          ["subject"],
          `"${figure.subject}" is also the subject of "${rival}". Give one of them words of its own.`,
        );
      } else if (subject) bySubject.set(subject, figure.id);
      for (const [index, stated] of (figure.derived?.stated ?? []).entries()) {
        if (agreesRounded(figure, stated)) continue;
        const [worked, said] = [figure, { ...stated, unit: figure.unit }].map((value) =>
          quantityText(value, wording),
        );
        const message = `"${figure.id}" is worked out to be ${worked}, and "${stated.sources[0]}" states ${said}. Correct its parts, or write in the note why they differ and take "stated" out.`;
        report("figure-derived-agrees", "error", figure, ["derived", "stated", index], message);
      }
      for (const [index, earlier] of figure.earlier.entries()) {
        if (earlier.asOf.start <= endOf(figure.asOf)) continue;
        report(
          "figure-dated",
          "error",
          figure,
          ["earlier", index, "asOf"],
          `The earlier value of "${figure.id}" is later (${earlier.asOf.iso}) than the figure itself (${figure.asOf.iso}).`,
        );
      }
    }
    for (const table of tables) {
      if (table.asOf.start <= buildDate) continue;
      const message = `The table "${table.id}" is as of ${table.asOf.iso}, which is after the build (${buildDate.toISODate()}). Write the date at which it was so.`;
      report("figure-dated", "error", table, ["asOf"], message);
    }
    return problems;
  },
};

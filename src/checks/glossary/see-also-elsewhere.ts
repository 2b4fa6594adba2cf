import type { EditorialRule } from "../editorial/editorial-rule.ts";

/** "See also" leads on: to another entry, and to each once. */
export const seeAlsoElsewhere: EditorialRule = {
  ids: ["see-also-elsewhere"],
  truth:
    "No entry's `seeAlso` names the entry itself, or another one twice. That it names one which exists is `term-exists`. An error.",
  check({ publication: { terms, addressOf } }) {
    return terms.flatMap((term) =>
      term.seeAlso.flatMap((id, index) => {
        const isSelf = id === term.id;
        if (!isSelf && term.seeAlso.indexOf(id) === index) return [];
        const message = isSelf
          ? `"See also" of "${term.id}" leads to "${term.id}" itself. Take it out.`
          : `"See also" of "${term.id}" names "${id}" twice. Take one out.`;
        return [
          {
            ...addressOf(term, ["seeAlso", index]),
            rule: "see-also-elsewhere",
            severity: "error" as const,
            message,
          },
        ];
      }),
    );
  },
};

import { explainer, type Files } from "../publication.ts";

/** What a test may say differently. */
export interface Said {
  readonly amount?: number;
  readonly figureStatus?: string;
  readonly asOf?: string;
  readonly label?: string;
  readonly earlier?: readonly object[];
  readonly short?: string;
  readonly stance?: string;
  readonly positionText?: string;
  readonly eventStatus?: string;
  readonly claimStatus?: string;
  readonly status?: string;
  /** YAML under `changes:` of the explainer on the bridge. */
  readonly changes?: readonly string[];
  readonly sentence?: string;
}

/** A publication that says a little of everything, on two explainers; the second shows neither number nor position. */
export function saying({
  amount = 150e6,
  figureStatus = "official",
  asOf = "2026-01-01",
  label = "Cost of the bridge",
  earlier = [],
  short = "A charge for the use of a bridge, paid by whoever crosses it.",
  stance = "for",
  positionText = "The mayor wants the bridge to be built before the winter.",
  eventStatus = "scheduled",
  claimStatus = "attributed",
  status = "Under construction",
  changes = [],
  sentence = "It is the only way across.",
}: Said = {}): Files {
  const more = [
    `status: ${status}\n`,
    ...(changes.length > 0 ? [`changes:\n${changes.map((line) => `  - ${line}\n`).join("")}`] : []),
  ].join("");
  return {
    "_data/site.json": { title: "Bridges", description: "How bridges come about.", language: "en-GB" },
    "_data/glossary.json": [
      { id: "toll", term: "toll", aliases: ["bridge charge"], short, sources: ["gazette"] },
    ],
    "_data/sources.json": [
      { id: "gazette", title: "The gazette", publisher: "The town", date: "2026-01-01", kind: "official" },
    ],
    "_data/figures.json": [
      {
        id: "cost",
        label,
        amount,
        unit: "EUR",
        asOf,
        status: figureStatus,
        sources: ["gazette"],
        ...(earlier.length > 0 ? { earlier } : {}),
      },
    ],
    "_data/actors.json": [
      {
        id: "mayor",
        kind: "person",
        name: "Ada Bell",
        role: "Mayor",
        asOf: "2026-01-01",
        sources: ["gazette"],
      },
    ],
    "_data/positions.json": [
      {
        actor: "mayor",
        question: "Should there be a bridge?",
        stance,
        text: positionText,
        status: "official",
        asOf: "2026-01-01",
        sources: ["gazette"],
      },
    ],
    "_data/events.json": [
      {
        id: "opening",
        date: "2027-05",
        title: "The bridge opens",
        status: eventStatus,
        sources: ["gazette"],
      },
    ],
    "content/explainers/the-bridge.md": explainer(
      "What will the bridge cost?",
      `## The money

The bridge costs :fig[cost]. :cite[gazette] ${sentence} A toll pays for it, until :event[the opening]{id=opening}.

:::claim{by=mayor status=${claimStatus}}
It will be ready in time.
:::

::positions{question="Should there be a bridge?"}
`,
      more,
    ),
    "content/explainers/the-ferry.md": explainer(
      "What did the ferry take?",
      "A toll was paid on the ferry.\n",
    ),
  };
}

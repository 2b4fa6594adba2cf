import { minimal, type Files } from "../publication.ts";

/** A publication whose one explainer has each thing that an explainer can have, once. */
export const everythingOnAPage: Files = {
  ...minimal,
  "_data/site.json": {
    title: "Courts",
    description: "How a court works.",
    language: "en-GB",
    factsTo: "2025-03",
    licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  },
  "_data/sources.json": [
    {
      id: "handbook",
      title: "A handbook of courts",
      publisher: "Gazette",
      date: "2024-05",
      url: "https://example.org/handbook",
      kind: "official",
    },
  ],
  "_data/figures.json": [
    figure("jurors", "Jurors in a criminal trial", 12, "official"),
    figure("days", "Days of a trial", 9, "reported"),
  ],
  "_data/actors.json": [
    { id: "judge", kind: "person", name: "Ada Judge", role: "Judge", asOf: "2025-01", sources: ["handbook"] },
  ],
  "_data/events.json": [
    {
      id: "act",
      date: "2024-03-01",
      title: "The act is passed",
      status: "happened",
      actors: ["judge"],
      sources: ["handbook"],
    },
    {
      id: "review",
      date: "2030",
      title: "The act is reviewed",
      status: "scheduled",
      actors: [],
      sources: ["handbook"],
    },
  ],
  "_data/positions.json": [
    {
      actor: "judge",
      question: "Should juries be larger?",
      stance: "no",
      text: "Says that twelve are enough.",
      status: "attributed",
      asOf: "2025-01",
      sources: ["handbook"],
    },
  ],
  "content/explainers/juries.md": `---
title: Juries
question: What does a jury do?
summary: It decides the facts of a case, and nothing else.
published: 2025-01-01
updated: 2025-01-02
topic: Courts
status: In force
keyPoints:
  - A jury has :fig[jurors] members.
  - It decides what happened.
keyFigures: [jurors]
changes:
  - date: 2025-01-02
    note: The number of jurors was added.
---

## The verdict

A jury decides what happened. :cite[handbook] It has :fig[jurors] members, and :actor[judge] keeps order since :event[the act]{id=act}.

:::aside

**Not always.** Some courts have none.

:::

:::claim{by=judge status=attributed}

Twelve are enough.

:::

## In figures

::chart{figures="jurors days" title="Jurors and days"}

::timeline{from=2024 to=2030 title="The act"}

::positions{question="Should juries be larger?"}

:::unknown

- How long a trial will be.

:::
`,
};

function figure(id: string, label: string, amount: number, status: string): object {
  return { id, label, amount, unit: "count", asOf: "2024", status, sources: ["handbook"] };
}

import type { z } from "zod";
import { actorSchema } from "./actor.ts";
import { eventSchema } from "./event.ts";
import { figureSchema } from "./figure.ts";
import { guideSchema } from "./guide.ts";
import { positionSchema } from "./position.ts";
import type { CollectionName } from "./publication.ts";
import { sourceSchema } from "./source.ts";
import { tableSchema } from "./table.ts";
import { termSchema } from "./term.ts";

/** A file of `_data/` that holds a list: what is in it, and what an entry looks like. */
export interface DataFile {
  readonly name: string;
  readonly collection: CollectionName;
  /** The schema of one entry. */
  readonly schema: z.ZodType;
  /** Whether a publication needs it. */
  readonly required: boolean;
}

/** The lists of a publication. `site.json` is the one file beside them that is not a list. */
export const dataFiles: readonly DataFile[] = [
  { name: "glossary.json", collection: "terms", schema: termSchema, required: true },
  { name: "figures.json", collection: "figures", schema: figureSchema, required: false },
  { name: "tables.json", collection: "tables", schema: tableSchema, required: false },
  { name: "sources.json", collection: "sources", schema: sourceSchema, required: false },
  { name: "events.json", collection: "events", schema: eventSchema, required: false },
  { name: "actors.json", collection: "actors", schema: actorSchema, required: false },
  { name: "positions.json", collection: "positions", schema: positionSchema, required: false },
  { name: "guides.json", collection: "guides", schema: guideSchema, required: false },
];

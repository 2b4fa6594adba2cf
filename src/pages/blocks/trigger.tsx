import type { ComponentChildren } from "preact";
import { noteAttributes } from "../../markdown/note-link.ts";
import type { RenderPage } from "../../markdown/render-env.ts";
import { quantityText, quantityValue } from "../../model/figure-text.ts";
import type { Figure } from "../../model/figure.ts";
import { paths, type NoteKind } from "../../model/urls.ts";

interface TriggerProps {
  readonly page: RenderPage;
  readonly kind: Exclude<NoteKind, "term">;
  readonly id: string;
  readonly children: ComponentChildren;
}

const classOf = { figure: "fig", source: "source", actor: "actor", event: "event" } as const;

const pathOf = {
  figure: paths.figure,
  source: paths.source,
  actor: paths.actor,
  event: paths.event,
} as const;

/** A link that opens a card, as an inline directive makes one; the page then carries the note that the card shows. */
export function Trigger({
  page,
  kind,
  id,
  children,
  ...hooks
}: TriggerProps & Readonly<Record<`data-${string}`, string>>) {
  page.seen.notes[kind].add(id);
  return (
    <a
      class={classOf[kind]}
      {...{ [`data-${kind}`]: id }}
      {...hooks}
      {...Object.fromEntries(noteAttributes(page, kind, id, pathOf[kind](id)))}
    >
      {children}
    </a>
  );
}

/** A number as `:fig` prints it. */
export function FigureTrigger({ page, figure }: { page: RenderPage; figure: Figure }) {
  return (
    <Trigger page={page} kind="figure" id={figure.id} data-status={figure.status}>
      <data value={quantityValue(figure)}>{quantityText(figure, page.wording)}</data>
    </Trigger>
  );
}

import type { VNode } from "preact";
import type { Change, Detail, Part } from "../../releases/change.ts";
import { differenceOf } from "../../releases/difference.ts";
import { detailText } from "../change-text.ts";
import type { SiteView } from "../site-view.ts";

interface DetailProps {
  readonly view: SiteView;
  readonly change: Change;
  readonly detail: Detail;
}

/** What stood there and what stands there now: struck out and set in, and said in words as well. */
export function ChangeDifference({ view, change, detail }: DetailProps) {
  const name = partName(view, detail.part);
  return (
    <>
      {name && <span class="part">{name}: </span>}
      {differenceIn(view, detailText(view, change, detail, "old"), detailText(view, change, detail, "new"))}
    </>
  );
}

/** Up to here old and new stand whole, side by side; of longer texts only what differs is marked. */
const sideBySide = 80;

function differenceIn(view: SiteView, old: string | undefined, now: string | undefined): VNode {
  if (old === undefined || now === undefined || old.length + now.length < sideBySide) {
    return (
      <>
        {old !== undefined && <Old view={view}>{old}</Old>}
        {old !== undefined && now !== undefined && <span aria-hidden="true"> → </span>}
        {now !== undefined && <New view={view}>{now}</New>}
        {now === undefined && ` (${view.wording.changesOf.isGone})`}
      </>
    );
  }
  const { start, end, ...middle } = differenceOf(old, now);
  return (
    <>
      {start}
      {middle.old !== "" && <Old view={view}>{middle.old}</Old>}
      {middle.new !== "" && <New view={view}>{middle.new}</New>}
      {end}
    </>
  );
}

/** Screen readers pass over `<del>` and `<ins>` in silence. */
export function Old({ view, children }: { view: SiteView; children: string }) {
  return (
    <del>
      <span class="visually-hidden">{view.wording.changesOf.before} </span>
      {children}
    </del>
  );
}

export function New({ view, children }: { view: SiteView; children: string }) {
  return (
    <ins>
      <span class="visually-hidden">{view.wording.changesOf.now} </span>
      {children}
    </ins>
  );
}

/** The part by which a thing is first known needs no name. */
function partName({ wording }: SiteView, part: Part): string | undefined {
  const names: Readonly<Partial<Record<Part, string>>> = {
    status: wording.statusLabel,
    date: wording.date,
    label: wording.changesOf.name,
    long: wording.changesOf.fullEntryText,
    title: wording.changesOf.title,
    summary: wording.changesOf.summary,
    by: wording.who,
  };
  return names[part];
}

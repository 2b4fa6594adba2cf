import type { ComponentChildren } from "preact";
import type { Actor } from "../../model/actor.ts";
import type { Position } from "../../model/position.ts";
import type { Publication } from "../../model/publication.ts";
import { paths } from "../../model/urls.ts";
import type { Wording } from "../../model/wording.ts";
import { DateOf } from "../parts/date.tsx";
import { Link } from "../parts/link.tsx";
import { SourceLinks } from "../parts/source-list.tsx";
import { Status } from "../parts/status.tsx";

interface PositionsContext {
  readonly publication: Publication;
  readonly wording: Wording;
  /** The page that the table stands on. */
  readonly path: string;
}

interface PositionsTableProps extends PositionsContext {
  /** Questions, each with who answers it. */
  readonly questions: ReadonlyMap<string, readonly Position[]>;
  readonly caption: string;
  readonly actorOf?: (actor: Actor) => ComponentChildren;
}

/** Who wants what: a row for each actor, under each question. On a phone a row becomes a block whose cells name themselves. */
export function PositionsTable({ questions, caption, actorOf, ...context }: PositionsTableProps) {
  const { wording, publication, path } = context;
  const show =
    actorOf ?? ((actor: Actor) => <Link from={path} to={paths.actor(actor.id)} children={actor.name} />);
  return (
    <table class="stack positions">
      <caption>{caption}</caption>
      <Head first={wording.who} wording={wording} />
      {[...questions].map(([question, positions]) => (
        <tbody>
          {questions.size > 1 && (
            <tr>
              <th class="positions-question" scope="rowgroup" colSpan={3}>
                {question}
              </th>
            </tr>
          )}
          {positions.map((position) => {
            const actor = publication.actorById.get(position.actor);
            return (
              <tr>
                <th scope="row">{actor ? show(actor) : position.actor}</th>
                <PositionCells position={position} {...context} />
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

/** Where one actor stands, question by question. */
export function ActorPositions({
  positions,
  caption,
  ...context
}: PositionsContext & { positions: readonly Position[]; caption: string }) {
  return (
    <table class="stack positions">
      <caption>{caption}</caption>
      <Head first={context.wording.question} wording={context.wording} />
      <tbody>
        {positions.map((position) => (
          <tr>
            <th scope="row">{position.question}</th>
            <PositionCells position={position} {...context} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ first, wording }: { first: string; wording: Wording }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{wording.position}</th>
        <th scope="col">{wording.howWeKnow}</th>
      </tr>
    </thead>
  );
}

/** What they want, and how we know: a cell never stands without its source and date. */
function PositionCells({ position, publication, wording, path }: PositionsContext & { position: Position }) {
  const by = position.by ?? (position.status === "anonymous" ? wording.positionsOf.notNamed : undefined);
  return (
    <>
      <td data-label={wording.position}>
        <strong>{position.stance}</strong> <small>{position.text}</small>
      </td>
      <td data-label={wording.howWeKnow} data-status={position.status}>
        <Status status={position.status} wording={wording} />
        {by && <>: {by}</>}, <DateOf date={position.asOf} language={wording.language} short />{" "}
        <small>
          <SourceLinks ids={position.sources} from={path} publication={publication} wording={wording} />
        </small>
      </td>
    </>
  );
}

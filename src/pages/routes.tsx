import type { JSX } from "preact";
import { paths } from "../model/urls.ts";
import type { Publication } from "../model/publication.ts";
import { ActorPage, ActorsPage } from "./actors.tsx";
import { ChangesPage } from "./changes.tsx";
import { explainerListRoutes, ExplainersPage } from "./explainers.tsx";
import { FiguresPage } from "./figures.tsx";
import { GlossaryPage } from "./glossary.tsx";
import { hasChanges } from "./has-changes.ts";
import { HomePage } from "./home.tsx";
import { NotFoundPage } from "./not-found.tsx";
import { OfflinePage } from "./offline.tsx";
import { SearchPage } from "./search.tsx";
import { shownInRoutes } from "./shown-in-pages.tsx";
import type { SiteView } from "./site-view.ts";
import { SourcesPage } from "./sources.tsx";
import { TermPage } from "./term.tsx";
import { usesRoutes } from "./term-uses.tsx";
import { TimelinePage } from "./timeline.tsx";

/** A page that is made from data rather than from a file of its own. */
export interface Route {
  /** The page's path in the site. */
  readonly path: string;
  /** What the link at the foot of every page says, where there is to be one: for pages that are not in the menu. */
  readonly label?: string;
  readonly render: (view: SiteView) => JSX.Element;
  /** The pages on which it goes on where one does not hold it, which is known when every text has rendered. */
  readonly further?: (view: SiteView) => readonly Route[];
}

/**
 * Every page that the publication has something for.
 * @param own pages that it adds; one at a path of ours takes its place
 */
export function routesOf(publication: Publication, own: readonly Route[] = []): Route[] {
  const taken = new Set(own.map(({ path }) => path));
  return [...routesMadeByUs(publication).filter(({ path }) => !taken.has(path)), ...own];
}

/** These routes, each with the pages on which it goes on. */
export function withFurther(routes: readonly Route[], view: SiteView): Route[] {
  return routes.flatMap((route) => [route, ...(route.further?.(view) ?? [])]);
}

function routesMadeByUs(publication: Publication): Route[] {
  const { terms, figures, events, actors, sources, explainers } = publication;
  return [
    { path: paths.home, render: (view) => <HomePage view={view} /> },
    { path: paths.search, render: (view) => <SearchPage view={view} /> },
    { path: paths.offline, render: (view) => <OfflinePage view={view} /> },
    { path: paths.notFound, render: (view) => <NotFoundPage view={view} /> },
    ...when(explainers, {
      path: paths.explainers,
      render: (view) => <ExplainersPage view={view} />,
      further: explainerListRoutes,
    }),
    ...when(terms, { path: paths.glossary, render: (view) => <GlossaryPage view={view} /> }),
    ...terms.map((term) => ({
      path: paths.term(term.id),
      render: (view: SiteView) => <TermPage view={view} term={term} />,
      further: (view: SiteView) => usesRoutes(view, term),
    })),
    ...when(figures, {
      path: paths.figures,
      render: (view) => <FiguresPage view={view} />,
      further: (view) =>
        figures.flatMap(({ id, label }) =>
          shownInRoutes(view, { kind: "figure", id, name: label, path: paths.figure(id) }),
        ),
    }),
    ...when(events, {
      path: paths.timeline,
      render: (view) => <TimelinePage view={view} />,
      further: (view) =>
        events.flatMap(({ id, title }) =>
          shownInRoutes(view, { kind: "event", id, name: title, path: paths.event(id) }),
        ),
    }),
    ...when(actors, { path: paths.actors, render: (view) => <ActorsPage view={view} /> }),
    ...actors.map((actor) => ({
      path: paths.actor(actor.id),
      render: (view: SiteView) => <ActorPage view={view} actor={actor} />,
      further: (view: SiteView) =>
        shownInRoutes(view, { kind: "actor", id: actor.id, name: actor.name, path: paths.actor(actor.id) }),
    })),
    ...when(sources, {
      path: paths.sources,
      render: (view) => <SourcesPage view={view} />,
      further: (view) =>
        sources.flatMap(({ id, title }) =>
          shownInRoutes(view, { kind: "source", id, name: title, path: paths.source(id) }),
        ),
    }),
    ...(hasChanges(publication)
      ? [{ path: paths.changes, render: (view: SiteView) => <ChangesPage view={view} /> }]
      : []),
  ];
}

function when(entries: readonly unknown[], route: Route): Route[] {
  return entries.length > 0 ? [route] : [];
}

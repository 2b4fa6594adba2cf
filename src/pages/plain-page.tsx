import { withNotes, type Sightings } from "../markdown/render-env.ts";
import { Layout } from "./layout.tsx";
import { Html } from "./parts/html.tsx";
import { PageNotes } from "./parts/notes.tsx";
import type { SiteView } from "./site-view.ts";

interface PlainPageProps {
  readonly view: SiteView;
  readonly path: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly html: string;
  readonly seen: Sightings;
}

/** A Markdown page that is no explainer: about, method, imprint. */
export function PlainPage({ view, path, title, description, html, seen }: PlainPageProps) {
  return (
    <Layout view={view} path={path} title={title} description={description} kind="page">
      <article class="column" data-pagefind-body>
        <header class="lede">
          <h1 data-pagefind-meta="title">{title}</h1>
        </header>
        <Html class="prose" html={html} />
        <div class="end-matter" data-pagefind-ignore>
          <PageNotes view={view} path={path} seen={withNotes(seen)} />
        </div>
      </article>
    </Layout>
  );
}

/** What a page is made of, and the means to make one: components take props and give markup, escaped. */
export type { Components, FrameProps, HeaderProps } from "./components.ts";
export type { ExplainerPageProps } from "./explainer.tsx";
export type { LayoutProps } from "./layout.tsx";
export type { Route } from "./routes.tsx";
export type { RenderedExplainer, SiteView } from "./site-view.ts";
export { ExplainerPage } from "./explainer.tsx";
export { Footer, Header, Layout } from "./layout.tsx";
export { DateOf } from "./parts/date.tsx";
export { Html } from "./parts/html.tsx";
export { Lede } from "./parts/lede.tsx";
export { Link } from "./parts/link.tsx";
export { PageNotes } from "./parts/notes.tsx";
export { SourceLinks } from "./parts/source-list.tsx";
export { Status } from "./parts/status.tsx";
// The very Preact that renders the pages, for who writes components without JSX.
export { Fragment, h } from "preact";
export { renderToString } from "preact-render-to-string";

import { posix } from "node:path";
import { build as bundle, type BuildOptions, type Plugin } from "esbuild";
import { browsers, bundleScript } from "../../assets/bundle-script.ts";
import type { AssetPaths, SiteFile } from "../../model/site-file.ts";
import { bytesOf } from "./archive.ts";
import { textOfFile } from "./written-files.ts";

/** Styles and scripts as text, to stand in a page. */
export interface InlinedAssets {
  /** The site's style sheet, its fonts in it. */
  readonly styles: string;
  /** For the head, before first paint. */
  readonly early: string;
  /** For the end of the body. */
  readonly page: string;
}

const options = {
  bundle: true,
  minify: true,
  write: false,
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
  target: browsers,
} satisfies BuildOptions;

/** Made from the written files, so that one file looks as the site does; its script is one of its own, without the search. */
export async function inlineAssets(
  fileByPath: ReadonlyMap<string, SiteFile>,
  assets: AssetPaths,
): Promise<InlinedAssets> {
  const text = (path: string): string => {
    const file = fileByPath.get(path);
    if (!file) throw new Error(`${path} was not written, so no page can carry it.`);
    return textOfFile(file);
  };
  const [styles, page] = await Promise.all([
    bundle({
      ...options,
      stdin: {
        contents: text(assets.explainerStyles) + text(assets.restStyles),
        loader: "css",
        sourcefile: assets.explainerStyles,
      },
      plugins: [fontsFrom(fileByPath, posix.dirname(assets.explainerStyles))],
    }),
    bundleScript("client/single-file", import.meta.url),
  ]);
  return {
    styles: styles.outputFiles[0]?.text.trim() ?? "",
    early: text(assets.early).trim(),
    page: page.text.trim(),
  };
}

/** What the style sheet asks for is taken from the written files and put in its place. */
function fontsFrom(fileByPath: ReadonlyMap<string, SiteFile>, folder: string): Plugin {
  return {
    name: "written-files",
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
        kind === "url-token" && !path.startsWith("data:")
          ? { path: posix.join(folder, path), namespace: "site" }
          : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: "site" }, ({ path }) => {
        const file = fileByPath.get(path);
        return file
          ? { contents: bytesOf(file.content), loader: "dataurl" }
          : { errors: [{ text: `The style sheet asks for ${path}, which the site does not have.` }] };
      });
    },
  };
}

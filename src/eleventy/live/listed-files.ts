import { statSync } from "node:fs";

/** The files that Eleventy knows of. It looks for them once, and from then on goes by what its watcher tells. */
export interface FileList {
  add(path: string): void;
  delete(path: string): void;
}

/**
 * Puts a file on Eleventy's list if it is there, and takes it off if it is not. The watcher tells of a file that is taken away and
 * written anew that it went and then that it *changed*; Eleventy would list it again only if it *came*, and its page would be
 * missing until the next start.
 */
export function listAsItIs(list: FileList, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) list.add(path);
  else if (!found) list.delete(path);
}

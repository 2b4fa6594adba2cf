/** Serves a publication and asks for a page of it, in a process that may be cut off. Words: the root, the port, the path, what it says. */
import { Serving } from "./serving.ts";

const [root = "", port = "", path = "", words = ""] = process.argv.slice(2);
const serving = new Serving(root, Number(port));
const isShown = await serving.shows(path, words);
await serving.end();
process.stdout.write(isShown ? "shown" : serving.said);

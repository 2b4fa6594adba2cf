/** Loaded before anything else: every folder is listed in an order that GLOSSATOR_SEED chooses, as another disk may. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

let state = Number(process.env["GLOSSATOR_SEED"] ?? 1);
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;

/** @param {unknown[]} entries */
function shuffled(entries) {
  if (!Array.isArray(entries)) return entries;
  const left = [...entries];
  return entries.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}

const { readdirSync, readdir } = fs;
fs.readdirSync = (...words) => shuffled(readdirSync(...words));
fs.readdir = (...words) => {
  const done = words.pop();
  readdir(...words, (error, entries) => done(error, entries && shuffled(entries)));
};
const later = fs.promises.readdir;
fs.promises.readdir = async (...words) => shuffled(await later(...words));
syncBuiltinESMExports();

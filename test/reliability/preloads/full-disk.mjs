/** Loaded before anything else: after GLOSSATOR_BYTES bytes that Node writes to files the disk is full. */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

let left = Number(process.env["GLOSSATOR_BYTES"] ?? 0);

function take(path, content) {
  left -= Buffer.byteLength(content ?? "");
  if (left >= 0) return;
  throw Object.assign(new Error(`ENOSPC: no space left on device, write '${path}'`), {
    code: "ENOSPC",
    errno: -28,
    syscall: "write",
    path,
  });
}

const { writeFileSync, writeFile } = fs;
fs.writeFileSync = (path, content, ...words) => {
  take(path, content);
  return writeFileSync(path, content, ...words);
};
fs.writeFile = (path, content, ...words) => {
  try {
    take(path, content);
  } catch (error) {
    return words.at(-1)(error);
  }
  return writeFile(path, content, ...words);
};
const later = fs.promises.writeFile;
fs.promises.writeFile = async (path, content, ...words) => {
  take(path, content);
  return later(path, content, ...words);
};
syncBuiltinESMExports();

/**
 * nginx, Caddy and Apache as Debian has them, each with the snippet of `docs/hosting/`, in a folder and on a port of
 * their own. Only what a publisher would adapt is adapted: the folder, the name, the port, the path.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireProgram } from "../ensure-machine.ts";

export type ServerName = "nginx" | "caddy" | "apache";

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Place {
  /** For configuration, logs and whatever else the server writes. */
  readonly folder: string;
  /** What the snippet calls /var/www/site. */
  readonly root: string;
  readonly port: number;
  /** `/`, or `/a/b/` */
  readonly path: string;
}

/** How to start each: writes its configuration, gives the words of its command. */
const starters: Record<ServerName, (place: Place) => readonly string[]> = { nginx, caddy, apache };

export async function startServer(name: ServerName, site: string, path: string): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), `glossator-${name}-`));
  // Started by root, servers read as somebody else.
  chmodSync(folder, 0o755);
  const root = join(folder, "www");
  mkdirSync(join(root, dirname(`${path}x`)), { recursive: true });
  cpSync(site, join(root, path), { recursive: true });
  const place: Place = { folder, root, port: await freePort(), path };
  const command = starters[name](place);
  const server = spawn(requireProgram(name), command, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  const stop = async (): Promise<void> => {
    await stopped(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${place.port}${path}`;
  try {
    await answers(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function nginx({ folder, root, port, path }: Place): readonly string[] {
  const snippet = adapted("nginx.conf", root, path)
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("location / {", `location ${path} {`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join("\n");
  return [
    "-p",
    folder,
    "-e",
    join(folder, "error.log"),
    "-c",
    written(
      folder,
      `daemon off; pid ${folder}/pid; worker_processes 1;\nevents {}\nhttp {\ninclude /etc/nginx/mime.types;\ndefault_type application/octet-stream;\naccess_log off;\n${temporary}\n${snippet}\n}\n`,
    ),
  ];
}

function caddy({ folder, root, port, path }: Place): readonly string[] {
  const snippet = adapted("Caddyfile", root, path).replace(
    "example.org {",
    `http://127.0.0.1:${port} {\n\tbind 127.0.0.1`,
  );
  const config = written(folder, `{\n\tadmin off\n\tauto_https off\n}\n${snippet}`);
  return ["run", "--config", config, "--adapter", "caddyfile"];
}

function apache({ folder, root, port, path }: Place): readonly string[] {
  const modules = ["mpm_event", "authz_core", "dir", "mime", "headers"]
    .map(
      (name) =>
        `LoadModule ${name}_module ${process.env["APACHE_MODULES"] ?? "/usr/lib/apache2/modules"}/mod_${name}.so`,
    )
    .join("\n");
  const snippet = adapted("apache.conf", root, path).replace("*:80", `127.0.0.1:${port}`);
  const user = process.getuid?.() === 0 ? "User nobody\nGroup nogroup\n" : "";
  const config = written(
    folder,
    `${modules}\nListen 127.0.0.1:${port}\nServerName localhost\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log\nDefaultRuntimeDir ${folder}\nTypesConfig /etc/mime.types\n${user}<Directory />\nRequire all denied\n</Directory>\n${snippet}`,
  );
  return ["-d", folder, "-f", config, "-DFOREGROUND"];
}

/** The snippet as a publisher would change it. */
function adapted(name: string, root: string, path: string): string {
  const file = fileURLToPath(new URL(`../../docs/hosting/${name}`, import.meta.url));
  return readFileSync(file, "utf8")
    .replaceAll("/var/www/site", root)
    .replaceAll(" /404.html", ` ${path}404.html`);
}

function written(folder: string, config: string): string {
  const file = join(folder, "server.conf");
  writeFileSync(file, config);
  return file;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  let said = "";
  server.stdout?.on("data", (data) => (said += String(data)));
  server.stderr?.on("data", (data) => (said += String(data)));
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`${server.spawnargs.join(" ")} does not answer at ${url}:\n${said}`);
}

function stopped(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null) return done();
    server.once("exit", () => done());
    server.kill("SIGTERM");
  });
}

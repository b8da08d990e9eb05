import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

const VERSION = "allof-version";

/** What each module rested on when this process first imported it. */
const first = new Map<string, string>();
let passesOn = false;

/**
 * What a module exports, as it and the files that it rests on are now: `--watch` imports it again after a change. Node keeps what it has once
 * loaded, by address, so a changed module gets another one, and what it imports by a relative path too.
 */
export async function importModule(file: string, files: readonly string[]): Promise<unknown> {
  const url = pathToFileURL(file);
  const version = versionOf(files);
  const known = first.get(file) ?? version;
  first.set(file, known);
  if (version !== known) {
    passVersionsOn();
    const { cache } = createRequire(import.meta.url);
    for (const each of files) delete cache[each];
    url.searchParams.set(VERSION, version);
  }
  return import(url.href);
}

function versionOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(existsSync(file) ? readFileSync(file) : "").update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** Has each import by a relative path ask for the version of the module that it stands in. */
function passVersionsOn(): void {
  if (passesOn) return;
  passesOn = true;
  const hook = `export async function resolve(specifier, context, next) {
    const found = await next(specifier, context);
    const version = context.parentURL && new URL(context.parentURL).searchParams.get("${VERSION}");
    if (!version || !/^\\.{1,2}\\//.test(specifier) || !found.url.startsWith("file:")) return found;
    const url = new URL(found.url);
    url.searchParams.set("${VERSION}", version);
    return { ...found, url: url.href };
  }`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}

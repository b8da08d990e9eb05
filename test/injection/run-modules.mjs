/** Imports the modules given (a JSON array of paths, on the standard input), uses what they export, and says what that has left behind. */

import { pathToFileURL } from "node:url";

const { modules, values, sentinel } = JSON.parse(
  await new Response(/** @type {any} */ (process.stdin)).text(),
);
const before = JSON.stringify([globalThis, Object, Array, Function].map(namesOf));
let types = 0;
const failed = [];
for (const path of modules) {
  try {
    const exported = Object.values(await import(pathToFileURL(path).href));
    for (const type of exported) {
      if (typeof type?.validate !== "function") continue;
      types += 1;
      for (const value of values)
        if (type.is(value) !== type.validate(value).valid) failed.push(path);
      JSON.stringify(type.schema);
    }
  } catch (error) {
    failed.push(`${path}: ${error}`);
  }
}
const after = JSON.stringify([globalThis, Object, Array, Function].map(namesOf));
console.log(
  JSON.stringify({ types, failed, ran: sentinel in globalThis, changed: before !== after }),
);

function namesOf(object) {
  return [...Reflect.ownKeys(object), ...Reflect.ownKeys(object.prototype ?? {})].map(String);
}

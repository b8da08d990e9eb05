import { join, relative, sep } from "node:path";

/** The path of a file in `folder`, as seen from `root`, with `/`: `definitions/address.json`. */
export function pathBelow(root: string, folder: string, name: string): string {
  return relative(root, join(folder, name)).split(sep).join("/");
}

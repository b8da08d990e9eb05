/** The specifier by which one module of the output imports another: relative, with `.js`, as ES modules and `node16` want it. */
export function relativeModule(from: string, to: string): string {
  const base = from.split("/").slice(0, -1);
  const target = to.split("/");
  let same = 0;
  while (same < base.length && same < target.length - 1 && base[same] === target[same]) same++;
  const up = base.length - same;
  const path = [...Array<string>(up).fill(".."), ...target.slice(same)].join("/");
  return (up === 0 ? "./" : "") + path + ".js";
}

/** How Python calls the phases before a release. */
const phases: Readonly<Record<string, string>> = {
  alpha: "a",
  a: "a",
  beta: "b",
  b: "b",
  rc: "rc",
  c: "rc",
  pre: "rc",
  preview: "rc",
  dev: ".dev",
};

/**
 * A semantic version as Python's packages have it (PEP 440): `2.0.0-rc.1` is `2.0.0rc1`. What stands behind `+` becomes a local version; so does
 * a pre-release of another name, of a development release, which comes before all others.
 */
export function versionOf(semantic: string): string {
  const [, release = "", before = "", build = ""] =
    /^([^-+]+)(?:-([^+]+))?(?:\+(.+))?$/.exec(semantic) ?? [];
  if (before === "") return release + localOf(build);
  const [, name = "", number = ""] = /^([a-z]+)[.-]?([0-9]*)$/i.exec(before) ?? [];
  const phase = phases[name.toLowerCase()];
  return phase === undefined
    ? `${release}.dev0${localOf(`${before}.${build}`)}`
    : `${release}${phase}${BigInt(number)}${localOf(build)}`;
}

function localOf(text: string): string {
  const parts = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.length === 0 ? "" : `+${parts.join(".")}`;
}

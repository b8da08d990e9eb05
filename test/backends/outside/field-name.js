const RESERVED = new Set(
  "if then else case of let in type module where import exposing as port".split(" "),
);

/** The field of a record for a member: `device_id` is `deviceId`. @param {string} member */
export function fieldName(member) {
  const words = member.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words
    .map((word, i) => (i === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1))
    .join("");
  const name = /^[a-z]/.test(joined) ? joined : `field${joined}`;
  return RESERVED.has(name) ? `${name}_` : name;
}

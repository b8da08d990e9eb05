import { percentText, textTable } from "../text-table.js";
import type { Mutant } from "./mutant.js";
import { survivorInWords, type MutationReport, type Score } from "./score.js";

/** A table of the types that fixtures don't wholly prove, the survivors in words, and what is equal in meaning. */
export function mutationText({ all, types, survivors, equal }: MutationReport): string {
  const row = (name: string, score: Score): readonly string[] => [
    name,
    percentText(score.percent),
    String(score.killed),
    String(score.mutants - score.killed),
    String(score.equal),
  ];
  const incomplete = types.filter(({ killed, mutants }) => killed < mutants);
  const head = ["type", "score", "noticed", "not", "same meaning"];
  const rows = [
    ...incomplete.map((each) => row(each.type ?? "(no type)", each)),
    row(incomplete.length === types.length ? "all" : `all ${types.length} types`, all),
  ];
  const parts = [`Changes of single rules that a fixture notices\n\n${textTable(head, rows)}`];
  if (survivors.length > 0) {
    const lines = survivors.map(
      (mutant) => `  ${survivorInWords(mutant)}\n    ${placeText(mutant)}\n`,
    );
    parts.push(`Not noticed\n\n${lines.join("")}`);
  }
  if (equal.length > 0) {
    const lines = equal.map((mutant) => `  ${mutant.keyword} at ${placeText(mutant)}\n`);
    parts.push(
      `No fixture can notice these: another rule says the same, so the contract stays as it is\n\n${lines.join("")}`,
    );
  }
  return parts.join("\n");
}

/** `schemas/a.json:12 (/required/0, removed)` */
function placeText({ entry, pointer, operation }: Mutant): string {
  const { file, line } = entry.source.locate(pointer, "key");
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place} (${pointer === "" ? "the schema" : pointer}, ${operation})`;
}

/** Our page of UnmanagedOngoingAccessCode states every fact of the page that the project started from. */

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { pagesOf, root, seamSources } from "./contracts.js";
import { definedIn, factsOf, sectionOf, type PageFacts } from "./page-facts.js";

const page = (await pagesOf(await seamSources())).get("UnmanagedOngoingAccessCode.md") ?? "";

const base = "UnmanagedAccessCodeBase";
const inherited = (name: string, type: string, optional = false) => ({
  [name]: { type, optional, inheritedFrom: `${base}.${name}` },
});

/** What the seed page says. */
const facts: PageFacts = {
  extends: [base],
  contents: [
    "access_code_id",
    "code",
    "created_at",
    "device_id",
    "errors",
    "is_backup",
    "is_backup_access_code_available",
    "name",
    "pulled_backup_access_code_id",
    "status",
    "type",
    "warnings",
  ],
  properties: {
    ...inherited("access_code_id", "string"),
    ...inherited("code", "null | string"),
    ...inherited("created_at", "string"),
    ...inherited("device_id", "string"),
    ...inherited("errors", "(AccessCodeError | ConnectedAccountError | DeviceError)[]", true),
    ...inherited("is_backup", "boolean", true),
    ...inherited("is_backup_access_code_available", "boolean"),
    ...inherited("name", "string", true),
    ...inherited("pulled_backup_access_code_id", "null | string", true),
    ...inherited("status", '"set"'),
    type: { type: '"ongoing"', optional: false, inheritedFrom: undefined },
    ...inherited(
      "warnings",
      "(AccessCodeWarning | ConnectedAccountWarning | DeviceWarning)[]",
      true,
    ),
  },
};

describe("the page of UnmanagedOngoingAccessCode", () => {
  it("states the facts of the seed page", () => {
    expect(factsOf(page)).toEqual(facts);
  });

  const shared = process.env["ALLOF_SHARED"] ?? join(root, "../shared");
  const seed = join(shared, "seed/UnmanagedOngoingAccessCode.md");
  const absent = existsSync(seed) ? "" : " (skipped: the seed page is not there; set ALLOF_SHARED)";
  it.skipIf(absent !== "")(`states the facts of the seed page as it lies there${absent}`, () => {
    expect(factsOf(page)).toEqual(factsOf(readFileSync(seed, "utf8")));
  });

  it("names the line of the schema that holds each property", () => {
    const places = definedIn(page);
    expect(places.map(({ property }) => property)).toEqual(facts.contents);
    for (const { property, target } of places) {
      const [path = "", line] = target.split("#L");
      const file = resolve(root, "generated/docs", path);
      const lines = readFileSync(file, "utf8").split("\n");
      expect(lines[Number(line) - 1], target).toContain(`"${property}":`);
    }
  });

  it("shows the whole chain of bases", () => {
    expect(sectionOf(page, "Hierarchy").trim().split("\n")).toEqual([
      "- [`AccessCodeBase`](AccessCodeBase.md)",
      "  - [`UnmanagedAccessCodeBase`](UnmanagedAccessCodeBase.md)",
      "    - **`UnmanagedOngoingAccessCode`**",
    ]);
  });

  it("says what the type can't", () => {
    const section = sectionOf(page, "What the type can't say");
    expect(section).toMatch(
      /`created_at`: `format` `date-time` \(\[access-codes\/unmanaged-access-code-base.json:\d+\]/,
    );
    expect(section).toMatch(/`device_id`: `format` `uuid`/);
  });
});

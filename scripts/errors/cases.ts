/** Payloads that are valid, and how people break them. */

export interface Case {
  /** What is wrong, in a sentence. */
  readonly wrong: string;
  /** A folder of the corpora, and in it the name of the payload's type: a root of a contract, or a schema of SchemaStore. */
  readonly corpus: string;
  readonly type: string;
  /** The valid payload's file, below the folder of the valid payloads of its type. */
  readonly file: string;
  /** Of its text, the first occurrence of the one is replaced by the other. */
  readonly edit: readonly [from: string, to: string];
  /** The right name, value or type: what has to be said so that one can mend the payload from it alone. */
  readonly mend: RegExp;
}

const workflow = { corpus: "schemastore", type: "github-workflow" };
const gltf = { corpus: "gltf", type: "GlTF" };
const member = {
  corpus: "matrix",
  type: "MRoomMember",
  file: "049-m.room.member.json",
};
const item = { corpus: "stac", type: "Item", file: "010-simple-item.json" };
const run = { corpus: "openlineage", type: "OpenLineage", file: "001-example_full_event.json" };

export const cases: readonly Case[] = [
  {
    ...workflow,
    wrong: "In a GitHub workflow, `runs-on` is misspelt.",
    file: "containers.yaml",
    edit: ["runs-on: ubuntu-latest", "run-on: ubuntu-latest"],
    mend: /runs-on/,
  },
  {
    ...workflow,
    wrong: "A GitHub workflow runs on an event that does not exist.",
    file: "containers.yaml",
    edit: ["- push", "- pusch"],
    mend: /\bpush\b/,
  },
  {
    ...workflow,
    wrong: "The container of a job in a GitHub workflow has no image.",
    file: "containers.yaml",
    edit: ["      image: octocat/ci-image:latest\n", ""],
    mend: /image/,
  },
  {
    ...workflow,
    wrong: "A permission of a GitHub workflow has a value that there is not.",
    file: "permissions-object.yaml",
    edit: ["issues: read", "issues: readonly"],
    mend: /\bread\b/,
  },
  {
    corpus: "schemastore",
    type: "github-action",
    wrong: "A step of a composite GitHub action has no shell.",
    file: "composite-run-steps.json",
    edit: ['!\\"",\n        "shell": "pwsh"', '!\\""'],
    mend: /shell/,
  },
  {
    corpus: "schemastore",
    type: "github-action",
    wrong: "What runs a GitHub action is misspelt, on which other rules hang.",
    file: "composite-run-steps.json",
    edit: ['"using": "composite"', '"using": "compsite"'],
    mend: /composite/,
  },
  {
    corpus: "schemastore",
    type: "chrome-manifest",
    wrong: "In the manifest of a browser extension, the version is a string.",
    file: "v3.json",
    edit: ['"manifest_version": 3', '"manifest_version": "3"'],
    mend: /number|integer|one of 2, 3/,
  },
  {
    corpus: "schemastore",
    type: "cloudbuild",
    wrong: "The arguments of a build step are one string, not a list.",
    file: "test-1.yaml",
    edit: ["args: ['init']", "args: init"],
    mend: /array|list/,
  },
  {
    corpus: "schemastore",
    type: "prometheus",
    wrong: "A duration in the configuration of Prometheus has a space in it.",
    file: "prometheus.json",
    edit: ['"scrape_interval": "15s"', '"scrape_interval": "15 s"'],
    mend: /15s/,
  },
  {
    corpus: "schemastore",
    type: "chart",
    wrong: "In the chart of a Helm package, `apiVersion` is written in lower case.",
    file: "full.json",
    edit: ['"apiVersion"', '"apiversion"'],
    mend: /apiVersion/,
  },
  {
    corpus: "schemastore",
    type: "eslintrc",
    wrong: "In a configuration of ESLint, the severity of a rule is misspelt.",
    file: "withOverrides.json",
    edit: ['"no-console": "error"', '"no-console": "eror"'],
    mend: /\berror\b(?!:)/,
  },
  {
    corpus: "schemastore",
    type: "dotnet-tools",
    wrong: "In a manifest of .NET tools, a boolean stands in quotes.",
    file: "dotnet-tools.json",
    edit: ['"isRoot": true', '"isRoot": "true"'],
    mend: /boolean/,
  },
  {
    ...gltf,
    wrong: "In a glTF model, a camera's field of view is misspelt.",
    file: "060-perspective_yfov.json",
    edit: ['"yfov"', '"yFov"'],
    mend: /yfov/,
  },
  {
    ...gltf,
    wrong: "The version of a glTF model is a number.",
    file: "060-perspective_yfov.json",
    edit: ['"version": "2.0"', '"version": 2.0'],
    mend: /string/,
  },
  {
    ...member,
    wrong: "In a Matrix event, someone has a membership that there is not.",
    edit: ['"membership": "join"', '"membership": "joined"'],
    mend: /\bjoin\b/,
  },
  {
    ...member,
    wrong:
      "In a Matrix event, the time is a string: a rule that it inherits from a base of its base.",
    edit: ["1432735824653", '"1432735824653"'],
    mend: /integer/,
  },
  {
    corpus: "fdc3",
    type: "Contact",
    wrong: "The type of an FDC3 context is written with a capital.",
    file: "008-0.json",
    edit: ['"fdc3.contact"', '"fdc3.Contact"'],
    mend: /fdc3\.contact/,
  },
  {
    ...item,
    wrong: "The time of a STAC item is written with a space, and has no offset.",
    edit: ["2020-12-11T22:38:32.125000Z", "2020-12-11 22:38:32"],
    mend: /date-time|2020-12-11T/,
  },
  {
    ...run,
    wrong: "The identifier of a run in OpenLineage is a UUID without hyphens.",
    edit: ["f69a6e9b-9bac-3c9a-9cf6-eacb70ecc9a9", "f69a6e9b9bac3c9a9cf6eacb70ecc9a9"],
    mend: /uuid/i,
  },
  {
    corpus: "cityjson",
    type: "CityJSON",
    wrong: "A geometry of a city model is of a type that does not exist.",
    file: "001-address.json",
    edit: ['"type": "MultiSurface"', '"type": "Multisurface"'],
    mend: /MultiSurface/,
  },
];

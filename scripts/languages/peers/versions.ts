import { createRequire } from "node:module";

const { version } = createRequire(import.meta.url)("quicktype-core/package.json") as {
  readonly version: string;
};

export const quicktypeName = `quicktype-core ${version}`;

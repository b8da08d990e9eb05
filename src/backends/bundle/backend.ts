import { diagnostic } from "../../diagnostics/catalogue.js";
import { print } from "../../json/print.js";
import { remembered } from "../../memo/remembered.js";
import { declarationOf, type Declaration } from "../../model/contract.js";
import type { Backend, OutputFile } from "../backend.js";
import { createBundler, MOST_EMBEDDED } from "./bundle.js";

/** No type's bundle can have this name, on any file system. */
const SHARED = "bundle/contract.bundle.json";

/** `bundle/<Type>.schema.json`: each type as one schema that any language's validator can load alone. */
export const bundle: Backend = {
  name: "bundle",
  summary: "each type as one self-contained schema (bundle/<Type>.schema.json)",
  generate({ contract, resolved }) {
    const { memo } = resolved;
    const bundler = createBundler(resolved);
    const bundleAt = remembered(memo, "bundle", (id) => {
      const declaration = declarationOf(contract, id);
      const { schema, shares } = bundler.bundleOf(declaration);
      const path = `bundle/${declaration.name}.schema.json`;
      const file: OutputFile = { path, contents: print(schema) };
      return { file, shares };
    });
    const files: OutputFile[] = [];
    const variants = new Set(
      resolved.sources.flatMap(({ path, variant }) => (variant === undefined ? [] : [path])),
    );
    const shared = new Set<string>();
    const sharing: Declaration[] = [];
    for (const declaration of contract.declarations.values()) {
      // What a schema means within another is in the other's bundle, which has its dynamic references as they are.
      if (variants.has(declaration.location.path)) continue;
      const { file, shares } = bundleAt(declaration.id);
      files.push(file);
      if (shares === undefined) continue;
      shared.add(shares);
      sharing.push(declaration);
    }
    const [first] = sharing;
    const place = first && resolved.schemas.get(first.id);
    if (first === undefined || place === undefined) {
      return Promise.resolve({ value: files, diagnostics: [] });
    }
    files.push({ path: SHARED, contents: bundler.sharedText([...shared]) });
    const others = sharing.length === 1 ? "" : `, and so do ${sharing.length - 1} other types`;
    const found = diagnostic("shared-bundle", {
      message: `${first.name} reaches more than ${MOST_EMBEDDED} files${others}: what they reach is written once, in ${SHARED}`,
      location: place.source.locate(place.pointer),
    });
    return Promise.resolve({ value: files, diagnostics: [found] });
  },
};

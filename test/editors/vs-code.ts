/** VS Code's own JSON language server, given `.vscode/settings.json` as the editor gives it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "jsonc-parser";
import { getLanguageService, TextDocument } from "vscode-json-languageservice";

interface Association {
  readonly fileMatch: string[];
  readonly url: string;
}

/** What the editor finds wrong with a file, as `line: message`; and with the schemas that it loads for it. */
export async function problemsOf(root: string, file: string): Promise<readonly string[]> {
  const folder = pathToFileURL(root).href;
  const service = getLanguageService({
    // As in the editor, what is no file is of the network, which is not to be had here.
    schemaRequestService: async (address) => readFileSync(fileURLToPath(address), "utf8"),
    workspaceContext: {
      resolveRelativePath: (path, base) => new URL(path, base).href,
    },
  });
  const text = readFileSync(join(root, ".vscode/settings.json"), "utf8");
  const settings = parse(text) as { readonly "json.schemas"?: readonly Association[] };
  service.configure({
    validate: true,
    schemas: (settings["json.schemas"] ?? []).map(({ url, fileMatch }) => ({
      uri: /^[./]/.test(url) ? `${folder}/${url.replace(/^\.\//, "")}` : url,
      fileMatch,
      folderUri: folder,
    })),
  });
  const document = TextDocument.create(
    pathToFileURL(join(root, file)).href,
    "json",
    1,
    readFileSync(join(root, file), "utf8"),
  );
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

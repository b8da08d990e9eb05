import { PageKind, type DeclarationReflection, type Reflection } from "typedoc";
import { MemberRouter } from "typedoc-plugin-markdown";
import { anchorsOf } from "./anchors.js";

type Pages = Parameters<MemberRouter["buildChildPages"]>[1];

/** A page per type beside the index: `UnmanagedOngoingAccessCode.md`, whatever folder its schema lies in. */
export class PageRouter extends MemberRouter {
  override buildChildPages(reflection: Reflection, pages: Pages): void {
    if (!reflection.isDeclaration()) return;
    const url = this.getFileName(reflection.name);
    this.fullUrls.set(reflection, encodeURI(url));
    pages.push({ kind: PageKind.Reflection, model: reflection, url });
    this.anchorMembers(reflection, encodeURI(url));
  }

  private anchorMembers({ children = [] }: DeclarationReflection, url: string): void {
    const anchors = anchorsOf(children.map(({ name }) => name));
    children.forEach((child, i) => {
      const anchor = anchors[i]?.id ?? "";
      this.anchors.set(child, anchor);
      this.fullUrls.set(child, `${url}#${anchor}`);
    });
  }
}

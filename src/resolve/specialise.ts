/**
 * Makes every reference static: a resource whose dynamic references mean other schemas where it is reached from elsewhere becomes a
 * further source, with its references bound for that dynamic scope.
 */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { append, lastToken, parentOf, tokensOf } from "../json/pointer.js";
import type { Source } from "../load/source.js";
import { shapeOf } from "./keywords.js";
import type { Registry } from "./registry.js";
import { keyOf, type LocationKey, type ResolvedReference, type SchemaEntry } from "./resolved.js";

type References = Map<LocationKey, Map<string, ResolvedReference>>;

/** A reference whose target depends on the dynamic scope: by which anchor name. That of `$recursiveAnchor` is `""`. */
export type DynamicReferences = ReadonlyMap<ResolvedReference, string>;

/**
 * A dynamic scope, as far as it matters: for each anchor name, the outermost resource that has it (2020-12 Core, 7.1 and 8.2.3.2;
 * 2019-09 Core, 8.2.4.2), by its key. A name that no resource has is absent.
 */
type Scope = ReadonlyMap<string, SchemaEntry>;

/** A schema resource: an identified schema and what stands in it, but not in another resource within. */
interface Resource {
  readonly root: SchemaEntry;
  readonly entries: SchemaEntry[];
  /** Its anchors that can be targets of dynamic references that depend on the scope. */
  readonly anchors: Map<string, SchemaEntry>;
  /** The resource that holds it, where it is evaluated by being there, rather than by a reference. */
  parent?: Resource;
  readonly inside: Resource[];
  /** The names on which the outcome of something in it, or reached from it, depends. */
  readonly names: Set<string>;
}

/** A resource in a scope other than the one in which it is entered first. */
interface Variant {
  readonly source: Source;
  readonly scopes: ReadonlyMap<Resource, Scope>;
}

/** More variants than any contract of people needs; some contracts of few lines would need more than fit into memory. */
const MAXIMUM_VARIANTS = 1_000;

/**
 * Binds the references of `dynamic` in `references`, and enters the sources that this takes into the registry; they are returned.
 *
 * An author's source is bound as if a value were judged by it directly: the scope of a resource is then itself, and where it is
 * evaluated as a part of another, that one's scope before it. A reference from a scope leads to its target in that scope, with the
 * target's resource entered. Where this differs from the target's own scope in a name on which an outcome reached from there
 * depends, the reference leads to a variant of the target's resource: the same text under another path.
 *
 * It ends, since a scope only grows along references: `enter` keeps what is bound, so there are at most as many variants of a
 * resource as assignments of the contract's resources to the names that matter to it, and each is made once.
 * It is exact: restricted to the names of a resource, a scope decides all dynamic references reached from it, and the names of
 * what is reached are among them. Nothing is done where no name is carried by two resources: the initial target is then the only one.
 * What would take more than `MAXIMUM_VARIANTS` is refused with a diagnostic.
 */
export function specialise(
  registry: Registry,
  references: References,
  dynamic: DynamicReferences,
): readonly Source[] {
  const carriers = carriersOf(registry, dynamic);
  if (carriers.size === 0) return [];
  const resources = resourcesOf(registry, carriers);
  const resourceOf = (entry: SchemaEntry): Resource => resources.of(entry);
  spreadNames(resources.all, references, dynamic, carriers, resourceOf);

  const ownScopes = new Map<Resource, Scope>();
  const ownScope = (resource: Resource): Scope => {
    const known = ownScopes.get(resource);
    if (known !== undefined) return known;
    const { parent } = resource;
    const scope = enter(parent === undefined ? new Map() : ownScope(parent), resource);
    ownScopes.set(resource, scope);
    return scope;
  };

  let refused: ResolvedReference | undefined;
  const variants = new Map<string, Variant>();
  const pending: { readonly resource: Resource; readonly variant: Variant }[] = [];
  const variantOf = (resource: Resource, scope: Scope): Variant | undefined => {
    const key = `${resource.root.key} ${textOf(scope)}`;
    const known = variants.get(key);
    if (known !== undefined || variants.size === MAXIMUM_VARIANTS) return known;
    const source = sourceOf(registry, resource, outerOf(scope, ownScope(resource)));
    const scopes = new Map([[resource, scope]]);
    for (const [each, own] of scopes) {
      for (const inner of each.inside) scopes.set(inner, enter(own, inner));
    }
    const variant: Variant = { source, scopes };
    variants.set(key, variant);
    // The path is taken at once; what stands at it is entered when its turn comes.
    registry.roots.set(source.path, {
      ...resource.root,
      source,
      key: keyOf({ ...resource.root, source }),
    });
    pending.push({ resource, variant });
    return variant;
  };

  const bind = (reference: ResolvedReference, scope: Scope): ResolvedReference => {
    const name = dynamic.get(reference);
    const outermost = name === undefined ? undefined : scope.get(name);
    const bound =
      name === undefined || outermost === undefined
        ? reference.target
        : (resourceOf(outermost).anchors.get(name) ?? reference.target);
    const resource = resourceOf(bound);
    const own = restrict(ownScope(resource), resource.names);
    const entered = enter(scope, resource);
    if (textOf(own) === textOf(entered)) return { ...reference, target: bound };
    const variant = variantOf(resource, entered);
    if (variant === undefined) {
      refused ??= reference;
      return { ...reference, target: bound };
    }
    const { source } = variant;
    return { ...reference, target: inVariant(bound, source) };
  };

  const bindAll = (entries: readonly SchemaEntry[], scope: Scope, source?: Source): void => {
    for (const entry of entries) {
      const here = source === undefined ? entry : inVariant(entry, source);
      if (source !== undefined) registry.schemas.set(here.key, here);
      const found = originals.get(entry.key);
      if (found === undefined) continue;
      const from = { source: here.source, pointer: here.pointer };
      references.set(
        here.key,
        new Map([...found].map(([keyword, each]) => [keyword, { ...bind(each, scope), from }])),
      );
    }
  };

  const originals: References = new Map(references);
  for (const resource of resources.all) {
    if (resource.names.size > 0) bindAll(resource.entries, ownScope(resource));
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { variant } = next;
    for (const [resource, scope] of variant.scopes) {
      bindAll(resource.entries, scope, variant.source);
    }
  }
  if (refused !== undefined) registry.diagnostics.push(tooManyScopes(refused));
  return [...variants.values()].map(({ source }) => source);
}

/** The names that two resources carry and a dynamic reference asks for; without another, each such reference has one target. */
function carriersOf(
  { dynamicAnchors, recursiveAnchors }: Registry,
  dynamic: DynamicReferences,
): ReadonlyMap<string, readonly SchemaEntry[]> {
  const carriers = new Map<string, readonly SchemaEntry[]>();
  for (const name of new Set(dynamic.values())) {
    const entries = name === "" ? recursiveAnchors : (dynamicAnchors.get(name) ?? []);
    if (entries.length > 1) carriers.set(name, entries);
  }
  return carriers;
}

/** The scope after `resource` is entered, as far as it matters from there. */
function enter(scope: Scope, resource: Resource): Scope {
  const entered = new Map<string, SchemaEntry>();
  for (const name of resource.names) {
    const outermost = scope.get(name) ?? (resource.anchors.has(name) ? resource.root : undefined);
    if (outermost !== undefined) entered.set(name, outermost);
  }
  return entered;
}

function restrict(scope: Scope, names: ReadonlySet<string>): Scope {
  return new Map([...scope].filter(([name]) => names.has(name)));
}

/** One text per scope. */
function textOf(scope: Scope): string {
  return JSON.stringify(
    Array.from(scope, ([name, { key }]) => [name, key]).sort(([a = ""], [b = ""]) =>
      a < b ? -1 : 1,
    ),
  );
}

/** The resources by which a scope differs from a resource's own, in one order. */
function outerOf(scope: Scope, own: Scope): readonly SchemaEntry[] {
  const outer = new Map<LocationKey, SchemaEntry>();
  for (const [name, entry] of scope) if (own.get(name) !== entry) outer.set(entry.key, entry);
  return [...outer.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function resourcesOf(
  registry: Registry,
  carriers: ReadonlyMap<string, readonly SchemaEntry[]>,
): { readonly all: readonly Resource[]; readonly of: (entry: SchemaEntry) => Resource } {
  const byRoot = new Map<LocationKey, Resource>();
  const of = (entry: SchemaEntry): Resource => {
    const root = rootOf(registry, entry);
    const known = byRoot.get(root.key);
    if (known !== undefined) return known;
    const resource: Resource = {
      root,
      entries: [],
      anchors: new Map(),
      inside: [],
      names: new Set(),
    };
    byRoot.set(root.key, resource);
    return resource;
  };
  for (const entry of registry.schemas.values()) of(entry).entries.push(entry);
  for (const [name, entries] of carriers) {
    for (const entry of entries) of(entry).anchors.set(name, entry);
  }
  for (const resource of byRoot.values()) {
    const around = evaluatedIn(registry, resource.root);
    if (around === undefined) continue;
    const parent = of(around);
    resource.parent = parent;
    parent.inside.push(resource);
  }
  return { all: [...byRoot.values()], of };
}

/** The root of the resource that a schema stands in. */
function rootOf({ schemas, resources }: Registry, entry: SchemaEntry): SchemaEntry {
  const identified = resources.get(entry.baseUri);
  // An identifier that two schemas claim, which is reported, is the other's.
  return identified?.source === entry.source
    ? identified
    : (schemas.get(keyOf({ source: entry.source, pointer: "" })) ?? entry);
}

/** The schema that evaluates an embedded resource by holding it; none where it is a definition, which only references lead to. */
function evaluatedIn(
  { schemas }: Registry,
  { source, pointer }: SchemaEntry,
): SchemaEntry | undefined {
  for (let at = parentOf(pointer); at !== undefined; at = parentOf(at)) {
    const around = schemas.get(keyOf({ source, pointer: at }));
    if (around === undefined) continue;
    const keyword = tokensOf(pointer)[tokensOf(at).length] ?? "";
    const isDefinition = keyword === "$defs" || keyword === "definitions";
    return isDefinition || shapeOf(keyword) === undefined ? undefined : around;
  }
  return undefined;
}

/** Gives each resource the names of the dynamic references that are reached from it, directly or not. */
function spreadNames(
  resources: readonly Resource[],
  references: References,
  dynamic: DynamicReferences,
  carriers: ReadonlyMap<string, readonly SchemaEntry[]>,
  resourceOf: (entry: SchemaEntry) => Resource,
): void {
  const reachedFrom = new Map<Resource, Set<Resource>>();
  const link = (from: Resource, to: Resource): void => {
    const known = reachedFrom.get(to);
    if (known !== undefined) known.add(from);
    else reachedFrom.set(to, new Set([from]));
  };
  const pending: { readonly resource: Resource; readonly name: string }[] = [];
  for (const resource of resources) {
    for (const inner of resource.inside) link(resource, inner);
    for (const entry of resource.entries) {
      for (const reference of references.get(entry.key)?.values() ?? []) {
        link(resource, resourceOf(reference.target));
        const name = dynamic.get(reference);
        if (name === undefined || !carriers.has(name)) continue;
        for (const carrier of carriers.get(name) ?? []) link(resource, resourceOf(carrier));
        pending.push({ resource, name });
      }
    }
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { resource, name } = next;
    if (resource.names.has(name)) continue;
    resource.names.add(name);
    for (const from of reachedFrom.get(resource) ?? []) pending.push({ resource: from, name });
  }
}

function tooManyScopes({ from, keyword }: ResolvedReference): Diagnostic {
  return diagnostic("unsupported-keyword", {
    message: `Dynamic references make more than ${MAXIMUM_VARIANTS} schemas of the contract's; \`${keyword}\` here leads to one too many`,
    location: from.source.locate(append(from.pointer, keyword)),
    hint: "Let fewer schemas share the name of a `$dynamicAnchor`.",
  });
}

function inVariant(entry: SchemaEntry, source: Source): SchemaEntry {
  return { ...entry, source, key: keyOf({ source, pointer: entry.pointer }) };
}

/** The source of a variant: `tree.json` as it is within `strict-tree.json` is `tree-of-strict-tree.json`. */
function sourceOf({ roots }: Registry, { root }: Resource, outer: readonly SchemaEntry[]): Source {
  const { source } = root;
  const folder = source.path.slice(0, source.path.lastIndexOf("/") + 1);
  const bare = `${wordOf(root)}-of-${outer.map(wordOf).join("-and-")}`;
  const words = [bare, `${bare}-in-${wordOf({ ...root, pointer: "" })}`];
  let path = folder + (words.find((word) => !roots.has(`${folder}${word}.json`)) ?? bare) + ".json";
  while (roots.has(path)) path = path.replace(/\.json$/, "-again.json");
  return { ...source, path, variant: { of: source, within: outer.map(({ key }) => key) } };
}

/** What a resource is called in a path: its file's name, or for one within a file, the last part of its identifier. */
function wordOf({ source, pointer, baseUri }: SchemaEntry): string {
  const path = pointer === "" ? source.path : baseUri;
  const last =
    path
      .replace(/[/#]+$/, "")
      .split(/[/:]/)
      .at(-1) ?? "";
  const word = last.replace(/\.(jsonc?|ya?ml)$/i, "").replace(/\.schema$/i, "");
  return word.replace(/[^\p{ID_Continue}.-]+/gu, "-") || (lastToken(pointer) ?? "schema");
}

"""What a payload breaks, as (place in the payload, keyword): with the generated package
where it can tell, with the bundle of the type where it can't."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import seam
from jsonschema import Draft202012Validator, ValidationError
from pydantic import ValidationError as NotDecoded
from referencing import Registry, Resource

Finding = tuple[str, str]

UNIONS = ("anyOf", "oneOf")
CONSTANTS = ("const", "enum")


class TypeJudge:
    """Judges payloads of one type. `bundle`: its schema with all that it refers to.
    `tags`: of unions, by `$id` and keyword, the member that tells branches apart."""

    def __init__(self, type_name: str, bundle: Any, tags: dict[str, str]) -> None:
        self.adapter = seam.TYPES[type_name]
        self.is_checked_whole = type_name not in seam.UNCHECKED
        self.bundle = bundle
        self.tags = tags

    def findings(self, line: str) -> set[Finding] | None:
        """Empty for a valid payload: most are, and are decoded, which is fast. `None`
        for what is not JSON."""
        try:
            seam.decode(self.adapter, line)
            if self.is_checked_whole:
                return set()
        except NotDecoded:
            pass
        try:
            payload = json.loads(line, parse_constant=_refuse)
        except ValueError:
            return None
        errors = list(self.validator.iter_errors(payload))
        return {found for each in self.told(errors) for found in self.told_of(each)}

    @cached_property
    def validator(self) -> Draft202012Validator:
        # Crawled once: else the whole bundle is for each `$ref`.
        resource = Resource.from_contents(self.bundle)
        address = self.bundle.get("$id", "urn:bundle")
        return Draft202012Validator(
            {"$ref": address},
            registry=Registry().with_resource(address, resource).crawl(),
            format_checker=Draft202012Validator.FORMAT_CHECKER,
        )

    def told(self, errors: Iterable[ValidationError]) -> list[ValidationError]:
        """The errors that a reader wants: of a union those of the branch that is meant,
        or that none is and nothing besides; of a constant and its type the constant."""
        leaves = [leaf for error in errors for leaf in self.leaves(error)]
        unions = [leaf for leaf in leaves if self.rule(leaf) in UNIONS]
        constants = [leaf for leaf in leaves if leaf.validator in CONSTANTS]
        return [
            leaf
            for leaf in leaves
            if not any(self.is_within(leaf, union) for union in unions)
            and not any(_is_type_of(leaf, constant) for constant in constants)
        ]

    def told_of(self, error: ValidationError) -> Iterator[Finding]:
        """The items of a list are told together: `/errors/*/message`."""
        steps = ("*" if isinstance(step, int) else step for step in error.absolute_path)
        place = "".join(f"/{step}" for step in steps)
        if error.validator != "required":
            yield place, self.rule(error)
            return
        for name in error.validator_value:
            if name not in error.instance:
                yield place, f"required {name}"

    def rule(self, error: ValidationError) -> str:
        """The keyword; of a union that asks for a kind of value only, `type`."""
        if error.validator not in UNIONS:
            return str(error.validator)
        if self.tag_of(error) is not None:
            asks_for_kind = not isinstance(error.instance, dict)
        else:
            wishes = self.branches(error).values()
            asks_for_kind = len(wishes) > 0 and all(
                _is_at(leaf, error) and self.rule(leaf) == "type"
                for errors in wishes
                for each in errors
                for leaf in self.leaves(each)
            )
        return "type" if asks_for_kind else str(error.validator)

    def is_within(self, error: ValidationError, union: ValidationError) -> bool:
        place, above = [*error.absolute_path], [*union.absolute_path]
        is_union_there = place == above and self.rule(error) in UNIONS
        return place[: len(above)] == above and not is_union_there

    def branches(self, union: ValidationError) -> dict[Any, list[ValidationError]]:
        """The errors of each branch; none where too many branches fit."""
        found: dict[Any, list[ValidationError]] = {}
        for error in union.context or []:
            found.setdefault(error.relative_schema_path[0], []).append(error)
        return found

    def tag_of(self, union: ValidationError) -> str | None:
        return self.tags.get(f"{union.schema.get('$id')} {union.validator}")

    def leaves(self, error: ValidationError) -> Iterator[ValidationError]:
        branch = self.meant_branch(error) if error.validator in UNIONS else None
        if branch is None:
            yield error
        else:
            for inner in branch:
                yield from self.leaves(inner)

    def meant_branch(self, union: ValidationError) -> list[ValidationError] | None:
        """The errors of the branch that the tag names, else of the only one that is for
        this kind of value; `None` where that is none."""
        branches = self.branches(union)
        tag = self.tag_of(union)
        if tag is not None:
            if not isinstance(union.instance, dict):
                return None
            named = [
                errors
                for errors in branches.values()
                if not any(_is_about(tag, error, union) for error in errors)
            ]
            return named[0] if len(named) == 1 else None
        if len(branches) == 1:
            return next(iter(branches.values()))
        told = {
            key: [x for e in errors for x in self.leaves(e)]
            for key, errors in branches.items()
        }
        if all(_is_one_wish(leaves, union) for leaves in told.values()):
            return None
        fitting = [
            branches[key]
            for key, leaves in told.items()
            if not any(_is_of_other_kind(leaf, union) for leaf in leaves)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _is_at(error: ValidationError, union: ValidationError, *below: str) -> bool:
    return [*error.absolute_path] == [*union.absolute_path, *below]


def _is_type_of(error: ValidationError, constant: ValidationError) -> bool:
    is_there = error.schema is constant.schema and _is_at(error, constant)
    return error.validator == "type" and is_there


def _is_about(tag: str, error: ValidationError, union: ValidationError) -> bool:
    if error.validator == "required":
        return _is_at(error, union) and tag not in error.instance
    return _is_at(error, union, tag)


def _is_one_wish(leaves: list[ValidationError], union: ValidationError) -> bool:
    """Whether a branch asks for one thing only, of the value itself."""
    wishes = {(leaf.validator, json.dumps(leaf.validator_value)) for leaf in leaves}
    return len(wishes) == 1 and all(
        _is_at(leaf, union) and leaf.validator in ("type", "format", *CONSTANTS)
        for leaf in leaves
    )


def _is_of_other_kind(error: ValidationError, union: ValidationError) -> bool:
    if not _is_at(error, union):
        return False
    if error.validator == "type":
        return True
    if error.validator not in CONSTANTS:
        return False
    value = error.validator_value
    wanted = [value] if error.validator == "const" else value
    return all(_kind(each) != _kind(union.instance) for each in wanted)


def _kind(value: Any) -> str:
    """The kind of a JSON value; `True` is an `int` to Python alone."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number"
    return type(value).__name__

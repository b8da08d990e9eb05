"""What every generated model rests on: JSON as it is, no value taken for another."""

from __future__ import annotations

import ipaddress
import json
import math
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, TypeAlias, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import Self


def _integer(value: Any) -> Any:
    """`1.0` is a whole number of JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _not_null(value: Any) -> Any:
    if value is None:
        raise ValueError("null is no value here; leave the member out")
    return value


def _nothing(value: Any) -> Any:
    raise ValueError("there is no value here")


JsonInteger: TypeAlias = Annotated[int, BeforeValidator(_integer)]
"""A whole number, however large."""

JsonNumber: TypeAlias = int | float
"""A number; whole ones stay whole."""

NotNull = BeforeValidator(_not_null)
"""Of a member that can be absent, which reads as `None`, and can't be null."""

Nothing = BeforeValidator(_nothing)
"""Refuses every value."""


def _plain(value: Any) -> Any:
    """A value as the JSON that it was decoded from."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_unset=True)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value


def _key(value: Any) -> Any:
    """Equal for equal JSON values: `1` and `1.0` are, `1` and `true` are not."""
    if isinstance(value, bool) or value is None:
        return (type(value).__name__, value)
    if isinstance(value, (int, float)):
        return ("number", value)
    if isinstance(value, str):
        return ("string", value)
    if isinstance(value, dict):
        members = ((name, _key(item)) for name, item in value.items())
        return ("object", frozenset(members))
    if isinstance(value, (list, tuple)):
        return ("array", tuple(_key(item) for item in value))
    return ("other", id(value))


class OneOf:
    """The values of an enumeration, compared as JSON is."""

    def __init__(self, *values: Any) -> None:
        self.values = {_key(value): value for value in values}

    def _check(self, value: Any) -> Any:
        key = _key(_plain(value))
        if key not in self.values:
            raise ValueError("no value of the enumeration")
        return self.values[key]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self._check, handler(source)
        )


class AllOf:
    """A value is of these types too; it is read as the type that they are said of."""

    def __init__(self, *types: Any) -> None:
        self.types = types
        self.adapters: list[TypeAdapter[Any]] | None = None

    def _check(self, value: Any) -> Any:
        if self.adapters is None:
            self.adapters = [adapter_of(each) for each in self.types]
        plain = _plain(value)
        for adapter in self.adapters:
            adapter.validate_python(plain)
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self._check, handler(source)
        )


class Positions:
    """The items of a list, position by position, and those that follow them."""

    def __init__(self, *types: Any, others: Any = Any) -> None:
        self.types = (*types, others)
        self.adapters: list[TypeAdapter[Any]] | None = None

    def _check(self, value: Any) -> Any:
        if self.adapters is None:
            self.adapters = [adapter_of(each) for each in self.types]
        plain = _plain(value)
        if isinstance(plain, list):
            for i, item in enumerate(plain):
                self.adapters[min(i, len(self.types) - 1)].validate_python(item)
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self._check, handler(source)
        )


class Rules:
    """Rules of JSON Schema on values of the kind that each speaks of."""

    def __init__(
        self,
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        exclusive_minimum: float | None = None,
        exclusive_maximum: float | None = None,
        multiple_of: Iterable[float] = (),
        min_length: int | None = None,
        max_length: int | None = None,
        patterns: Iterable[str] = (),
        formats: Iterable[str] = (),
        min_items: int | None = None,
        max_items: int | None = None,
        unique_items: bool = False,
        min_properties: int | None = None,
        max_properties: int | None = None,
        names: Iterable[str] | None = None,
        known_names: Iterable[str] = (),
        excludes: Iterable[Any] = (),
    ) -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.exclusive_minimum = exclusive_minimum
        self.exclusive_maximum = exclusive_maximum
        self.multiple_of = [Decimal(repr(each)) for each in multiple_of]
        self.min_length = min_length
        self.max_length = max_length
        self.patterns = [re.compile(each, re.ASCII) for each in patterns]
        self.formats = [_FORMATS[each] for each in formats]
        self.min_items = min_items
        self.max_items = max_items
        self.unique_items = unique_items
        self.min_properties = min_properties
        self.max_properties = max_properties
        self.names = (
            None if names is None else [re.compile(each, re.ASCII) for each in names]
        )
        self.known_names = frozenset(known_names)
        self.excludes = frozenset(_key(each) for each in excludes)

    def check(self, value: Any) -> Any:
        """Gives `value` back, or raises `ValueError`."""
        plain = _plain(value)
        if self.excludes and _key(plain) in self.excludes:
            raise ValueError("a value that is excluded")
        if isinstance(plain, str):
            self._check_string(plain)
        elif isinstance(plain, (int, float)) and not isinstance(plain, bool):
            self._check_number(plain)
        elif isinstance(plain, list):
            _check_size(len(plain), self.min_items, self.max_items, "items")
            if self.unique_items and len(set(map(_key, plain))) < len(plain):
                raise ValueError("two items are equal")
        elif isinstance(plain, dict):
            _check_size(len(plain), self.min_properties, self.max_properties, "members")
            self._check_names(plain)
        return value

    def _check_string(self, value: str) -> None:
        _check_size(len(value), self.min_length, self.max_length, "characters")
        for pattern in self.patterns:
            if pattern.search(value) is None:
                raise ValueError(f"does not match {pattern.pattern}")
        for is_valid in self.formats:
            if not is_valid(value):
                raise ValueError(f"no {is_valid.__name__[4:].replace('_', '-')}")

    def _check_number(self, value: float) -> None:
        if self.minimum is not None and value < self.minimum:
            raise ValueError(f"less than {self.minimum}")
        if self.maximum is not None and value > self.maximum:
            raise ValueError(f"more than {self.maximum}")
        if self.exclusive_minimum is not None and value <= self.exclusive_minimum:
            raise ValueError(f"not more than {self.exclusive_minimum}")
        if self.exclusive_maximum is not None and value >= self.exclusive_maximum:
            raise ValueError(f"not less than {self.exclusive_maximum}")
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError("no number of JSON")
        for divisor in self.multiple_of:
            if not _is_multiple(Decimal(repr(value)), divisor):
                raise ValueError(f"no multiple of {divisor}")

    def _check_names(self, value: dict[str, Any]) -> None:
        if self.names is None:
            return
        for name in value:
            known = name in self.known_names
            if not known and not any(each.search(name) for each in self.names):
                raise ValueError(f"no member can have the name {name!r}")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self.check, handler(source)
        )


def _check_size(size: int, least: int | None, most: int | None, of: str) -> None:
    if least is not None and size < least:
        raise ValueError(f"fewer than {least} {of}")
    if most is not None and size > most:
        raise ValueError(f"more than {most} {of}")


def _is_multiple(value: Decimal, divisor: Decimal) -> bool:
    # As whole numbers of the smallest decimal place of either, without rounding.
    numerator, denominator = value.as_integer_ratio()
    top, bottom = divisor.as_integer_ratio()
    return (numerator * bottom) % (denominator * top) == 0


class ContractModel(BaseModel):
    """An object of the contract. What is absent stays absent, and null stays null."""

    model_config = ConfigDict(
        strict=True,
        extra="allow",
        allow_inf_nan=False,
        serialize_by_alias=True,
        protected_namespaces=(),
        defer_build=True,
    )

    _rules: ClassVar[Rules | None] = None

    @model_validator(mode="before")
    @classmethod
    def _check_rules(cls, value: Any) -> Any:
        return value if cls._rules is None else cls._rules.check(value)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Reads JSON; raises `pydantic.ValidationError` where it is not of the type."""
        _refuse_beyond_double(text, cls.__name__)
        return cls.model_validate_json(text)

    def to_json(self) -> str:
        """Writes JSON: the members that were given, by their names in JSON."""
        return self.model_dump_json(by_alias=True, exclude_unset=True)


def _is_model(of: Any) -> bool:
    while get_origin(of) is Annotated:
        of = get_args(of)[0]
    return isinstance(of, type) and issubclass(of, BaseModel)


def adapter_of(of: Any) -> TypeAdapter[Any]:
    """The adapter of a type, as strict as JSON is."""
    if _is_model(of):
        return TypeAdapter(of)
    config = ConfigDict(strict=True, allow_inf_nan=False, defer_build=True)
    return TypeAdapter(of, config=config, _parent_depth=3)


def decode(of: Any, text: str | bytes) -> Any:
    """JSON as a value of a type; raises `pydantic.ValidationError` where it is none."""
    _refuse_beyond_double(text, "JSON")
    if isinstance(of, TypeAdapter):
        return of.validate_json(text)
    try:
        adapter = _known_adapter(of)
    except TypeError:  # A type with metadata that has no hash.
        adapter = adapter_of(of)
    return adapter.validate_json(text)


_known_adapter = lru_cache(maxsize=1024)(adapter_of)
"""To make an adapter takes longer than to decode with it."""


def encode(value: Any) -> str:
    """A value as JSON: the members that were given, by their names in JSON."""
    return json.dumps(
        _plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


_MAYBE_BEYOND = re.compile(r"NaN|Infinity|[0-9]{308}|[eE]\+?[0-9]{3}")
_MAYBE_BEYOND_BYTES = re.compile(_MAYBE_BEYOND.pattern.encode())


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise OverflowError(digits[:40])
    return number


def _refuse_beyond_double(text: str | bytes, title: str) -> None:
    """Pydantic takes such numbers for infinite, and `NaN` for JSON, where any value can stand."""
    if isinstance(text, str):
        found = _MAYBE_BEYOND.search(text) is not None
    else:
        found = _MAYBE_BEYOND_BYTES.search(text) is not None
    if not found:
        return
    try:
        json.loads(text, parse_float=_finite, parse_constant=_finite)
    except OverflowError as error:
        told = PydanticCustomError(
            "finite_number",
            "{number} is no number that a double holds",
            {"number": str(error)},
        )
        raise ValidationError.from_exception_data(
            title, [{"type": told, "input": str(error)}], "json"
        ) from None
    except (ValueError, RecursionError):
        return  # Pydantic says what is wrong with it.


_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
    r"(?:[zZ]|([+-])([0-9]{2}):([0-9]{2}))"
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_IPV4 = re.compile(
    r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!\Z)|\Z)){4}"
)
_DURATION = re.compile(
    r"P(?:[0-9]+W|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)"
    r"(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?"
    r"|T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))"
)
_JSON_POINTER = re.compile(r"(?:/(?:[^~/]|~[01])*)*")
_COMPONENTS = re.compile(
    r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_HOST = re.compile(r"(\[[^\]]*\]|[^:]*)(?::[0-9]*)?", re.DOTALL)
_FUTURE = re.compile(r"[Vv][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+")


def _characters(more: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[A-Za-z0-9._~!$&'()*+,;={more}-]|%[0-9A-Fa-f]{{2}})*")


_NAME = _characters("")
_USER = _characters(":")
_PATH = _characters(":@/")
_QUERY = _characters(":@/?")


def _is_date(value: str) -> bool:
    found = _DATE.fullmatch(value)
    if found is None:
        return False
    year, month, day = (int(part) for part in found.groups())
    try:
        # The years 0 and 400 have the same days.
        date(year or 400, month, day)
    except ValueError:
        return False
    return True


def _is_time(value: str) -> bool:
    found = _TIME.fullmatch(value)
    if found is None:
        return False
    hour, minute, second = (int(part) for part in found.groups()[:3])
    sign, hours, minutes = found.groups()[3:]
    offset = int(hours or 0) * 60 + int(minutes or 0)
    if hour > 23 or minute > 59 or int(hours or 0) > 23 or int(minutes or 0) > 59:
        return False
    # A leap second is the last one of a day in UTC.
    utc = (hour * 60 + minute + (offset if sign == "-" else -offset)) % 1440
    return second < 60 or (second == 60 and utc == 1439)


def _is_date_time(value: str) -> bool:
    if value[10:11] not in ("T", "t") or not _is_date(value[:10]):
        return False
    if not _is_time(value[11:]):
        return False
    if value[17:19] != "60":
        return True
    # A leap second ends a month in UTC. The years that no date can have are left out.
    year, month, day = (int(part) for part in value[:10].split("-"))
    clock = int(value[11:13]) * 60 + int(value[14:16])
    shift = _offset(value[11:])
    days = (clock - shift - 1439) // 1440
    utc = date(min(max(year, 4), 9996), month, day) + timedelta(days=days)
    return (utc + timedelta(days=1)).day == 1


def _offset(time: str) -> int:
    """Minutes ahead of UTC."""
    found = re.search(r"([+-])([0-9]{2}):([0-9]{2})\Z", time)
    if found is None:
        return 0
    minutes = int(found[2]) * 60 + int(found[3])
    return -minutes if found[1] == "-" else minutes


def _is_duration(value: str) -> bool:
    return _DURATION.fullmatch(value) is not None


def _is_json_pointer(value: str) -> bool:
    return _JSON_POINTER.fullmatch(value) is not None


def _is_authority(authority: str) -> bool:
    user, at, rest = authority.rpartition("@")
    if at and _USER.fullmatch(user) is None:
        return False
    found = _HOST.fullmatch(rest)
    if found is None:
        return False
    host = found[1]
    if not host.startswith("["):
        return _NAME.fullmatch(host) is not None
    return _is_ipv6(host[1:-1]) or _FUTURE.fullmatch(host[1:-1]) is not None


def _is_reference(value: str, needs_scheme: bool) -> bool:
    found = _COMPONENTS.fullmatch(value)
    if found is None:
        return False
    scheme, authority, path, query, fragment = found.groups()
    if scheme is None:
        if needs_scheme or (authority is None and ":" in path.split("/", 1)[0]):
            return False
    elif _SCHEME.fullmatch(scheme) is None:
        return False
    return (
        (authority is None or _is_authority(authority))
        and _PATH.fullmatch(path) is not None
        and (query is None or _QUERY.fullmatch(query) is not None)
        and (fragment is None or _QUERY.fullmatch(fragment) is not None)
    )


def _is_uri(value: str) -> bool:
    return _is_reference(value, needs_scheme=True)


def _is_uri_reference(value: str) -> bool:
    return _is_reference(value, needs_scheme=False)


def _is_uuid(value: str) -> bool:
    return _UUID.fullmatch(value) is not None


def _is_ipv4(value: str) -> bool:
    return _IPV4.fullmatch(value) is not None


def _is_ipv6(value: str) -> bool:
    if "%" in value or not value.isascii():
        return False
    try:
        ipaddress.IPv6Address(value)
    except ValueError:
        return False
    return True


_FORMATS = {
    "date": _is_date,
    "duration": _is_duration,
    "json-pointer": _is_json_pointer,
    "uri": _is_uri,
    "uri-reference": _is_uri_reference,
    "date-time": _is_date_time,
    "time": _is_time,
    "uuid": _is_uuid,
    "ipv4": _is_ipv4,
    "ipv6": _is_ipv6,
}

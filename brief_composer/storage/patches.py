"""What one brief has that another has not, found by identity and small enough to write at a key.

Values an edit did not touch are the same objects before and after, so only the way down to what
changed is looked at. Parts with an id (sections, blocks, evidence, quotes, sources, media) are told
apart by it; everything else is written whole. Belongs here: making a patch and putting it on again,
for any frozen value of the model. Does not belong here: records and files (`records`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Raw, Struct, structs

T = TypeVar("T", bound=Struct)

MOST_STEPS = 30_000_000
"""Parts that are put in their places at most while patches of one journal are put on."""


class Unfit(Exception):
    """A patch does not fit the value it is put on."""


class Keyed(Struct, frozen=True, array_like=True):
    """What changed in a sequence of parts with ids.

    `order` is every id as it stands afterwards, None where none came, went or moved; `new` are
    whole parts, `changed` those that were there and say something else.
    """

    order: tuple[str, ...] | None
    new: dict[str, Raw]
    changed: dict[str, Patch]


class Patch(Struct, frozen=True, array_like=True):
    """What changed in a value, by the names of its fields: written whole, or part by part."""

    whole: dict[str, Raw]
    keyed: dict[str, Keyed]


class Budget:
    """How much work may still be done for a journal from anywhere."""

    __slots__ = ("left",)

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Raises Unfit once it is used up."""
        self.left -= steps
        if self.left < 0:
            raise Unfit("too many steps")


def encode(value: object) -> bytes:
    """A value in MessagePack; half a character (a lone surrogate) becomes U+FFFD."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode(_mended(msgspec.to_builtins(value)))


def between(before: T, after: T) -> Patch:
    """What has to be done to `before` to make it `after`. Both are of one type."""
    whole: dict[str, Raw] = {}
    keyed: dict[str, Keyed] = {}
    for name in after.__struct_fields__:
        old, new = getattr(before, name), getattr(after, name)
        if old is new:
            continue
        parts = _keyed(old, new) if _has_parts(type(after), name) else None
        if parts is not None:
            if parts.order is not None or parts.new or parts.changed:
                keyed[name] = parts
        elif old != new:
            whole[name] = Raw(encode(new))
    return Patch(whole, keyed)


def is_empty(patch: Patch) -> bool:
    """Whether nothing has to be done."""
    return not patch.whole and not patch.keyed


def place(patch: Patch) -> str:
    """The id of the first section or block a patch is about, the block where it is in one; "" for
    none."""
    for name in ("sections", "blocks"):
        parts = patch.keyed.get(name)
        if parts is not None:
            for id, inner in parts.changed.items():
                return place(inner) or id
            return next(iter(parts.new), "")
    return ""


def applied(value: T, patch: Patch, budget: Budget) -> T:
    """The value with a patch put on. Raises Unfit."""
    changes: dict[str, Any] = {}
    kind = type(value)
    for name, raw in patch.whole.items():
        if name not in kind.__struct_fields__:
            raise Unfit(name)
        changes[name] = _decoded(raw, _types(kind)[name])
    for name, parts in patch.keyed.items():
        if name not in kind.__struct_fields__ or not _has_parts(kind, name):
            raise Unfit(name)
        old = cast("tuple[Any, ...]", getattr(value, name))
        changes[name] = _put(old, parts, _part_type(kind, name), budget)
    return structs.replace(value, **changes)


def _keyed(old: Sequence[Any], new: Sequence[Any]) -> Keyed | None:
    """The difference of two sequences of parts; None where an id stands twice in one of them."""
    was = {each.id: each for each in old}
    now = {each.id: each for each in new}
    if len(was) != len(old) or len(now) != len(new):
        return None
    added: dict[str, Raw] = {}
    changed: dict[str, Patch] = {}
    for id, part in now.items():
        before = was.get(id)
        if before is part:
            continue
        if type(before) is not type(part):
            added[id] = Raw(encode(part))
            continue
        patch = between(before, part)
        if not is_empty(patch):
            changed[id] = patch
    same = list(was) == list(now)
    return Keyed(None if same else tuple(now), added, changed)


def _put(old: tuple[Any, ...], parts: Keyed, kind: Any, budget: Budget) -> tuple[Any, ...]:
    budget.spend(len(old) + len(parts.order or ()))
    have = {each.id: each for each in old}
    if parts.order is None and len(have) != len(old):
        raise Unfit("twice")
    for id, patch in parts.changed.items():
        if id not in have:
            raise Unfit(id)
        have[id] = applied(have[id], patch, budget)
    for id, raw in parts.new.items():
        have[id] = _decoded(raw, kind)
        if have[id].id != id:
            raise Unfit(id)
    order = tuple(each.id for each in old) if parts.order is None else parts.order
    try:
        return tuple([have[id] for id in order])
    except KeyError as missing:
        raise Unfit(str(missing)) from missing


def _decoded(raw: Raw, kind: Any) -> Any:
    try:
        return _decoder(kind).decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise Unfit("value") from wrong


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


@cache
def _types(kind: type[Struct]) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _has_parts(kind: type[Struct], name: str) -> bool:
    """Whether a field holds a sequence of parts that have ids."""
    field = _types(kind)[name]
    given = get_args(field)
    if get_origin(field) is not tuple or len(given) != 2 or given[1] is not Ellipsis:
        return False
    members = get_args(given[0]) or (given[0],)
    return all("id" in getattr(each, "__struct_fields__", ()) for each in members)


def _part_type(kind: type[Struct], name: str) -> Any:
    return get_args(_types(kind)[name])[0]


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        held = cast("dict[Any, Any]", value)
        return {_mended(key): _mended(each) for key, each in held.items()}
    if isinstance(value, list | tuple):
        return [_mended(each) for each in cast("list[Any]", value)]
    return value

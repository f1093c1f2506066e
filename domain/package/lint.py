"""What about this package would a channel refuse, or sell less for?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.package.around import Around
from domain.package.checks import CHECKS
from domain.package.field import EACH, Place, places, sold
from domain.package.package import Package
from domain.package.photo import Photo
from domain.package.rule import Rule, Scope, rules
from domain.property import RoomType


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that is not kept, and where.

    `place` is the package's place that somebody has to settle, None where the fault lies elsewhere; `about` the
    room type it is about; `named` a photo's name or a channel's. Two of one rule at one spot are the same fault.
    """

    rule: Rule
    place: Place | None = None
    about: RoomType | None = None
    named: str | None = None

    @property
    def spot(self) -> tuple[str, str]:
        """Rule and place: the same fault before and after a change has the same spot.

        A rule over several places together is one fault, whichever of them is asked about next.
        """
        where = self.about.code if self.about else ""
        if self.place is not None and self.rule.scope == "each":
            where = self.place.path
        return self.rule.id, f"{where}|{self.named or ''}"


def lint(package: Package, around: Around, wanted: Sequence[Rule] | None = None) -> tuple[Fault, ...]:
    """Every fault, what blocks first, otherwise in the rules' order."""
    found = [
        fault
        for rule in (rules() if wanted is None else wanted)
        for fault in _SCOPES[rule.scope](rule, package, around)
    ]
    return tuple(sorted(found, key=lambda fault: fault.rule.severity != "blocks"))


def new_faults(before: Iterable[Fault], after: Iterable[Fault]) -> tuple[Fault, ...]:
    """What a change brought about."""
    known = {fault.spot for fault in before}
    return tuple(fault for fault in after if fault.spot not in known)


def _each(rule: Rule, package: Package, around: Around) -> Iterator[Fault]:
    wanted = set(rule.over)
    for place in places(package.house):
        if place.field.path not in wanted:
            continue
        value = package.value(place.path)
        if value is not None and not _holds(rule, around, value):
            yield Fault(rule, place, place.about)


def _of(rule: Rule, package: Package, around: Around) -> Iterator[Fault]:
    by_path = {place.path: place for place in places(package.house)}
    starred = any(EACH in path for path in rule.over)
    for kind in sold(package.house) if starred else (None,):
        paths = [path.replace(EACH, kind.code) if kind else path for path in rule.over]
        values = [package.value(path) for path in paths]
        if not _holds(rule, around, *values):
            # Whoever has to act is asked about what is missing, else about the first that is named.
            lacking = next(
                (path for path, value in zip(paths, values, strict=True) if value is None), paths[0]
            )
            yield Fault(rule, by_path[lacking], kind)


def _photo(rule: Rule, package: Package, around: Around) -> Iterator[Fault]:
    for photo in package.photos:
        if not _holds(rule, around, photo):
            yield Fault(rule, about=_kind(package, photo), named=photo.name)


def _photos(rule: Rule, package: Package, around: Around) -> Iterator[Fault]:
    by_path = {place.path: place for place in places(package.house)}
    for path, kind, photos in _albums(rule.over[0], package):
        if not _holds(rule, around, photos):
            yield Fault(rule, by_path.get(path), kind)


def _albums(of: str, package: Package) -> Iterator[tuple[str, RoomType | None, tuple[Photo, ...]]]:
    if of == "room":
        for kind in sold(package.house):
            own = tuple(one for one in package.photos if _kind(package, one) == kind)
            yield f"rooms.{kind.code}.photos", kind, own
        return
    every = package.photos
    yield (
        "photos.house",
        None,
        every if of == "all" else tuple(one for one in every if not (one.room or one.room_type)),
    )


def _kind(package: Package, photo: Photo) -> RoomType | None:
    return next(
        (
            kind
            for kind in sold(package.house)
            if kind.code == photo.room_type or (photo.room and photo.room in kind.rooms)
        ),
        None,
    )


def _calendar(rule: Rule, package: Package, around: Around) -> Iterator[Fault]:
    known = {nights.room_type: nights for nights in around.calendar}
    for kind in sold(package.house):
        nights = known.get(kind.code)
        if nights is None or not _holds(rule, around, nights):
            yield Fault(rule, about=kind)


def _connection(rule: Rule, package: Package, around: Around) -> Iterator[Fault]:
    for connection in around.connections:
        if not _holds(rule, around, connection):
            yield Fault(rule, named=connection.name)


def _room(rule: Rule, package: Package, around: Around) -> Iterator[Fault]:
    for kind in sold(package.house):
        if not CHECKS[rule.check](kind.code, around, **rule.args):
            yield Fault(rule, about=kind)


def _holds(rule: Rule, around: Around, *seen: object) -> bool:
    beside = (around,) if rule.around else ()
    return CHECKS[rule.check](*seen, *beside, **rule.args)


_SCOPES: Mapping[Scope, Callable[[Rule, Package, Around], Iterator[Fault]]] = {
    "each": _each,
    "of": _of,
    "photo": _photo,
    "photos": _photos,
    "calendar": _calendar,
    "connection": _connection,
    "room": _room,
}

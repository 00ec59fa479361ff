"""Records behave as the standard library's frozen dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field
from functools import cached_property
from typing import Any

import pytest

from factcheck.model import records


def declare(dataclass: Callable[..., Any], *, slots: bool) -> Any:
    class Town:
        name: str
        people: int = 0
        names: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False, repr=False)

        def __post_init__(self) -> None:
            if self.people < 0:
                raise ValueError("no town has so few people")

    Town.__qualname__ = Town.__name__ = "Slotted" if slots else "Town"
    return dataclass(frozen=True, slots=slots)(Town)


STANDARD = {slots: declare(dataclasses.dataclass, slots=slots) for slots in (True, False)}
Slotted = declare(records.dataclass, slots=True)
Town = declare(records.dataclass, slots=False)


@records.dataclass(frozen=True)
class Region:
    towns: tuple[int, ...]

    @cached_property
    def people(self) -> int:
        return sum(self.towns)


@records.dataclass(frozen=True, slots=True)
class Nothing:
    pass


@records.dataclass(frozen=True, slots=True, eq=False)
class Single:
    name: str


@pytest.mark.parametrize("kind", [Slotted, Town])
class TestRecords:
    def test_they_are_made_shown_and_compared_as_standard_ones(self, kind: Any) -> None:
        standard = STANDARD[kind is Slotted]
        for given, named in [(("Halden",), {}), (("Halden", 12), {"note": "x"}), ((), {"name": "Lindra", "people": 3})]:
            assert repr(kind(*given, **named)) == repr(standard(*given, **named))
            assert kind(*given, **named) == kind(*given, **named)
        assert kind("Halden", note="a") == kind("Halden", note="b")
        assert kind("Halden") != kind("Lindra")
        assert kind("Halden") != standard("Halden")
        assert kind("Halden").names is not kind("Halden").names
        assert kind.__match_args__ == standard.__match_args__
        assert [one.name for one in dataclasses.fields(kind)] == [one.name for one in dataclasses.fields(standard)]

    def test_they_hash_as_their_values(self, kind: Any) -> None:
        assert hash(kind("Halden", 1, ())) == hash(STANDARD[True]("Halden", 1, ()))
        with pytest.raises(TypeError, match="unhashable"):
            hash(kind("Halden"))

    def test_what_is_wrong_is_refused(self, kind: Any) -> None:
        for given in [(), ("Halden", 1, [], "", 5)]:
            with pytest.raises(TypeError, match="argument"):
                kind(*given)
        with pytest.raises(TypeError, match="mayor"):
            kind("Halden", mayor="Ann")
        with pytest.raises(ValueError, match="so few"):
            kind("Halden", -1)

    def test_they_cannot_be_changed_but_replaced(self, kind: Any) -> None:
        one = kind("Halden", 12)
        for change in (lambda: setattr(one, "people", 13), lambda: delattr(one, "people")):
            with pytest.raises(dataclasses.FrozenInstanceError):
                change()
        for replace in (dataclasses.replace, records.replace):
            assert replace(one, people=13) == kind("Halden", 13)
        assert one.people == 12

    def test_they_can_be_copied_and_sent_to_another_process(self, kind: Any) -> None:
        one = kind("Halden", 12, ["Halden town"])
        for twin in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
            assert twin == one
            assert twin is not one


def test_a_record_without_slots_caches_its_properties() -> None:
    assert Region((1, 2)).people == 3


def test_records_of_no_field_and_of_identity() -> None:
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(())
    one = Single("Halden")
    assert one != Single("Halden")
    assert one in {one}
    assert copy.copy(one).name == "Halden"


def test_a_record_of_one_field_hashes_as_a_standard_one() -> None:
    assert hash(Region((1,))) == hash(((1,),))


def test_one_that_could_be_changed_is_no_record() -> None:
    with pytest.raises(TypeError, match="frozen"):
        records.dataclass(frozen=False)

"""Work beside other work comes to the same, wherever it is done."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

import pytest

from planverk.service.beside import Beside

FORKS = pytest.mark.skipif(sys.platform != "linux" or (os.cpu_count() or 1) < 2, reason="one core, or no copies of a process")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a command: what runs tests has threads of its own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def where() -> int:
    return os.getpid()


@FORKS
@pytest.mark.usefixtures("alone")
def test_it_is_done_in_another_process_and_its_value_comes_back_whole() -> None:
    here = [0]

    def work() -> tuple[int, list[str]]:
        here[0] += 1
        return os.getpid(), ["æ" * 100_000, *map(str, range(50_000))]

    first, second = Beside(work), Beside(work)
    for each in (second, first):
        process, words = each.result()
        assert process != os.getpid()
        assert (len(words), words[-1]) == (50_001, "49999")
    assert here == [0]


def test_it_is_done_here_where_a_copy_is_not_worth_it_or_a_thread_is_at_work() -> None:
    assert Beside(where, worth=False).result() == os.getpid()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    beside = Beside(where)
    done.set()
    thread.join()
    assert beside.result() == os.getpid()


def fail() -> int:
    raise ValueError("what went wrong")


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("worth", [True, False])
def test_what_goes_wrong_is_raised_to_the_one_who_asks(worth: bool) -> None:
    beside = Beside(fail, worth)
    with pytest.raises(ValueError, match="what went wrong"):
        beside.result()


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("ending", [lambda: os._exit(3), lambda: os.kill(os.getpid(), 9)])
def test_a_copy_that_dies_is_made_up_for(ending: Callable[[], None]) -> None:
    own = os.getpid()

    def work() -> str:
        if os.getpid() != own:
            ending()
        return "made"

    assert Beside(work).result() == "made"


@pytest.mark.usefixtures("alone")
def test_a_value_that_cannot_be_sent_is_made_here() -> None:
    assert Beside(lambda: lambda: "a function").result()() == "a function"

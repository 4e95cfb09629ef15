"""An endpoint that is asked politely: what it answers, and what happens when it does not."""

from __future__ import annotations

import email.utils
import re
import time

import pytest

from kg.store import Term
from kg.wikidata.endpoint import Endpoint, EndpointError, Manners
from tests.wikidata.conftest import Clock
from tests.wikidata.loopback import Fault, Loopback

ASK = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX wd: <http://www.wikidata.org/entity/>
SELECT ?name WHERE { wd:Q900000001 rdfs:label ?name . FILTER(LANG(?name) = "fr") }"""
ROWS = [{"name": Term("literal", "Front des roseaux", language="fr")}]


def test_rows_come_with_their_language(endpoint: Endpoint) -> None:
    assert endpoint.rows(ASK) == ROWS


def test_it_says_who_asks(endpoint: Endpoint, loopback: Loopback) -> None:
    endpoint.rows(ASK)
    assert re.fullmatch(r"orbat/\S+ \(https://w3id\.org/orbat/\) SPARQLWrapper/\S+", loopback.agents[0])


def test_between_two_questions_there_is_a_pause(endpoint: Endpoint, clock: Clock) -> None:
    for _ in range(3):
        endpoint.rows(ASK)
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500),
        Fault(502),
        Fault(503),
        Fault(504),
        Fault(429),
        Fault(0),
        Fault(headers=(("Content-Length", "900"),)),
        Fault(body=b'{"head": {"vars": ["name"]}, "results": {"bindings": [{"name": {"ty'),
        Fault(body=b"<html>Our servers are busy</html>"),
        Fault(body=b'{"results": {"bindings": [{"name": {"type": "triple", "value": "x"}}]}}'),
        Fault(body=b"[]"),
    ],
)  # fmt: skip
def test_what_may_pass_is_asked_again_and_the_wait_doubles(
    endpoint: Endpoint, loopback: Loopback, clock: Clock, fault: Fault
) -> None:
    loopback.faults += [fault, fault, fault]
    assert endpoint.rows(ASK) == ROWS
    assert clock.slept == [2.0, 4.0, 8.0]
    assert len(loopback.asked) == 4


def test_an_endpoint_that_says_when_to_come_back_is_left_alone_until_then(
    endpoint: Endpoint, loopback: Loopback, clock: Clock
) -> None:
    later = email.utils.formatdate(time.time() + 100, usegmt=True)
    loopback.faults += [Fault(429, headers=(("Retry-After", "30"),)), Fault(503, headers=(("Retry-After", later),))]
    assert endpoint.rows(ASK) == ROWS
    assert clock.slept[0] == 30.0
    assert 90 <= clock.slept[1] <= 100


def test_one_that_wants_an_hour_is_not_waited_for(endpoint: Endpoint, loopback: Loopback, clock: Clock) -> None:
    loopback.faults.append(Fault(429, headers=(("Retry-After", "3600"),)))
    with pytest.raises(EndpointError, match=r"answers with status 429 asks to come back in 3600 s; what was answered"):
        endpoint.rows(ASK)
    assert clock.slept == []


def test_one_that_fails_to_the_end_is_an_error_that_says_how_to_go_on(endpoint: Endpoint, loopback: Loopback) -> None:
    loopback.faults += [Fault(500)] * 9
    with pytest.raises(EndpointError) as raised:
        endpoint.rows(ASK)
    assert str(raised.value) == (
        f"{loopback.url}: answers with status 500; what was answered is kept, run the command again to go on"
    )
    assert len(loopback.asked) == 5


@pytest.mark.parametrize(
    ("status", "reason"), [(400, "refuses the query: status 400"), (404, "status 404"), (403, "status 403")]
)
def test_what_will_not_pass_is_not_asked_again(
    endpoint: Endpoint, loopback: Loopback, status: int, reason: str
) -> None:
    loopback.faults.append(Fault(status, b"no"))
    with pytest.raises(EndpointError, match=reason):
        endpoint.rows(ASK)
    assert len(loopback.asked) == 1


def test_one_that_never_answers_is_given_up(loopback: Loopback, clock: Clock) -> None:
    loopback.faults.append(Fault(hold=True))
    slow = Endpoint(loopback.url, manners=Manners(seconds=0.2, attempts=1), sleep=clock.sleep, now=clock.now)
    with pytest.raises(EndpointError, match=r"has not answered within 0\.2 s"):
        slow.rows(ASK)


def test_one_that_is_not_there_cannot_be_reached(clock: Clock) -> None:
    gone = Endpoint("http://127.0.0.1:9/sparql", manners=Manners(attempts=2), sleep=clock.sleep, now=clock.now)
    with pytest.raises(EndpointError, match=r"cannot be reached: .*refused"):
        gone.rows(ASK)

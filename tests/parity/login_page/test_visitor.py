"""What a test says of the user and the browser reaches the script."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def texts(at: AppTest) -> list[str]:
    assert not at.exception
    return [text.value for text in at.text]


def test_a_test_has_a_user_with_a_mail_address_only() -> None:
    shown = texts(AppTest.from_file("visitor.py").run())
    assert shown[:3] == [
        "logged in: AttributeError",
        "mail: test@example.com nobody 1",
        "all: ['email'] {'email': 'test@example.com'}",
    ]
    assert shown[3:6] == [
        "tokens: {} AttributeError KeyError",
        "no: AttributeError KeyError False",
        "set: StreamlitAPIException StreamlitAPIException",
    ]
    assert shown[6:] == ["zone: None None None", "where: None None None"]


def test_somebody_else_looks_at_the_page() -> None:
    at = AppTest.from_file("visitor.py").run()
    at.user = {"is_logged_in": True, "name": "Ida", "email": "ida@example.com", "tokens": {"id": "abc"}}
    shown = texts(at.run())
    assert shown[0] == "logged in: True"
    assert shown[1] == "mail: ida@example.com Ida 4"
    assert shown[3] == "tokens: {'id': 'abc'} abc KeyError"
    at.user["name"] = "Ada"
    assert texts(at.run())[1] == "mail: ida@example.com Ada 4"
    at.user = {"is_logged_in": False}
    assert texts(at.run())[:2] == ["logged in: False", "mail: KeyError nobody 1"]


def test_the_browser_is_where_the_test_says() -> None:
    at = AppTest.from_file("visitor.py")
    at.context = {"timezone": "Europe/Berlin", "timezone_offset": -60, "locale": "de-DE", "theme": "dark"}
    assert texts(at.run())[6:] == ["zone: Europe/Berlin -60 de-DE", "where: None None dark"]
    at.context = {"url": "https://example.com/app", "is_embedded": True, "theme": None}
    assert texts(at.run())[6:] == ["zone: None None None", "where: https://example.com/app True None"]
    at.context = {}
    assert texts(at.run())[6:] == ["zone: None None None", "where: None None None"]


def test_what_no_browser_says_is_refused() -> None:
    at = AppTest.from_file("visitor.py")
    for context in (
        {"cookies": {}},
        {"timezone_offset": True},
        {"theme": "blue"},
        {"locale": 3},
        [],
        {"timezone_offset": 2**40},
    ):
        at.context = context
        with pytest.raises(Exception, match="context"):
            at.run()
    at.context = {}
    at.user = ["Ida"]
    with pytest.raises(Exception, match="user"):
        at.run()

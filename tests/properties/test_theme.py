"""The `[theme]` options as the page gets them: what can stand in a style sheet is taken over, the rest is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc_runtime.configuration import OPTIONS, Configuration
from flowc_runtime.css_colors import hex_color
from flowc_runtime.server.security import page_policy
from flowc_runtime.theme import FontFace, Theme, theme_of


def _theme(**options: object) -> tuple[Theme, tuple[str, ...]]:
    made = Configuration()
    for name, value in options.items():
        made.say(f"theme.{name.replace('__', '.')}", value, "config.toml")
    assert made.problems == []
    return theme_of(made, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#ABC", "#aabbcc"),
        ("#abcd", "#aabbccdd"),
        ("#0D6B6B", "#0d6b6b"),
        ("#0d6b6bff", "#0d6b6b"),
        ("rebeccapurple", "#663399"),
        (" Red ", "#ff0000"),
        ("transparent", "#00000000"),
        ("rgb(1, 2, 3)", "#010203"),
        ("rgba(255, 0, 0, 0.5)", "#ff000080"),
        ("rgb(100% 0% 0% / 25%)", "#ff000040"),
        ("hsl(120deg, 100%, 25%)", "#008000"),
        ("rgb(999, -5, 0)", "#ff0000"),
        ("#12", None),
        ("rgb(1,2)", None),
        ("rgb(a,b,c)", None),
        ("url(javascript:alert(1))", None),
        ("red; background: url(//evil)", None),
        ("", None),
    ],
)
def test_colours(text: str, expected: str | None) -> None:
    assert hex_color(text) == expected


@given(st.text())
def test_no_text_becomes_anything_but_a_colour(text: str) -> None:
    found = hex_color(text)
    assert found is None or re.fullmatch(r"#([0-9a-f]{6}|[0-9a-f]{8})", found)


def test_every_option_is_understood() -> None:
    usable: dict[str, object] = {
        "base": "dark",
        "font": "Nunito, sans-serif",
        "headingFont": "serif",
        "codeFont": "'Space Mono', monospace",
        "fontFaces": [{"family": "Own", "url": "app/static/own.woff2", "weight": 400, "style": "italic"}],
        "baseFontSize": 15,
        "baseFontWeight": 350,
        "codeFontWeight": 600,
        "metricValueFontWeight": 900,
        "headingFontSizes": ["3rem", "40px"],
        "headingFontWeights": 700,
        "baseRadius": "full",
        "buttonRadius": "0.5rem",
        "chartSequentialColors": ["#000000"] * 10,
        "chartDivergingColors": ["white"] * 10,
        "chartCategoricalColors": ["red", "blue"],
    }
    usable |= dict.fromkeys(("metricValueFontSize", "codeFontSize", "paddingTop", "paddingBottom"), "1.5rem")
    usable |= dict.fromkeys(("linkUnderline", "showWidgetBorder", "showSidebarBorder"), False)
    made = Configuration()
    keys = [key for key in OPTIONS if key.startswith("theme.")]
    for key in keys:
        made.say(key, usable.get(key.rpartition(".")[2], "#abc"), "config.toml")
    theme, problems = theme_of(made, ())
    assert problems == ()
    assert len(theme.options) == len(keys) - 1  # font files stand beside
    assert theme.faces == (FontFace("Own", "/app/static/own.woff2", "400", "italic"),)
    assert theme.options["dark.sidebar.primaryColor"] == "#aabbcc"
    assert theme.options["headingFontWeights"] == (700,) * 6


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("primaryColor", "url(x)"),
        ("primaryColor", 3),
        ("textColor", ""),
        ("dark__textColor", "no colour"),
        ("chartCategoricalColors", []),
        ("chartSequentialColors", ["red"]),
        ("chartDivergingColors", "red"),
        ("baseRadius", "-1px"),
        ("buttonRadius", "50%"),
        ("paddingTop", 3),
        ("codeFontSize", "calc(1px)"),
        ("baseFontSize", 1000),
        ("baseFontSize", "big"),
        ("baseFontWeight", 425),
        ("baseFontWeight", 700),
        ("headingFontSizes", ["1rem"] * 7),
        ("headingFontWeights", [True]),
        ("linkUnderline", "perhaps"),
        ("font", "a;b"),
        ("font", "Nice:javascript:alert(1)"),
        ("font", "Nice:http://example.org/a.css"),
        ("fontFaces", [{"family": "A", "url": "javascript:alert(1)"}]),
        ("fontFaces", [{"family": "A", "url": "https://example.org/a.woff') url('x"}]),
        ("fontFaces", [{"family": "A{}", "url": "https://example.org/a.woff"}]),
        ("fontFaces", [{"family": "A", "url": "https://example.org/a.woff", "weight": "x;y"}]),
        ("fontFaces", ["A"]),
        ("fontFaces", "not json"),
        ("base", "neon.toml"),
        ("base", "https://example.org/theme.toml"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_stands(option: str, value: object) -> None:
    theme, (problem,) = _theme(**{option: value, "linkColor": "#123456"})
    assert f"theme.{option.replace('__', '.')}" in problem
    assert problem.startswith("config.toml: ")
    assert theme == Theme({"linkColor": "#123456"})


def test_lists_from_variables_are_json() -> None:
    theme, problems = _theme(chartCategoricalColors='["red", "#00f"]', headingFontSizes="2rem")
    assert problems == ()
    assert theme.options == {"chartCategoricalColors": ("#ff0000", "#0000ff"), "headingFontSizes": ("2rem",) * 6}


def test_a_base_file_gives_what_is_not_said_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        "[theme]\nbase = 'dark'\nprimaryColor = 'red'\ntextColor = '#fff'\nneon = 1\n"
        "[theme.sidebar]\ntextColor = '#eee'\n"
    )
    made = Configuration()
    made.say("theme.base", "mine.toml", "config.toml")
    made.say("theme.primaryColor", "blue", "config.toml")
    theme, problems = theme_of(made, (tmp_path / "nowhere", tmp_path))
    assert theme.options == {
        "base": "dark",
        "primaryColor": "#0000ff",
        "textColor": "#ffffff",
        "sidebar.textColor": "#eeeeee",
    }
    assert [problem.rpartition(": ")[2] for problem in problems] == ["there is no option 'theme.neon'"]


def test_a_page_may_load_fonts_from_where_its_theme_says_and_from_nowhere_else() -> None:
    plain = page_policy(Theme(), "n")
    assert "font-src 'self' data:;" in plain
    theme, problems = _theme(
        font="Nunito:https://fonts.example.org/css2?family=Nunito:wght@200,300&display=swap, sans-serif",
        fontFaces=[{"family": "B", "url": "https://files.example.com/b.woff2"}],
    )
    assert problems == ()
    assert theme.options["font"] == "Nunito, sans-serif"
    policy = page_policy(theme, "n")
    assert "style-src 'self' 'unsafe-inline' https://fonts.example.org;" in policy
    assert "font-src 'self' data: https: https://files.example.com https://fonts.example.org;" in policy
    assert policy.replace(" https://fonts.example.org", "").replace(" https: https://files.example.com;", ";") == (
        plain.replace("font-src 'self' data:;", "font-src 'self' data:;")
    )
    only_faces = page_policy(Theme(faces=(FontFace("B", "/app/static/b.woff2"),)), "n")
    assert only_faces == plain

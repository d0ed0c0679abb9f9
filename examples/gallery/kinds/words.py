"""Text of every sort."""

import streamlit as st
from frame import page


def titles():
    """Four sizes. Each heading has an address of its own, which shows when the pointer is on it."""
    st.title(
        "A title",
        icon=":material/rocket_launch:",
        anchor="a-title",
    )
    st.header(
        "A header with a line", divider="rainbow"
    )
    st.subheader(
        "A subheader with help",
        help="Help is *Markdown* too.",
    )
    st.markdown("#### The fourth size is Markdown")


def markdown():
    """The usual Markdown, with lists, quotes, tables and footnotes."""
    st.markdown("""
        Some **bold**, *italic*, ~~struck out~~, some `code`
        and [a link](https://streamlit.io).

        1. First things first
        2. Then the others
            - with a branch

        > A quotation stands apart.

        | Plant | Water | Light     |
        |:------|------:|:---------:|
        | Fern  |   150 | shade     |
        | Basil |   250 | full sun  |
    """)


def colours_and_badges():
    """Words in colours and on coloured ground, small labels, icons, emoji and signs."""
    st.markdown("""
        :red[red], :orange[orange], :yellow[yellow], :green[green],
        :blue[blue], :violet[violet], :gray[gray], :rainbow[all of them]

        :blue-background[marked], :green-background[in green],
        :small[and small print]

        :green-badge[:material/check: done]
        :orange-badge[:material/schedule: soon] :red-badge[late]

        :sunny: :umbrella: :material/bolt: :material/forest:
        -> <- <-> -- >= <= ~=
    """)
    with st.container(horizontal=True):
        st.badge("New")
        st.badge(
            "Fast",
            icon=":material/bolt:",
            color="green",
        )
        st.badge(
            "Careful",
            color="orange",
            help="Have a look",
        )


def formulas():
    """Mathematics in LaTeX: on its own, and within a sentence."""
    st.latex(
        r"e^{i\pi} + 1 = 0", help="Euler's identity"
    )
    st.latex(r"""
        \int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}
    """)
    st.markdown(
        r"The roots of $x^2 = q$ are $\pm\sqrt{q}$."
    )


def code():
    """With colours for the language, numbers for the lines, and a button that copies."""
    area = "def area(radius):\n    return 3.14159 * radius**2"
    st.code(area, line_numbers=True)
    st.code(
        "SELECT sum(water)\nFROM plants;",
        language="sql",
    )
    long = (
        "a long line that "
        + "goes on and " * 12
        + "on"
    )
    st.code(long, language=None, wrap_lines=True)


def echo():
    """Shows its own lines, above or below what they make."""
    with st.echo("below"):
        sides = [3, 4, 5]
        st.write("Around it:", sum(sides))


def plain_text_and_captions():
    """Text that is not Markdown, small text, and both set to one side or the middle."""
    st.text(
        "Stars stay *stars*,\n   and spaces stay where they are."
    )
    st.caption(
        "A caption is small and :blue[may have colours]."
    )
    st.text(
        "Centred",
        text_alignment="center",
        width="stretch",
    )
    st.markdown("At the end", text_alignment="right")


def write():
    """One command that looks at what it is given. A line with nothing but a value does the same."""
    st.write(
        "Words,",
        3.5,
        "and",
        ["lists"],
        {"of": "things"},
    )
    "A bare string is *written*, too."
    6 * 7


def html():
    """HTML and CSS of your own; a script runs where you say so."""
    st.html("""
        <style>
          .own { padding: 1rem; border-radius: 1rem; color: #222;
                 background: linear-gradient(90deg, #fcd34d, #f472b6) }
        </style>
        <p class="own">A style of <b>your</b> <i>own</i></p>
    """)
    st.html(
        """
        <p>The letters: <output id="letters"></output></p>
        <script>
          document.getElementById("letters").value =
            [..."compiled"].sort().join(" ");
        </script>
        """,
        unsafe_allow_javascript=True,
    )


def help():
    """What is known about an object: its signature, its text, its members."""
    st.help(sorted, width=500)


def divider():
    """A line across."""
    st.divider()


page(
    "Text",
    "From a title to a formula. All of it understands **Markdown**, except where it says that it does not.",
    [
        titles,
        markdown,
        colours_and_badges,
        formulas,
        code,
        echo,
        plain_text_and_captions,
        write,
        html,
        help,
        divider,
    ],
)

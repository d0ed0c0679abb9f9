"""The campaign's own parts: it goes on where it stopped, counts mechanisms, isolates its processes, writes failures."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from flowc_shims.stdlib.randomness import put_back, states
from tests.machines import prove
from tests.machines.actions import Again, Click, Interrupt, Second, SetValue, SetVariable, VisitPage, WriteFile
from tests.machines.campaign import Campaign, load
from tests.machines.cases import APPS, try_case
from tests.machines.failures import mismatch_of
from tests.machines.mechanisms import MECHANISMS, MOMENTS
from tests.machines.mutants.switches import MUTANTS
from tests.machines.sessions import Mismatch, Twin
from tests.machines.tally import Tally, plain_reason
from tests.machines.traps import read_trap
from tests.machines.watch import watching

pytestmark = pytest.mark.filterwarnings("ignore")

HEAD = "import os, time\nimport streamlit as st\nfrom tests.machines import interruption\n"


def test_a_stopped_campaign_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "machine.json"
    campaign = load(path, first=5, cases=30, fresh=False)
    first, second, third = campaign.chunks_left()
    campaign.add(second, Tally(scripts=10, mechanisms=Counter(a=3)), {17: "seed_17.py"})
    again = load(path, first=999, cases=1, fresh=False)
    assert (again.first, again.cases) == (5, 30)
    assert list(again.chunks_left()) == [first, third]
    assert again.tally == campaign.tally
    assert again.failures == {17: "seed_17.py"}
    for chunk in (first, third):
        again.add(chunk, Tally(scripts=10), {})
    assert again.finished
    assert load(path, first=0, cases=7, fresh=False).failures, "what it found is to be tried again first"
    again.again(17, {})
    assert again.tally.scripts == 30, "a seed counts once"
    assert load(path, first=0, cases=7, fresh=False).first == 35, "a finished campaign is followed by the next seeds"
    assert load(path, first=0, cases=7, fresh=True).first == 0


def test_a_chunk_gives_the_same_in_a_worker_and_leaves_no_failures(tmp_path: Path) -> None:
    before = states()
    text, failures = prove.try_chunk(range(3), tmp_path)
    # What a script draws without a seed is an input as any other.
    put_back(before)
    again, _ = prove.try_chunk(range(3), tmp_path)
    tally = Tally.load(text)
    assert failures == {}
    assert tally == Tally.load(again)
    assert tally.scripts == 4, "three scripts, and an app with pages"
    assert tally.reused.total() > 50
    assert tally.mechanisms["identity of names"] > 0


def test_what_was_found_is_tried_again_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    campaign = Campaign(tmp_path / "x.json", 0, 10, {0}, failures={3: "seed_3.py", 7: "seed_7.py"})
    prove.carry_out(campaign, _differs_at_seven, workers=1, failures=tmp_path)
    assert campaign.failures == {7: "again.py"}
    assert "seed 3, which had differed, is right now" in capsys.readouterr().out


def _differs_at_seven(chunk: range, _: Path) -> tuple[str, dict[int, str]]:
    return Tally().dump(), {7: "again.py"} if 7 in chunk else {}


def test_apps_with_pages_come_with_the_scripts() -> None:
    assert [*prove.apps_of(range(10)), *prove.apps_of(range(10, 20))] == [APPS, APPS + 1]
    assert not prove.apps_of(range(APPS, APPS + 10)), "they are apps themselves"


def test_a_failure_is_written_as_a_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted defect: what a campaign writes can be read back, and shows the difference again."""
    mutant = next(mutant for mutant in MUTANTS if mutant.name == "prints are not replayed")
    mutant.switch(monkeypatch)
    found = mismatch_of("import streamlit as st\nst.slider('n', 0, 9)\nx = 1\nprint('out')\n", (Again(), Again()))
    assert found is not None
    text = prove.small_trap(found, 7, seconds=2)
    assert "print('out')" in text
    assert "x = 1" not in text


def test_a_written_trap_reads_back(tmp_path: Path) -> None:
    beside = {"beside": "b = 2\n", "pages/1_one": "c = 3\n"}
    mismatch = Mismatch("a = 1\n", beside, (Again(), Click("go"), VisitPage("one", "a=1")), ("[page]", "-x"))
    (tmp_path / "trap.py").write_text(mismatch.trap("why") + "#| [page]\n", encoding="utf-8")
    trap = read_trap(tmp_path / "trap.py")
    assert trap.actions == (Again(), Click("go"), VisitPage("one", "a=1"))
    assert trap.modules == beside
    assert trap.text.endswith("a = 1\n")


def test_the_verdict_is_honest_at_every_size(tmp_path: Path) -> None:
    names = (*MECHANISMS, *MOMENTS)
    often = Tally(scripts=prove.CASES, mechanisms=Counter(dict.fromkeys(names, prove.ENOUGH)))
    campaign = Campaign(tmp_path / "x.json", 0, prove.CASES, tally=often)
    assert prove.verdict(campaign)[1]
    often.mechanisms["a closure"] -= 1
    lines, right = prove.verdict(campaign)
    assert not right
    assert any(line.startswith("FEWER THAN") and line.endswith("a closure") for line in lines)
    often.scripts = 200
    lines, right = prove.verdict(campaign)
    assert right, "a small campaign is not blamed for small numbers"
    assert any("counts only from" in line for line in lines)
    campaign.failures[3] = "seed_3.py"
    assert not prove.verdict(campaign)[1]


def test_reuses_are_counted_by_mechanism(tmp_path: Path) -> None:
    text = (
        "import streamlit as st\nx = 1\nys = [x]\nys.append(2)\nn = st.slider('n', 0, 9)\nst.write(ys)\n"
        "print('out')\nst.session_state.k = 3\nst.write(st.session_state.get('none'), n)\n"
    )
    twin = Twin(tmp_path, text)
    twin.step(Again())
    twin.step(Again())
    counts = twin.reuse.reader.counts
    twin.close()
    expected = {
        "a change of a list": 1,
        "stamps of objects": 2,
        "a widget's value": 1,
        "text printed again": 1,
        "a state key set again": 1,
        "an absent state key": 1,
        "typed atoms": 2,
        "a cached result": 0,
    }
    assert {name: counts[name] for name in expected} == expected


def test_reuse_on_coming_back_to_a_page_and_in_a_fragment_is_counted(tmp_path: Path) -> None:
    text = (
        "import streamlit as st\n@st.fragment\ndef part():\n    st.write('part')\n    st.slider('n', 0, 9)\n"
        "def one():\n    st.write('one')\n    part()\ndef two():\n    st.write('two')\n"
        "page = st.navigation([st.Page(one), st.Page(two)])\npage.run()\n"
    )
    twin = Twin(tmp_path, text)
    for action in (Again(), VisitPage("two"), VisitPage("")):
        twin.step(action)
    back = twin.reuse.reader.counts["on coming back to a page"]
    twin.step(SetValue("n", 4))
    counts = twin.reuse.reader.counts
    twin.close()
    assert back > 2
    assert counts["on coming back to a page"] == back
    assert counts["in a fragment's own run"] == 1


def test_what_is_put_back_is_counted(tmp_path: Path) -> None:
    counts = Counter[str]()
    twin = Twin(tmp_path, "import streamlit as st\nn = st.slider('n', 0, 9)\nl = []\nst.write(l, n)\nl.append(1)\n")
    with watching(counts):
        twin.step(Again())
        twin.step(SetValue("n", 4))
    twin.close()
    assert counts["a list put back"] >= 1
    assert set(counts) <= set(MOMENTS)


def test_sides_have_files_variables_and_modules_of_their_own(tmp_path: Path) -> None:
    text = HEAD + (
        "import counted\nst.write(counted.up(), os.environ.get('FLOWC_A'))\n"
        "with open('log.txt', 'a') as log: log.write('x')\nst.write(open('log.txt').read())\n"
        "os.environ['FLOWC_A'] = 'changed'\n"
    )
    twin = Twin(tmp_path, text, {"counted": "n = 0\ndef up():\n    global n\n    n += 1\n    return n\n"})
    twin.step(SetVariable("FLOWC_A", "given"))
    step = twin.step(WriteFile("log.txt", "y"))
    twin.close()
    assert any("body='2'" in line for line in step.observed.page) or any("2" in line for line in step.observed.page)
    assert step.observed.files == ("log.txt: 'yx'",)
    assert os.environ.get("FLOWC_A") is None


@pytest.mark.parametrize("stop", [False, True])
def test_a_run_is_cut_short_at_the_same_place_on_both_sides(tmp_path: Path, stop: bool) -> None:
    text = HEAD + "st.write('before')\ninterruption.here(1, time.time())\nx = 2\nst.write('after', x)\n"
    twin = Twin(tmp_path, text)
    twin.step(Again())
    twin.step(Interrupt(1, stop=stop))
    step = twin.step(Again())
    assert step.observed.ending == ("stop" if stop else "preempted")
    whole = twin.step(Again())
    twin.close()
    assert whole.observed.ending == "normal"


def test_a_second_visitor_has_a_session_of_their_own(tmp_path: Path) -> None:
    text = "import streamlit as st\n@st.cache_resource\ndef pool():\n    return []\nst.slider('n', 0, 9, key='n')\n"
    twin = Twin(tmp_path, text + "pool().append(1)\nst.write(len(pool()))\n")
    twin.step(Again())
    twin.step(SetValue("n", 5))
    step = twin.step(Second(Again()))
    assert "n = int:0" in step.observed.state
    assert any("3" in line for line in step.observed.page), "resources are shared"
    twin.close()


def test_reasons_lose_names_and_numbers() -> None:
    assert plain_reason("xs changed") == "a name changed"
    assert plain_reason("st.session_state['k'] changed") == "st.session_state['…'] changed"
    assert plain_reason("the slider n4 changed") == "the slider changed"
    assert plain_reason("file: open /tmp/made-xyz/case/one.txt (seen)") == "file: open …/one.txt (seen)"
    assert (
        plain_reason("environment: os.chdir /tmp/flowc-prove-a1b (seen)")
        == "environment: os.chdir …/flowc-prove (seen)"
    )


def test_a_case_that_differs_is_returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a planted defect one of the first seeds differs: the machine is not blind."""
    next(mutant for mutant in MUTANTS if mutant.name == "what passes the doors is no input").switch(monkeypatch)

    def differs(seed: int) -> bool:
        (folder := tmp_path / str(seed)).mkdir()
        return try_case(seed, folder, Tally()) is not None

    assert any(map(differs, range(60)))


def test_a_campaign_file_is_json(tmp_path: Path) -> None:
    campaign = Campaign(tmp_path / "deep" / "machine.json", 0, 10)
    campaign.save()
    assert json.loads(campaign.path.read_text(encoding="utf-8"))["cases"] == 10

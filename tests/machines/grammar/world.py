"""Productions about what surrounds a script: files, directories, variables, clocks, logging, warnings, entropy, and
points at which a run may be cut short.

Holds: what is shown is the same in two processes that began with equal files, variables and generators; of a clock
and of entropy only what cannot differ is shown. Files stand beside the script.
"""

from __future__ import annotations

from typing import Final

from tests.machines.grammar.expressions import integer, truth
from tests.machines.grammar.gen import Gen, production

FILES: Final = ("one.txt", "two.txt")
VARIABLES: Final = ("FLOWC_A", "FLOWC_B")


@production(7)
def read_file(g: Gen) -> list[str]:
    """Missing as often as there."""
    name, file = g.target("int"), g.pick(FILES)
    read = g.pick((
        f"int(open(FILES / '{file}').readline())",
        f"int((FILES / '{file}').read_text().split()[0])",
        f"int(pd.read_csv(FILES / '{file}', header=None)[0].sum())",
        f"len((FILES / '{file}').read_bytes())",
    ))  # fmt: skip
    return [
        "try:",
        f"    {g.bind('int', name)} = {read}",
        "except (OSError, ValueError, IndexError) as err:",
        "    st.write('no file', type(err).__name__)",
        f"    {name} = {g.number()}",
        f"st.write('file', {name})",
    ]


@production(5)
def read_file_in_function(g: Gen) -> list[str]:
    function, file = g.scope.prefix + "content", g.pick(FILES)
    lines = [f"def {function}(name):", "    path = FILES / name", "    if not path.exists():", "        return None"]
    return [*lines, "    return path.read_text()", f"st.write('content', {function}('{file}'))"]


@production(2)
def write_file(g: Gen) -> list[str]:
    file = g.pick(FILES)
    return [
        g.pick((
            f"_ = (FILES / '{file}').write_text(str({integer(g)}))",
            f"with open(FILES / '{file}', 'a') as handle: handle.write(str({integer(g)}) + '\\n')",
        ))
    ]  # fmt: skip


@production(1)
def write_then_read(g: Gen) -> list[str]:
    """What one run writes, it reads back further down."""
    file, value = g.pick(FILES), integer(g)
    lines = [f"if {truth(g)}:", f"    _ = (FILES / '{file}').write_text('{{}} {{}}'.format({value}, {g.number()}))"]
    return [*lines, f"st.write('back', (FILES / '{file}').read_text() if (FILES / '{file}').exists() else 'none')"]


@production(1)
def list_directory(g: Gen) -> list[str]:
    form = g.pick((
        "sorted(p.name for p in FILES.glob('*.txt'))",
        "sorted(name for name in os.listdir(FILES) if name.endswith('.txt'))",
        "[os.path.exists(FILES / name) for name in ('one.txt', 'two.txt')]",
        "sorted(entry.name for entry in os.scandir(FILES) if entry.name.endswith('.txt'))",
    ))  # fmt: skip
    return [f"st.write('files', {form})"]


@production(2)
def relative_file(g: Gen) -> list[str]:
    """A path that begins in the working directory, which is another one under a condition."""
    file = g.pick(FILES)
    read = g.pick((f"os.path.exists('{file}')", f"len(open('{file}').read()) if Path('{file}').is_file() else -1"))
    move = [f"os.chdir(FILES if {truth(g)} else FILES.parent)"] if g.chance(70) else []
    return [*move, f"st.write('relative', {read})", "os.chdir(FILES)"]


@production(1)
def remove_file(g: Gen) -> list[str]:
    return [f"if {truth(g)}:", f"    (FILES / '{g.pick(FILES)}').unlink(missing_ok=True)"]


@production(1)
def cached_file(g: Gen) -> list[str]:
    """A cached function keeps what it read first."""
    name, file = f"{g.scope.prefix}table{g.fresh()}", g.pick(FILES)
    return [
        "@st.cache_data(show_spinner=False)",
        f"def {name}(at):",
        f"    return (FILES / '{file}').exists(), at",
        f"st.write('cached file', {name}({integer(g, 1)} % 3))",
    ]


@production(10)
def read_variable(g: Gen) -> list[str]:
    name, variable = g.target("int"), g.pick(VARIABLES)
    read = g.pick((f"os.environ.get('{variable}', '1')", f"os.getenv('{variable}', '2')"))
    return [f"{g.bind('int', name)} = int({read})", f"st.write('environ', {name})"]


@production(1)
def set_variable(g: Gen) -> list[str]:
    return [f"os.environ['{g.pick(VARIABLES)}'] = str({integer(g)} % 5)"]


@production(2)
def clock(g: Gen) -> list[str]:
    """Only what the clock cannot change is shown; the values themselves go from cell to cell."""
    name = g.scope.prefix + "since"
    shown = g.pick((
        f"st.write('clock', {name} > 0, type({name}).__name__)",
        f"st.write('elapsed', time.time() - {name} < 1e6, {integer(g, 1)})",
        f"st.write('later', (lambda then: then >= {name})(time.time()))",
    ))  # fmt: skip
    return [f"{name} = time.time()", shown]


@production(1)
def entropy(g: Gen) -> list[str]:
    name = g.scope.prefix + "token"
    make, shown = g.pick((
        ("str(uuid.uuid4())", "len({})"),
        ("np.random.default_rng()", "{}.random() < 1"),
        ("random.Random()", "{}.random() < 1"),
        ("os.urandom(4)", "len({})"),
    ))  # fmt: skip
    return [f"{name} = {make}", f"st.write('token', {shown.format(name)}, {integer(g, 1)})"]


@production(2)
def unseeded_draw(g: Gen) -> list[str]:
    """From the process's generators, whose states both sessions begin with."""
    name = g.target("int")
    draw = g.pick(("random.randrange(20)", "int(np.random.randint(20))", "len(random.sample(range(9), 3))"))
    return [f"{g.bind('int', name)} = {draw}", f"st.write('drawn', {name})"]


@production(2)
def seeded_globals(g: Gen) -> list[str]:
    """Seeded in one statement, drawn from in later ones, perhaps under a condition."""
    name, other = g.target("int"), g.target("int")
    seed, draw = g.pick((
        ("random.seed", "random.randrange(50)"),
        ("np.random.seed", "int(np.random.randint(50))"),
    ))  # fmt: skip
    start = f"{integer(g, 1)} % 7" if g.chance(70) else f"{draw} % 3"
    lines = [f"{seed}({start})", f"{g.bind('int', name)} = {draw}", f"if {truth(g)}:", f"    _ = {draw}"]
    return [*lines, f"{g.bind('int', other)} = {draw}", f"st.write('seeded', {name}, {other})"]


@production(2)
def peek_at_generator(g: Gen) -> list[str]:
    """A draw that leaves the generator where it was: only what it gives tells that it has looked."""
    name = f"peek{g.fresh()}"
    seed, get, draw, put = g.pick((
        ("random.seed", "random.getstate()", "random.randrange(50)", "random.setstate"),
        ("np.random.seed", "np.random.get_state()", "int(np.random.randint(50))", "np.random.set_state"),
    ))  # fmt: skip
    define = [f"def {name}():", f"    kept = {get}", f"    drawn = {draw}", f"    {put}(kept)", "    return drawn"]
    between = [f"_ = {draw}"] if g.chance(50) else []
    return [f"{seed}({integer(g, 1)} % 7)", *between, *define, f"st.write('peeked', {name}())"]


@production(2)
def generator_objects(g: Gen) -> list[str]:
    """One generator, drawn from through two names."""
    rng, again, name = g.scope.prefix + "gen", g.scope.prefix + "gen_too", g.target("int")
    make, draw = g.pick((
        ("np.random.default_rng({})", "int({}.integers(50))"),
        ("np.random.RandomState({})", "int({}.randint(50))"),
        ("random.Random({})", "{}.randrange(50)"),
    ))  # fmt: skip
    lines = [f"{rng} = {make.format(integer(g, 1) + ' % 7')}", f"{again} = {rng}", f"_ = {draw.format(again)}"]
    return [*lines, f"{g.bind('int', name)} = {draw.format(rng)}", f"st.write('gen', {name}, {draw.format(again)})"]


@production(9)
def log(g: Gen) -> list[str]:
    call = g.pick(("warning('logged %s', {})", "error('failed with %d', {})", "warning('plain {}'.format({}))"))
    return [f"logging.getLogger('flowc.grammar').{call.replace('{})', integer(g) + ')')}"]


@production(10)
def warn(g: Gen) -> list[str]:
    """Warnings that begin with this word show (`cases.py`): once in a run for a line and a text."""
    return [f"warnings.warn('careful ' + str({integer(g)}))"]


@production(1)
def print_elsewhere(g: Gen) -> list[str]:
    return [f"print('err', {integer(g)}, file=sys.stderr)"]


@production(3)
def interruption_point(g: Gen) -> list[str]:
    """Anywhere: in functions, branches and modules, and in loops at one of the turns."""
    g.places += 1
    point = f"interruption.here({g.places}, time.time())"
    return [f"if {g.in_loop[-1]} == {g.number(0, 3)}: {point}"] if g.in_loop and g.chance(50) else [point]

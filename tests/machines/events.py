"""A twin's page turns into something a person may do next: `any_event`; edits of the script and of a module beside it:
`any_edit_of`; and what may change around a script: `any_change_of`."""

from __future__ import annotations

from random import Random

from tests.machines.actions import Action, Again, Clear, GoTo, RemoveFile, ReplaceIn, SetVariable, Wait, WriteFile
from tests.machines.edits import any_edit, replacement
from tests.machines.grammar.world import FILES, VARIABLES
from tests.machines.live_widgets import live_widgets
from tests.machines.sessions import Twin


def any_event(random: Random, twin: Twin) -> Action:
    """Mostly an interaction with a widget that is on the page; now and then an empty rerun, time or cleared caches."""
    at = random.randrange(20)
    if at == 0:
        return Clear()
    if at < 4 and "ttl=" in twin.text:
        return Wait(random.randrange(1, 5))
    widgets = live_widgets(twin.reuse.page)
    bound = [widget.props.bound.param for widget in widgets if widget.props.bound is not None]
    if at < 8 and bound:
        text = random.choice(("", "1", "3", "8", "x", "true", "ant", "bee"))
        return GoTo(f"{random.choice(bound)}={text}" if random.randrange(4) else "", back=random.randrange(2) == 0)
    if at > 1 and widgets:
        return random.choice(widgets).any_action(random) or Again()
    return Again()


def any_edit_of(random: Random, twin: Twin) -> Action:
    """An edit of the text as it is now, or of a module's; a rerun where the draw changes nothing."""
    if twin.modules and random.randrange(3) == 0:
        name = random.choice(sorted(twin.modules))
        edited = any_edit(random, twin.modules[name], statements=False)
        if edited != twin.modules[name]:
            change = replacement(twin.modules[name], edited)
            return ReplaceIn(name, change.old, change.new)
    edited = any_edit(random, twin.text)
    return Again() if edited == twin.text else replacement(twin.text, edited)


def any_change_of(random: Random, twin: Twin) -> Action:
    """A file or a variable that scripts of the grammar look at; an event where this script looks at none."""
    if twin.text.count("FILES") > 1:
        name = random.choice(FILES)
        text = "\n".join(str(random.randrange(9)) for _ in range(random.randrange(1, 4)))
        return RemoveFile(name) if random.randrange(4) == 0 else WriteFile(name, text + "\n")
    if "FLOWC_" in twin.text:
        return SetVariable(random.choice(VARIABLES), str(random.randrange(4)))
    return any_event(random, twin)

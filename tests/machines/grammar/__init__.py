"""A random source becomes a whole small Streamlit script, with the name of the production beside every line."""

from tests.machines.grammar.apps import any_app
from tests.machines.grammar.script import Script, any_script, any_statements, script_of_style
from tests.machines.grammar.tags import production_of_lines, strip_tags

__all__ = ["Script", "any_app", "any_script", "any_statements", "production_of_lines", "script_of_style", "strip_tags"]

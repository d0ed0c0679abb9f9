"""An opened script -> the program that the server would run, compiled as the server compiles it."""

from __future__ import annotations

from flowc.cli.script import Script
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import Watch, compile_script, ignore
from flowc_runtime.configuration import load_configuration
from flowc_runtime.declared import declared
from flowc_runtime.project import Folder, local_modules


def compile_opened(script: Script, watch: Watch = ignore) -> Program:
    source = SourceText(str(script.path), script.text)
    folder = script.path.parent
    return compile_script(
        source,
        watch,
        local_modules=local_modules(folder),
        libraries=declared(script.path),
        find=Folder(folder).find,
        rules=load_configuration(script.path).magic,
    )

"""`flowc graph`: a script -> its cells and why they depend on each other, written in one of six forms.

`build` makes the `View` of a compiled script, `what_if` marks what a widget reaches, and one module each writes a form.
"""

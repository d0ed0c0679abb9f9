"""The command line: words in, one command run, what a person needs to know on the terminal."""

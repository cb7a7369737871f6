"""The Typer app: one module a command; parse, ask the domain, draw the screen, hand it to the terminal."""

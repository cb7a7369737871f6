"""The commands of `careercli me`, one module for each thing that is kept; loaded only when `me` is asked for."""

from __future__ import annotations

import typer

from careercli.cli.me.dashboard import where
from careercli.cli.me.data import export, forget, import_
from careercli.cli.me.history import history
from careercli.cli.me.notes import note
from careercli.cli.me.plans import done, plan
from careercli.cli.me.profile import add, drop, role, save
from careercli.cli.me.skills import skills

app = typer.Typer(rich_markup_mode=None)

app.command(rich_help_panel="You", epilog="Example: careercli me role business-analyst --years 4")(role)
app.command(rich_help_panel="You", epilog="Example: careercli me skills --for product-manager")(skills)
app.command(rich_help_panel="You", epilog="Example: careercli me add skill sql=3 negotiation=4")(add)
app.command(rich_help_panel="You", epilog="Example: careercli me drop skill sql")(drop)
app.command(
    rich_help_panel="Where you want to go",
    epilog='Example: careercli me save product-manager --why "close to the customer"',
)(save)
app.command(
    rich_help_panel="Where you want to go",
    epilog='Example: careercli me note product-manager --text "Ask Dana about her first year."',
)(note)
app.command(rich_help_panel="Where you want to go", epilog="Example: careercli me plan product-manager")(plan)
app.command(rich_help_panel="Where you want to go", epilog="Example: careercli me done 3")(done)
app.command(rich_help_panel="You", epilog="Example: careercli me history")(history)
app.command(rich_help_panel="Your file", epilog="Example: careercli me export --format json > me.json")(export)
app.command("import", rich_help_panel="Your file", epilog="Example: careercli me import me.json")(import_)
app.command(rich_help_panel="Your file", epilog="Example: careercli me forget practice notes")(forget)
app.command(rich_help_panel="Your file", epilog="Example: careercli me where")(where)

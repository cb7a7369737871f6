"""`careercli me`: what one person keeps. One module for each thing that is kept."""

from __future__ import annotations

import typer

from careercli.cli.me.dashboard import dashboard, where
from careercli.cli.me.data import export, forget, import_
from careercli.cli.me.notes import note
from careercli.cli.me.plans import done, plan
from careercli.cli.me.profile import add, drop, role, save
from careercli.cli.me.skills import skills

app = typer.Typer(
    name="me",
    help="What you keep: strengths, skills, shortlist, notes, practice, plans. One file, on this machine only.",
    rich_markup_mode=None,
    invoke_without_command=True,
    callback=dashboard,
)

app.command(epilog="Example: careercli me role business-analyst --years 4")(role)
app.command(epilog="Example: careercli me skills --for product-manager")(skills)
app.command(epilog="Example: careercli me add skill sql=3 negotiation=4")(add)
app.command(epilog="Example: careercli me drop product-manager; careercli me drop skill sql")(drop)
app.command(epilog='Example: careercli me save product-manager --why "close to the customer"')(save)
app.command(epilog='Example: careercli me note product-manager --text "Ask Dana about her first year."')(note)
app.command(epilog="Example: careercli me plan product-manager")(plan)
app.command(epilog="Example: careercli me done 3")(done)
app.command(epilog="Example: careercli me export --format json > me.json")(export)
app.command("import", epilog="Example: careercli me import me.json")(import_)
app.command(epilog="Example: careercli me forget practice notes")(forget)
app.command(epilog="Example: careercli me where")(where)

"""Streams, terminal manners, pager and prompts; the only place that knows Questionary."""

"""Where a role can lead: the graph of moves, the gap between two roles, routes and ladders."""

"""How people and machines meet the rooms: pages, JSON and the shell."""

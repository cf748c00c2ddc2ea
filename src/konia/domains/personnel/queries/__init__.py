"""Questions about people and posts, one module for each aggregate."""

"""The public portal: what anybody may read, on a phone, without signing in."""

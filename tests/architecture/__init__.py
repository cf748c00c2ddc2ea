"""House rules no linter knows."""

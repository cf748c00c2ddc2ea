"""How fast the one-stop shop is, through HTTP, against two floors measured in the same run."""

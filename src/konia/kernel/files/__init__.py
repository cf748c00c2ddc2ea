"""Files kept by their content, and numbers without gaps."""

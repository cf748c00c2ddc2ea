"""Words and marks that templates use; builtin, so no template loads them."""

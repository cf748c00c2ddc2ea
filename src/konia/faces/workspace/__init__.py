"""The workspace of officials: registers, figures, the annex."""

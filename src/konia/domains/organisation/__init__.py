"""Decisions that rearrange bodies, their deputies, and figures over the register of units."""

"""Work that was given to units: plans with their work items, and what government asks for."""

"""Posts and the people in them: quota, headcount, recruitment, moves, discipline, training."""

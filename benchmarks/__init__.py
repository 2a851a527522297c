"""Speed, memory and scale, side by side with the alternatives: ``make bench``."""

"""Many files → many structured papers: in parallel, in order, in bounded memory."""

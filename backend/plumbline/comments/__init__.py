"""Comments beside the things they speak of, each with an audience that never widens silently."""

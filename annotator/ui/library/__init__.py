"""The library itself: what takes its space, what lies in its bin, and emptying that."""

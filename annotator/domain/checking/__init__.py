"""What stands behind the rules, scales and calculations of a house: their data, how they are read and judged."""

"""What reports say, put into words once for all formats."""

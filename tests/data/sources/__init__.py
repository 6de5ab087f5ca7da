"""Files of each source format, made by real programs, and the script that makes them."""

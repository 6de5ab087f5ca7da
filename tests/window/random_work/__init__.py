"""What the random tests of the window do, and what is to be so after every step of it."""

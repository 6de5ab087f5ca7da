"""http and https addresses: fetched when the reviewer asks for one, within limits, and never on this machine."""

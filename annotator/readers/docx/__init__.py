"""Word documents (.docx, .docm)."""

"""The budgets (design, section 9): every figure beside the floor that bare Qt and bare SQLite set in the same run."""

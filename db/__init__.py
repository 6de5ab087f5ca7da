"""Persistence: schema, store, migrations, backup and check; the only place that imports SQLAlchemy."""

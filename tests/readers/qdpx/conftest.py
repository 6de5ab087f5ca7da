from pathlib import Path

import pytest
from lxml import etree

SCHEMA = Path(__file__).parents[2] / "data" / "refi" / "Project.xsd"


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """REFI's own, of QDA-XML project 1.0."""
    return etree.XMLSchema(etree.parse(SCHEMA))

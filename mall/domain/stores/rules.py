"""What an application must hold before it may be submitted."""

from collections.abc import Mapping
from typing import Any

# step -> the answers it must give; the last step is documents.
STEPS: dict[str, tuple[str, ...]] = {
    "store": ("name_zh", "trade"),
    "business": ("legal_name", "licence_number"),
    "contact": ("contact_name", "phone", "region_id", "line"),
}
DOCUMENTS = ("licence",)


def missing_answers(answers: Mapping[str, Any], documents: set[str]) -> list[str]:
    """The names of required answers and documents that are not there yet, in the order of the wizard."""
    missing = [name for names in STEPS.values() for name in names if not answers.get(name)]
    return missing + [kind for kind in DOCUMENTS if kind not in documents]

"""Files → texts: whatever a court paper comes in, and a clear word where it cannot be read."""

from cases.sources.document import SourceDocument, SourceFailure
from cases.sources.open import read_documents

__all__ = ["SourceDocument", "SourceFailure", "read_documents"]

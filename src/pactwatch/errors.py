"""The tree of errors that pactwatch raises; a message names the object, the value and the next step."""


class PactwatchError(Exception):
    """The root: catch this to catch everything that pactwatch raises on purpose."""


class UsageError(PactwatchError):
    """The user asked for something that cannot be done as asked; the command line answers with exit code 2."""


class SettingsError(UsageError):
    """A setting has a value that cannot be used."""


class NotFoundError(UsageError):
    """The register holds nothing under the name given."""


class SourceError(PactwatchError):
    """A place could not be read: missing, refused, or of a kind that no source reads."""


class DocumentError(PactwatchError):
    """The bytes were read, but no document could be made of them."""


class VocabularyError(PactwatchError):
    """A vocabulary file is malformed or contradicts another."""


class RecordError(PactwatchError, ValueError):
    """A record was given values that contradict each other."""


class QuantityError(RecordError):
    """A number that no arms deal counts, or bounds in the wrong order."""


class StoreError(PactwatchError):
    """The database cannot be opened, is of a later schema, or refuses a write."""


class EngineError(PactwatchError):
    """A worker process was lost again and again, and nothing can stand in for what it was to give."""


class EvaluationError(PactwatchError):
    """An annotation or prediction file is malformed, or a pinned floor was missed."""


class PluginError(PactwatchError):
    """A plug-in cannot be imported, has the name of another, or is not what its group holds."""

"""What people decided about claims: named so that it survives another reading, weighed, and applied to the claims."""

from pactwatch.judgements.agreement import Agreement, agreement
from pactwatch.judgements.anchors import deal_key, document_of, key_of, passage_key, passage_of
from pactwatch.judgements.fields import check_field, fields_of_kind, stated_fields, value_of, with_value
from pactwatch.judgements.questions import standing
from pactwatch.judgements.rulings import judged
from pactwatch.judgements.settle import settled
from pactwatch.judgements.values import as_text, parsed

__all__ = [
    "Agreement",
    "agreement",
    "as_text",
    "check_field",
    "deal_key",
    "document_of",
    "fields_of_kind",
    "judged",
    "key_of",
    "parsed",
    "passage_key",
    "passage_of",
    "settled",
    "standing",
    "stated_fields",
    "value_of",
    "with_value",
]

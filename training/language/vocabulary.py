"""Cuts a BERT vocabulary to what Chinese and English service texts can meet; what is left out is read in smaller pieces."""

import json
import re

"""Of the English vocabulary, which is sorted by frequency, so many entries are kept."""
ENGLISH_WORDS = 12_500
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def kept_tokens(vocabulary, language):
    """[(token, old id)] in the order of the new ids."""
    kept = []
    for token, i in sorted(vocabulary.items(), key=lambda entry: entry[1]):
        piece = token[2:] if token.startswith("##") else token
        if token in SPECIAL:
            pass
        elif token.startswith("[unused") or re.search("[\u0400-\u1fff\u3040-\u30ff\uac00-\ud7af]", piece):
            continue
        # A Chinese character always stands alone, so that it never continues a word.
        elif token.startswith("##") and re.search("[\u2e80-\u9fff]", piece):
            continue
        elif language == "en" and i >= ENGLISH_WORDS and not (token.startswith("##") and piece.isascii()):
            continue
        kept.append((token, i))
    return kept


def cut_tokenizer(source, language):
    """(the definition of the cut tokenizer, old ids in the order of the new ones)."""
    with open(source, encoding="utf8") as f:
        definition = json.load(f)
    kept = kept_tokens(definition["model"]["vocab"], language)
    definition["model"]["vocab"] = {token: i for i, (token, _) in enumerate(kept)}
    ids = definition["model"]["vocab"]
    definition["added_tokens"] = [{**t, "id": ids[t["content"]]} for t in definition["added_tokens"] if t["content"] in ids]
    for name, special in (definition.get("post_processor") or {}).get("special_tokens", {}).items():
        special["ids"] = [ids[name]]
    definition["truncation"] = definition["padding"] = None
    return definition, [old for _, old in kept]

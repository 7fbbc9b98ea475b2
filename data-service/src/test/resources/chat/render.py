"""Renders the templates by transformers' own apply_chat_template, and writes what came of each conversation.

    pip install -r requirements.txt && python render.py

No model is needed, and no torch: a tokenizer of a few tokens carries the special ones.
"""

import json
import pathlib

from jinja2 import TemplateError
from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast

folder = pathlib.Path(__file__).parent
conversations = json.loads((folder / "conversations.json").read_text(encoding="utf-8"))
tokenizer = PreTrainedTokenizerFast(
    tokenizer_object=Tokenizer(models.WordLevel({"<unk>": 0, "<s>": 1, "</s>": 2}, unk_token="<unk>")),
    bos_token="<s>",
    eos_token="</s>",
)


def render(template, messages):
    try:
        return {"text": tokenizer.apply_chat_template(messages, chat_template=template, tokenize=False)}
    except TemplateError as refusal:
        return {"refusal": str(refusal)}


for file in sorted(folder.glob("*.jinja")):
    template = file.read_text(encoding="utf-8")
    rendered = [render(template, messages) for messages in conversations]
    file.with_suffix(".json").write_text(
        json.dumps(rendered, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )

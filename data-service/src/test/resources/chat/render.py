"""Renders the templates as transformers' apply_chat_template does, and writes what came of each conversation."""

import json
import pathlib

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment


def refuse(message):
    raise TemplateError(message)


folder = pathlib.Path(__file__).parent
conversations = json.loads((folder / "conversations.json").read_text(encoding="utf-8"))
jinja = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
jinja.globals["raise_exception"] = refuse

for file in sorted(folder.glob("*.jinja")):
    template = jinja.from_string(file.read_text(encoding="utf-8"))
    rendered = []
    for messages in conversations:
        try:
            text = template.render(
                messages=messages, add_generation_prompt=False, bos_token="<s>", eos_token="</s>"
            )
            rendered.append({"text": text})
        except TemplateError as refusal:
            rendered.append({"refusal": str(refusal)})
    file.with_suffix(".json").write_text(
        json.dumps(rendered, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )

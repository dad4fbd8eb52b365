"""The network's shape, read from the model's own configuration (`special:model.yml`), never assumed."""

import re
from dataclasses import dataclass

from farwire.errors import ModelUnusable
from farwire.translate.marian.model import BYTES, Tensors

CONFIGURATION = "special:model.yml"
_LINE = re.compile(r"^([a-z][a-z0-9-]*):\s*(.*?)\s*$")
_ITEM = re.compile(r"^\s*-\s+(.*?)\s*$")

# What our graph computes; a model that says otherwise is for the fallback engine.
_REQUIRED = {
    "type": ("transformer",),
    "dec-cell": ("ssru",),
    "transformer-decoder-autoreg": ("rnn",),
    "transformer-preprocess": ("", "d"),
    "transformer-postprocess": ("dan", "an"),
    "transformer-postprocess-emb": ("", "d"),
    "transformer-postprocess-top": ("",),
    "transformer-ffn-depth": ("2",),
    "transformer-train-position-embeddings": ("false",),
    "transformer-no-projection": ("false",),
    "transformer-rnn-projection": ("false",),
    "transformer-pool": ("false",),
    "transformer-tied-layers": ("", "[]"),
    "dec-cell-base-depth": ("2",),
    "lemma-dim-emb": ("0",),
    "ulr": ("false",),
    "right-left": ("false",),
    "layer-normalization": ("false",),
    "output-omit-bias": ("false",),
}


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes and kinds: all that is needed to build the network."""

    width: int
    feed_forward: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    source_vocabulary: int
    target_vocabulary: int
    activation: str
    tied_all: bool
    tied_output: bool

    @property
    def head_width(self) -> int:
        """The width of one attention head."""
        return self.width // self.heads


def read_architecture(tensors: Tensors) -> Architecture:
    """The architecture a model says it has. Raises ModelUnusable for one that our decoder does not know."""
    tensor = tensors.get(CONFIGURATION)
    if tensor is None or tensor.kind != BYTES:
        raise ModelUnusable(f"it holds no {CONFIGURATION}")
    settings = parse_settings(bytes(tensor.data[:65536]).partition(b"\0")[0].decode("utf-8", "replace"))
    for name, allowed in _REQUIRED.items():
        value = settings.get(name, [allowed[0]])
        if (value[0] if value else "") not in allowed:
            raise ModelUnusable(f"not a known architecture: {name} is {value}")
    vocabularies = [_size(value, "dim-vocabs", 1_000_000) for value in settings.get("dim-vocabs", [])]
    if len(vocabularies) != 2:
        raise ModelUnusable("not a known architecture: it has not two vocabularies")
    return _checked(_architecture(settings, vocabularies))


def _architecture(settings: dict[str, list[str]], vocabularies: list[int]) -> Architecture:
    def number(name: str, most: int) -> int:
        return _size((settings.get(name) or ["?"])[0], name, most)

    def flag(name: str) -> bool:
        return settings.get(name, ["false"]) == ["true"]

    return Architecture(
        width=number("dim-emb", 8192),
        feed_forward=number("transformer-dim-ffn", 65536),
        heads=number("transformer-heads", 256),
        encoder_layers=number("enc-depth", 64),
        decoder_layers=number("dec-depth", 64),
        source_vocabulary=vocabularies[0],
        target_vocabulary=vocabularies[1],
        activation=(settings.get("transformer-ffn-activation") or ["relu"])[0],
        tied_all=flag("tied-embeddings-all") or flag("tied-embeddings-src"),
        tied_output=flag("tied-embeddings-all") or flag("tied-embeddings"),
    )


def _checked(found: Architecture) -> Architecture:
    if found.width % found.heads or found.width % 2:
        raise ModelUnusable(f"{found.heads} heads don't divide a width of {found.width}")
    if found.activation not in ("relu", "swish"):
        raise ModelUnusable(f"not a known architecture: activation {found.activation}")
    if found.tied_all and found.source_vocabulary != found.target_vocabulary:
        raise ModelUnusable("one embedding for two vocabularies of different size")
    return found


def _size(value: str, name: str, most: int) -> int:
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value[:12]) <= most:
        raise ModelUnusable(f"{name} is {value[:40]!r}")
    return int(value)


def parse_settings(text: str) -> dict[str, list[str]]:
    """The flat YAML that Marian writes: `name: value`, or `name:` and a list; each name with its values."""
    settings: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if (match := _LINE.match(line)) is not None:
            name = match[1]
            settings[name] = [_bare(match[2])] if match[2] else []
        elif name and (match := _ITEM.match(line)) is not None:
            settings[name].append(_bare(match[1]))
    return settings


def _bare(value: str) -> str:
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value

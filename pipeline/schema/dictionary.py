"""The schema as a page for people: ``docs/data-dictionary.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

from pipeline.schema.model import Enumeration, Field, ListOf, Struct, Table, Type
from pipeline.schema.tables import SCHEMA_VERSION, TABLES

_TEMPLATE = "data-dictionary.template.md"


def data_dictionary() -> str:
    """The data dictionary in Markdown, Chinese first, English beside it."""
    template = files("pipeline.schema").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    parts = {
        "schema_version": SCHEMA_VERSION,
        "overview": _lines(_overview()),
        "joins": _lines(_joins()),
        "tables": "\n\n".join(_lines(_table(table)) for table in TABLES.values()),
        "enumerations": "\n\n".join(_lines(_enumeration(one)) for one in _enumerations().values()),
    }
    for name, text in parts.items():
        template = template.replace(f"{{{{ {name} }}}}", text)
    return template


def _overview() -> Iterator[str]:
    yield from _head("表 table", "中文", "一行是 a row is", "键 key")
    for table in TABLES.values():
        mark = " ◎" if table.has_provenance else ""
        name = f"[`{table.name}`](#{table.name}){mark}"
        yield _row(name, table.title_zh, _both(table.zh, table.en), _columns(table.key))


def _joins() -> Iterator[str]:
    yield from _head("表 table", "列 columns", "指向 refers to")
    for table in TABLES.values():
        for key in table.foreign_keys:
            yield _row(f"`{table.name}`", _columns(key.columns), f"`{key.table}`")


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}"
    yield f"\n**{table.title_zh}**　{table.zh}\n\n{table.en}"
    yield f"\n键 key: {_columns(table.key)}  "
    yield f"行的顺序 order of rows: {_columns(table.order)}\n"
    yield from _head("列 column", "类型 type", "空值 null", "单位 unit", "含义 meaning")
    for field in table.fields:
        yield _field(field, table)


def _field(field: Field, table: Table) -> str:
    name = f"**`{field.name}`**" if field.name in table.key else f"`{field.name}`"
    null = "" if field.required else "✓"
    meaning = _both(field.zh, field.en)
    if isinstance(field.type, ListOf) and isinstance(field.type.element, Struct):
        meaning += _struct(field.type.element, table)
    return _row(name, _type(field.type), null, field.unit or "", meaning)


def _struct(struct: Struct, table: Table) -> str:
    """Its fields in the first table that has it, elsewhere a link to that table."""
    first = next(other for other in TABLES.values() if struct in _structs(other))
    if first is not table:
        return f"<br>各字段见 fields: [`{first.name}`](#{first.name})"
    return "".join(_inner(inner) for inner in struct.fields)


def _structs(table: Table) -> Iterator[Struct]:
    for field in table.fields:
        if isinstance(field.type, ListOf) and isinstance(field.type.element, Struct):
            yield field.type.element


def _inner(field: Field) -> str:
    unit = f" [{field.unit}]" if field.unit else ""
    return f"<br>· `{field.name}` {_type(field.type)}{unit}: {field.zh} / {field.en}"


def _type(type_: Type) -> str:
    if isinstance(type_, Enumeration):
        return f"enum [`{type_.name}`](#enum-{type_.name})"
    if isinstance(type_, ListOf):
        inner = type_.element
        return "`list<struct>`" if isinstance(inner, Struct) else f"`list<{inner}>`"
    return f"`{type_}`"


def _enumerations() -> dict[str, Enumeration]:
    fields = (field for table in TABLES.values() for field in table.fields)
    return {field.type.name: field.type for field in fields if isinstance(field.type, Enumeration)}


def _enumeration(enumeration: Enumeration) -> Iterator[str]:
    yield f'### <a id="enum-{enumeration.name}"></a>{enumeration.name}\n'
    yield from _head("值 value", "含义", "meaning")
    yield from (_row(f"`{value.name}`", value.zh, value.en) for value in enumeration.values)


def _both(zh: str, en: str) -> str:
    return f"{zh}<br>{en}"


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _head(*names: str) -> tuple[str, str]:
    return _row(*names), _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)

"""The schema says what the data contract says, and what is generated from it is up to date."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pytest
from msgspec.structs import fields

from pipeline import circular
from pipeline.schema import (
    SCHEMA_VERSION,
    TABLES,
    Enumeration,
    Field,
    ListOf,
    Struct,
    arrow_schema,
    data_dictionary,
    datapackage,
)
from pipeline.schema.enums import (
    AGREEMENT,
    COMPARATOR,
    KIND,
    PART,
    REASON,
    REGION_ROLE,
    RESPONSIBILITY,
    ROLE,
    VALUE_ROLE,
)
from pipeline.text.duty_types import Responsibility, Role
from tests.contract import COLUMNS, KEYS, NULL_IN_KEY, SPANS_TYPE

ALL_FIELDS = [(table, field) for table in TABLES.values() for field in table.fields]
IDS = [f"{table.name}.{field.name}" for table, field in ALL_FIELDS]
HAN = re.compile("[\u4e00-\u9fff]")


def described(field: Field) -> list[Field]:
    """The field and, of a list of structs, the fields inside."""
    if isinstance(field.type, ListOf) and isinstance(field.type.element, Struct):
        return [field, *field.type.element.fields]
    return [field]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_contract(name: str) -> None:
    schema = arrow_schema(name)
    found = [f"{field.name} {field.type}" for field in schema]
    assert [re.sub("dictionary<.*>", "enum", column) for column in found] == COLUMNS[name]


def test_tables_are_those_of_the_contract() -> None:
    assert set(TABLES) == set(COLUMNS)
    assert {name: table.key for name, table in TABLES.items()} == KEYS


def test_provenance_is_where_the_contract_marks_it() -> None:
    marked = {name for name, table in TABLES.items() if table.has_provenance}
    without = {"items", "links", "findings", "corrections"}
    assert marked == set(TABLES) - without
    for name in marked:
        assert str(arrow_schema(name).field("spans").type) == SPANS_TYPE


@pytest.mark.parametrize("name", TABLES)
def test_only_these_columns_of_keys_may_be_null(name: str) -> None:
    schema = arrow_schema(name)
    nullable = {column for column in TABLES[name].key if schema.field(column).nullable}
    assert nullable == NULL_IN_KEY.get(name, set())


@pytest.mark.parametrize("name", TABLES)
def test_list_number_follows_the_document(name: str) -> None:
    key = TABLES[name].key
    if {"item_number", "section_number"} & set(key):
        assert key[:2] == ("document_id", "list_number")


def test_no_two_columns_differ_by_case_only() -> None:
    for table in TABLES.values():
        assert len({column.lower() for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize("field", [field for _, field in ALL_FIELDS], ids=IDS)
def test_every_field_is_explained_in_both_languages(field: Field) -> None:
    for one in described(field):
        assert HAN.search(one.zh)
        assert re.search("[a-z]{3}", one.en)
    assert field.zh.endswith("。")
    assert field.en.endswith(".")


@pytest.mark.parametrize("field", [field for _, field in ALL_FIELDS], ids=IDS)
def test_what_null_means_is_said_wherever_null_may_be(field: Field) -> None:
    if not field.required:
        assert "空值" in field.zh
        assert "null" in field.en.lower()


def test_enumerations_are_those_of_the_types_of_a_circular() -> None:
    assert PART.names == get_args(circular.Part)
    assert RESPONSIBILITY.names == get_args(Responsibility)
    assert ROLE.names == get_args(Role)
    assert COMPARATOR.names == get_args(circular.Comparator)
    assert KIND.names == get_args(circular.Kind)
    assert VALUE_ROLE.names == get_args(circular.ValueRole)
    assert REGION_ROLE.names == get_args(circular.RegionRole)
    assert REASON.names == get_args(circular.Reason)
    assert AGREEMENT.names == get_args(circular.Agreement)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("sections", circular.Section),
        ("items", circular.Item),
        ("item_mentions", circular.ItemMention),
        ("item_attributes", circular.ItemAttribute),
        ("measures", circular.Measure),
        ("targets", circular.Target),
        ("quantities", circular.ItemQuantity),
        ("links", circular.Link),
        ("responsible_units", circular.ResponsibleUnit),
        ("residue", circular.Residue),
    ],
)
def test_columns_are_the_attributes_of_a_circular(name: str, row: type) -> None:
    places = {"place": ("spans", "boxes"), "header_place": ("header_spans",)}
    attributes = [attribute.name for attribute in fields(row)]
    columns = {column for one in attributes for column in places.get(one, (one,))}
    assert columns | {"document_id"} == set(TABLES[name].columns)


@pytest.mark.parametrize("name", TABLES)
def test_metadata_tells_a_reader_everything(name: str) -> None:
    schema = arrow_schema(name)
    metadata = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert metadata["schema_version"] == SCHEMA_VERSION
    assert json.loads(metadata["key"]) == list(TABLES[name].key)
    assert HAN.search(metadata["description_zh"])
    for field in TABLES[name].fields:
        about = schema.field(field.name).metadata
        assert about[b"description_zh"].decode() == field.zh
        assert about[b"description_en"].decode() == field.en
        assert about.get(b"unit", b"").decode() == (field.unit or "")
        if isinstance(field.type, Enumeration):
            assert tuple(json.loads(about[b"values"])) == field.type.names


def test_pandas_block_makes_nullable_integers_come_back() -> None:
    block = json.loads(arrow_schema("targets").metadata[b"pandas"])
    types = {column["name"]: column["numpy_type"] for column in block["columns"]}
    assert types["item_number"] == "int16"
    assert types["section_number"] == "Int16"
    assert set(types) == set(TABLES["targets"].columns)


def test_no_such_table() -> None:
    with pytest.raises(KeyError):
        arrow_schema("tables")


def test_enumerations_are_int8_dictionaries() -> None:
    assert arrow_schema("items").field("responsibility").type == pa.dictionary(
        pa.int8(), pa.string()
    )


def test_data_dictionary_is_up_to_date() -> None:
    committed = Path(__file__).parents[1] / "docs" / "data-dictionary.md"
    assert committed.read_bytes().decode("utf-8") == data_dictionary(), (
        "docs/data-dictionary.md is stale: run `python -m pipeline.schema`"
    )


def test_data_dictionary_names_everything() -> None:
    page = data_dictionary()
    assert "{{" not in page
    for table, field in ALL_FIELDS:
        assert f"### {table.name}\n" in page
        for one in described(field):
            assert f"`{one.name}`" in page
            assert one.en in page
        if isinstance(field.type, Enumeration):
            assert all(f"| `{name}` |" in page for name in field.type.names)
    links = re.findall(r"\]\(#([a-z_-]+)\)", page)
    headings = set(re.findall(r"^### ([a-z_]+)$", page, re.M))
    assert set(links) <= headings | set(re.findall(r'<a id="([a-z_-]+)">', page))


def test_rows_of_the_data_dictionary_have_all_cells() -> None:
    width = 0
    for line in data_dictionary().splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        width = width or line.count("|")
        assert line.count("|") == width


RESOURCES = datapackage()["resources"]
FRICTIONLESS_TYPES = {"string", "integer", "number", "boolean", "date", "array", "object"}


def test_datapackage_has_a_resource_for_each_table() -> None:
    package = datapackage()
    assert json.loads(json.dumps(package)) == package
    assert package["profile"] == "data-package"
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert [resource["name"] for resource in RESOURCES] == list(TABLES)


@pytest.mark.parametrize("resource", RESOURCES, ids=list(TABLES))
def test_resource_follows_the_rules_of_frictionless(resource: dict[str, Any]) -> None:
    assert resource["path"] == f"{resource['name']}.parquet"
    schema = resource["schema"]
    by_name = {field["name"]: field for field in schema["fields"]}
    assert list(by_name) == list(TABLES[resource["name"]].columns)
    assert {field["type"] for field in schema["fields"]} <= FRICTIONLESS_TYPES
    assert all(field["description"] for field in schema["fields"])
    # A primary key allows no null: a key that has some is unique only.
    (key,) = schema.get("uniqueKeys", [schema.get("primaryKey")])
    assert key == list(TABLES[resource["name"]].key)
    is_required = all(by_name[one].get("constraints", {}).get("required") for one in key)
    assert is_required == ("primaryKey" in schema)


@pytest.mark.parametrize("resource", RESOURCES, ids=list(TABLES))
def test_foreign_keys_refer_to_the_key_of_a_table(resource: dict[str, Any]) -> None:
    for foreign in resource["schema"].get("foreignKeys", []):
        other = TABLES[foreign["reference"]["resource"]]
        assert set(foreign["fields"]) <= set(TABLES[resource["name"]].columns)
        assert foreign["reference"]["fields"] == list(other.key)
        assert foreign["fields"] == list(other.key)

"""Templates: where they stand, what a fragment is, forms that work by themselves, htmx in words that every version knows."""

import ast
import re
from pathlib import PurePosixPath

import pytest
from flask import Flask
from jinja2 import nodes
from werkzeug.exceptions import HTTPException

from mall.kernel.web import doors
from tests.law import calls, source, templates
from tests.law.links import dead_link
from tests.law.templates import PRINTED, Element, Template

# Folders that belong to no route file.
FURNITURE = ("layouts", "ui", "mail", "errors", "blocks")
# Files whose macros may print markup as it is, and what makes it safe.
SAFE_FILES: dict[str, str] = {}

HX_WORDS = {
    "hx-get", "hx-post", "hx-target", "hx-swap", "hx-select", "hx-select-oob", "hx-trigger", "hx-push-url", "hx-indicator",
    "hx-swap-oob", "hx-encoding", "hx-confirm",
}  # fmt: skip
HX_SWAPS = {"innerHTML", "outerHTML", "beforeend", "none"}
HX_TRIGGER = re.compile(
    r"(submit|change|revealed|input|load|[a-z]+(-[a-z]+)*)( (changed|once|delay:\d+m?s|from:[#a-z-]+))*"
)
# What htmx may do by itself; everything else starts with something a person can also press without it.
BY_ITSELF = ("load", "revealed")

TOKEN = re.compile(r"csrf_token|hidden_tag")
# Signs that are the same in every language.
SAME_EVERYWHERE = {"SKU", "CSV", "XLSX", "PDF", "ID", "QR"}
SPOKEN = ("placeholder", "title", "alt", "aria-label", "aria-description", "content")


def every() -> list[Template]:
    return list(templates.all_templates().values())


def elements() -> list[tuple[Template, Element]]:
    return [(template, element) for template in every() for element in template.elements]


def named(value: str) -> bool:
    """Whether an attribute is written out, not printed."""
    return PRINTED not in value


# Places


def test_every_template_stands_under_a_route_file() -> None:
    wrong = []
    for template in every():
        front, _, rest = template.name.partition("/")
        if front in FURNITURE:
            continue
        noun = PurePosixPath(rest).parts[0] if "/" in rest else ""
        home = source.MALL / "blueprints" / front / f"{noun}.py"
        if not home.exists() and not (not noun and (source.MALL / "blueprints" / f"{front}.py").exists()):
            wrong.append(f"mall/templates/{template.name}: there is no {home.relative_to(source.ROOT)}")
    assert not wrong, "templates live at <front>/<route file>/: move them, or rename the folder\n" + "\n".join(wrong)


RENDERERS = ("mall.kernel.web.reply.page", "mall.kernel.web.reply.fragment", "flask.render_template")


def rendered() -> dict[str, str]:
    """Templates that the code shows, as patterns: {"shop/home/index.html": where, "admin/cases/[a-z_]+.html": where}."""
    found = {}
    for call in calls.calls_of(source.mall(), *RENDERERS):
        for argument in call.node.args:
            pattern = "".join(
                re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_]+"
                for part in (argument.values if isinstance(argument, ast.JoinedStr) else [argument])
                if not isinstance(part, ast.Constant) or isinstance(part.value, str)
            )
            if pattern.endswith("html"):
                found[pattern] = call.at
    return found


def test_every_template_that_is_named_exists() -> None:
    known = templates.all_templates()
    wrong = [
        f"{where}: there is no mall/templates/{pattern.replace(chr(92), '')}"
        for pattern, where in rendered().items()
        if not any(re.fullmatch(pattern, name) for name in known)
    ]
    wrong += [
        f"{template.at(1)}: extends, includes or imports {name}, which does not exist"
        for template in every()
        for name in sorted(template.relatives)
        if name.endswith(".html") and name not in known
    ]
    assert not wrong, "\n".join(wrong)


def test_every_template_is_shown_somewhere() -> None:
    shown = {constant.value for _module, constant in calls.strings_in(source.mall())}
    shown |= {name for template in every() for name in template.relatives}
    dead = [
        name
        for name in templates.all_templates()
        if name not in shown and not any(re.fullmatch(pattern, name) for pattern in rendered())
    ]
    assert not dead, f"templates that nothing shows; remove them: {dead}"


def test_every_letter_has_its_text() -> None:
    wrong = []
    for call in calls.calls_of(source.mall(), "mall.kernel.mail.send_later"):
        name = calls.text_of(source.mall(), call.module, call.argument(1, "template"))
        if name and not (templates.FOLDER / "mail" / f"{name}.txt").exists():
            wrong.append(f"{call.at}: there is no mall/templates/mail/{name}.txt")
    assert not wrong, "\n".join(wrong)


# Fragments


def test_a_fragment_is_one_element_with_an_id() -> None:
    wrong = [
        f"{template.at(1)}: {complaint}"
        for template in every()
        if PurePosixPath(template.name).name.startswith("_")
        and not template.name.startswith("ui/")
        and (complaint := templates.complaint_about_root(template))
    ]
    assert not wrong, (
        "a fragment replaces itself by its id: give it exactly one root element, written in the file itself, whose id comes "
        "from dom_id(thing, part)\n" + "\n".join(wrong)
    )


FRAGMENTS = {
    "<li id=a>x</li>": None,
    "{% from 'ui/x.html' import y %}\n{# why #}\n<li id='{{ dom_id(x) }}'>{{ y() }}</li>\n": None,
    "{% if a %}<p id=a></p>{% elif b %}<b id=a></b>{% else %}<div id=a></div>{% endif %}": None,
    "{% macro m() %}<i></i>{% endmacro %}<div id=a>{% for x in y %}<p>{{ x }}</p>{% endfor %}</div>": None,
    "<img id=a>": None,
    "<li>x</li>": "without an id",
    "<p id=a></p><p id=b></p>": "2 root elements",
    "{% if a %}<p id=a></p>{% elif b %}<b></b>{% else %}<p id=a></p>{% endif %}": "without an id",
    "{% if a %}<p id=a></p>{% else %}{% endif %}": "may be missing",
    "{% if a %}<p id=a></p>{% endif %}": "may be missing",
    "{% for a in b %}<p id=a></p>{% endfor %}": "may be missing or repeated",
    "{{ m() }}": "outside its root",
    "text <p id=a></p>": "outside its root",
    "<p id=a></p>{% include 'x.html' %}": "outside its root",
}


@pytest.mark.parametrize("text", FRAGMENTS)
def test_the_fragment_checker_knows(text: str) -> None:
    complaint = templates.complaint_about_root(Template("shop/_x.html", text))
    expected = FRAGMENTS[text]
    assert complaint is None if expected is None else complaint and expected in complaint, complaint


# Scripts, styles, raw markup

NO_ICON = "data:,"  # an empty icon, in lite mode: without one browsers ask for /favicon.ico


def test_no_script_style_or_handler_stands_in_a_template() -> None:
    wrong = []
    for template, element in elements():
        handlers = [name for name in element.attributes if re.match(r"on[a-z]+$", name) or name.startswith("hx-on")]
        if element.tag == "script" and not element.attributes.get("src"):
            wrong.append(f"{template.at(element.line)}: an inline script; put it into static/js")
        if element.tag == "style" or "style" in element.attributes:
            wrong.append(f"{template.at(element.line)}: an inline style; put a class into static/css")
        if handlers:
            wrong.append(
                f"{template.at(element.line)}: {handlers}; the policy forbids it, use a behaviour in static/js"
            )
        if element.tag == "link" and element.attributes.get("href") == NO_ICON:
            continue
        for name in ("href", "src", "action", "formaction"):
            if element.attributes.get(name, "").strip().lower().startswith(("javascript:", "data:", "http://", "//")):
                wrong.append(f"{template.at(element.line)}: {name} leads to {element.attributes[name]}")
    assert not wrong, "\n".join(wrong)


def test_raw_markup_is_printed_by_known_macros_only() -> None:
    wrong = []
    for template in every():
        if template.name in SAFE_FILES:
            continue
        wrong += [
            f"{template.at(found.lineno)}: |safe"
            for found in template.tree.find_all(nodes.Filter)
            if found.name == "safe"
        ]
        wrong += [
            f"{template.at(found.lineno)}: autoescape is switched"
            for found in template.tree.find_all(nodes.EvalContextModifier)
        ]
    assert not wrong, (
        "what people type is text; a macro file that prints checked markup stands in SAFE_FILES\n" + "\n".join(wrong)
    )


# Forms


def token_macros() -> set[str]:
    """Macros that print a form's token."""
    return {name for template in every() for name, body in template.macros.items() if TOKEN.search(body)}


def test_every_form_works_by_itself() -> None:
    wrong = []
    for template, element in elements():
        if element.tag == "form":
            method = element.attributes.get("method", "")
            if not element.attributes.get("action"):
                wrong.append(f"{template.at(element.line)}: a form without an action")
            if method not in ("get", "post") and named(method):
                wrong.append(f'{template.at(element.line)}: write method="get" or method="post"')
    assert not wrong, "\n".join(wrong)


def test_every_posted_form_carries_a_token_or_says_that_it_needs_none() -> None:
    wrong = []
    macros = token_macros()
    for template in every():
        for form in template.forms:
            method, where = form.attributes.get("method"), template.at(form.line)
            has_token = TOKEN.search(form.source) or any(re.search(rf"\b{macro}\(", form.source) for macro in macros)
            if method == "post" and not has_token and "data-token-free" not in form.attributes:
                wrong.append(f"{where}: print the form's token, or mark it data-token-free and its route @token_free")
            if method == "get" and has_token:
                wrong.append(f"{where}: a token in a URL ends up in logs and histories")
        if len(template.forms) != sum(element.tag == "form" for element in template.elements):
            wrong.append(f"{template.at(1)}: a form that does not end in the file in which it begins")
    assert not wrong, "\n".join(wrong)


def test_forms_and_links_lead_to_routes_that_take_them(mall: Flask) -> None:
    wrong = []
    for template in every():
        front = template.name.partition("/")[0]
        blueprint = "" if front in FURNITURE else front
        for call in template.tree.find_all(nodes.Call):
            if not isinstance(call.node, nodes.Name) or call.node.name != "url_for" or not call.args:
                continue
            if not isinstance(call.args[0], nodes.Const):
                continue
            given = {keyword.key for keyword in call.kwargs}
            complaint = dead_link(mall, call.args[0].value, given, blueprint, call.dyn_kwargs is not None)
            if complaint:
                wrong.append(f"{template.at(call.lineno)}: {complaint}")
    assert not wrong, "\n".join(wrong)


def test_paths_written_out_are_addresses_of_the_mall(mall: Flask) -> None:
    wrong = []
    addresses = mall.url_map.bind("localhost")
    for template, element in elements():
        for name in ("href", "action", "formaction", "hx-get", "hx-post"):
            path = element.attributes.get(name, "")
            if not path.startswith("/") or not named(path):
                continue
            posts = name == "hx-post" or (name != "href" and element.attributes.get("method") == "post")
            try:
                addresses.match(path.partition("?")[0].partition("#")[0], method="POST" if posts else "GET")
            except HTTPException:
                wrong.append(f"{template.at(element.line)}: {path} is no address of the mall; use url_for")
    assert not wrong, "\n".join(wrong)


def test_forms_post_to_post_routes_and_token_free_ones_to_token_free_routes(mall: Flask) -> None:
    wrong = []
    for template in every():
        front = template.name.partition("/")[0]
        for form in template.forms:
            endpoint = f"{front}{form.endpoint}" if form.endpoint.startswith(".") else form.endpoint
            rules = mall.url_map._rules_by_endpoint.get(endpoint, [])
            method = form.attributes.get("method", "get").upper()
            if rules and not any(method in (rule.methods or set()) for rule in rules):
                wrong.append(f"{template.at(form.line)}: {endpoint} does not take {method}")
            is_free = bool(getattr(mall.view_functions.get(endpoint), "token_free", False))
            if rules and method == "POST" and is_free != ("data-token-free" in form.attributes):
                wrong.append(f"{template.at(form.line)}: data-token-free and @token_free of {endpoint} go together")
    assert not wrong, "\n".join(wrong)


# htmx


def test_htmx_is_used_in_the_common_words_only() -> None:
    wrong = []
    for template, element in elements():
        for name, value in element.attributes.items():
            if name.startswith("data-hx-") or (name.startswith("hx-") and name not in HX_WORDS):
                wrong.append(f"{template.at(element.line)}: {name} is not among the words of docs/fragments.md")
            elif name == "hx-swap" and named(value) and value not in HX_SWAPS:
                wrong.append(f'{template.at(element.line)}: hx-swap="{value}"; there are {sorted(HX_SWAPS)}')
            elif name == "hx-swap-oob" and value != "true":
                wrong.append(f'{template.at(element.line)}: hx-swap-oob is "true" or absent')
            elif name == "hx-trigger" and named(value):
                parts = [part.strip() for part in value.split(",")]
                wrong += [
                    f"{template.at(element.line)}: hx-trigger={part!r}"
                    for part in parts
                    if not HX_TRIGGER.fullmatch(part)
                ]
    assert not wrong, "\n".join(wrong)


def test_what_htmx_fetches_has_an_explicit_target() -> None:
    wrong = [
        f"{template.at(element.line)}: <{element.tag}> asks and does not say where the answer goes: add hx-target"
        for template, element in elements()
        if {"hx-get", "hx-post"} & set(element.attributes)
        and "hx-target" not in element.attributes
        and element.attributes.get("hx-swap") != "none"
    ]
    assert not wrong, "\n".join(wrong)


def test_everything_htmx_does_can_be_done_without_it() -> None:
    wrong = []
    for template, element in elements():
        attributes = element.attributes
        in_form = (
            any(parent.tag == "form" for parent in element.parents)
            or "form" in attributes
            or stands_in_a_form(template)
        )
        starts_by_itself = attributes.get("hx-trigger", "").startswith(BY_ITSELF)
        if "hx-get" in attributes:
            pressed = element.tag == "a" and "href" in attributes
            typed = in_form and element.tag in ("input", "select", "button", "textarea", "fieldset")
            form = element.tag == "form" and attributes.get("method", "get") == "get"
            if not (pressed or typed or form or starts_by_itself):
                wrong.append(
                    f"{template.at(element.line)}: hx-get on <{element.tag}>: make it a link or part of a form"
                )
        if "hx-post" in attributes:
            form = element.tag == "form" and attributes.get("method") == "post"
            if not form and not (in_form and element.tag in ("button", "input", "select", "textarea")):
                wrong.append(f"{template.at(element.line)}: hx-post on <{element.tag}>: make it a form that posts")
            if form and named(attributes.get("action", "")) and attributes["action"] != attributes["hx-post"]:
                wrong.append(f"{template.at(element.line)}: action and hx-post lead to different places")
    assert not wrong, "\n".join(wrong)


def stands_in_a_form(template: Template) -> bool:
    """Whether a page that includes this file, or takes macros from it, does so where it has a form."""
    return any(template.name in other.relatives and other.forms for other in every())


def test_every_target_written_out_exists() -> None:
    ids = {
        element.attributes["id"] for _template, element in elements() if named(element.attributes.get("id", PRINTED))
    }
    wrong = []
    for template, element in elements():
        for name in ("hx-target", "hx-select", "hx-select-oob", "hx-indicator"):
            for value in element.attributes.get(name, "").split(","):
                value = value.strip().partition(":")[0]
                if named(value) and value.startswith("#") and value[1:] not in ids:
                    wrong.append(f"{template.at(element.line)}: {name} names {value}, which is in no template")
                if named(value) and value and not value.startswith("#") and value != "this":
                    wrong.append(
                        f'{template.at(element.line)}: {name}="{value}": name one element, "#its-id" or "this"'
                    )
    assert not wrong, "\n".join(wrong)


# Words


def test_every_word_a_person_reads_goes_through_translation() -> None:
    wrong = []
    for template in every():
        for line, text in template.words:
            wrong += [f"{template.at(line)}: {word!r} in the text" for word in untranslated(text)]
        for element in template.elements:
            for name in SPOKEN:
                if name == "content" and element.attributes.get("name") not in ("description", "keywords"):
                    continue
                found = untranslated(element.attributes.get(name, ""))
                wrong += [f"{template.at(element.line)}: {word!r} in {name}" for word in found]
    assert not wrong, (
        'write {{ _("…") }} around what people read; a name that is the same everywhere stands in an element with lang="…"\n'
        + "\n".join(wrong)
    )


def untranslated(text: str) -> list[str]:
    words = re.findall(r"[A-Za-z]{2,}|[\u3400-\u9fff]+", text)
    return [word for word in words if word not in SAME_EVERYWHERE]


def test_token_free_routes_are_open(mall: Flask) -> None:
    wrong = [
        endpoint
        for endpoint, view in mall.view_functions.items()
        if getattr(view, "token_free", False) and getattr(doors.door_of(mall, endpoint), "kind", "") != "open"
    ]
    assert not wrong, f"only public forms may do without a token: {wrong}"

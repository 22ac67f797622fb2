"""Facts, listeners, jobs, the schedule and moderation handlers find each other by name: every name must lead somewhere."""

import ast
import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from croniter import croniter

from mall import schedule
from mall.domain import moderation
from mall.kernel import facts, jobs
from tests.law import calls, source

RESERVED = set(inspect.signature(jobs.later).parameters) - {"args"}
TARGET = re.compile(r"mall(\.[a-z_]+)+:[a-z_]+")
# Where the kernel passes on a name that somebody else wrote.
CONDUITS = {"mall.kernel.facts", "mall.schedule"}


@pytest.fixture(scope="module", autouse=True)
def listeners() -> None:
    """Every listener has subscribed."""
    source.import_trades()


def misfit(target: str, names: Iterable[str]) -> str | None:
    """Why the function at the target cannot be called with these keywords, or None."""
    try:
        function: Callable[..., Any] = jobs.resolve(target)
    except (ImportError, AttributeError, LookupError) as error:
        return f"{target} leads nowhere: {error}"
    try:
        inspect.signature(function).bind(**dict.fromkeys(names))
    except TypeError as error:
        return f"{target} cannot be called with {sorted(names)}: {error}"
    return None


def test_every_subscription_names_a_declared_fact() -> None:
    unknown = {name: list(targets) for name, targets in facts.LISTENERS.items() if name not in facts.FACTS}
    assert not unknown, f"listeners wait for facts that nobody declares: {unknown}"


def test_every_listener_takes_the_payload_of_its_fact() -> None:
    wrong = [
        f"{name}: {complaint}"
        for name, targets in facts.LISTENERS.items()
        for target in targets
        if (complaint := misfit(target, facts.FACTS.get(name, ())))
    ]
    assert not wrong, "\n".join(wrong)


def test_listeners_subscribe_in_listeners_files_only() -> None:
    strays = [
        call.at
        for call in calls.calls_of(source.mall(), "mall.kernel.facts.on")
        if not call.module.name.endswith(".listeners")
    ]
    assert not strays, f"@on(…) outside a listeners.py is never found by the loader: {strays}"


def test_facts_are_declared_once_in_words() -> None:
    seen: dict[str, str] = {}
    wrong = []
    for call in calls.calls_of(source.mall(), "mall.kernel.facts.declare"):
        name = calls.text_of(source.mall(), call.module, call.argument(0, "name"))
        if name is None or not re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", name):
            wrong.append(f'{call.at}: name the fact in the past tense, as "noun.happened", not {name}')
        elif name in seen:
            wrong.append(f"{call.at}: {name} is declared at {seen[name]} already; import that constant")
        else:
            seen[name] = call.at
        reserved = facts.FACTS.get(name or "", frozenset()) & RESERVED
        if reserved:
            wrong.append(f"{call.at}: {sorted(reserved)} are names of jobs.later and would not reach the listener")
    assert not wrong, "\n".join(wrong)


def test_facts_are_published_as_they_are_declared() -> None:
    wrong, published = [], set()
    for call in calls.calls_of(source.mall(), "mall.kernel.facts.publish"):
        name = calls.text_of(source.mall(), call.module, call.argument(0, "name"))
        if name is None or name not in facts.FACTS:
            wrong.append(
                f"{call.at}: publishes {name or 'a name that cannot be read here'}: give the declared constant"
            )
            continue
        published.add(name)
        if call.has_splat:
            wrong.append(
                f"{call.at}: write the payload of {name} out, so that it can be read: {sorted(facts.FACTS[name])}"
            )
        elif call.keywords != facts.FACTS[name]:
            wrong.append(f"{call.at}: {name} is declared with {sorted(facts.FACTS[name])}, not {sorted(call.keywords)}")
    wrong += [f"{name} is declared and nobody publishes it: remove it" for name in sorted(set(facts.FACTS) - published)]
    assert not wrong, "\n".join(wrong)


def test_every_job_written_leads_to_a_function_that_takes_its_arguments() -> None:
    wrong = []
    for call in calls.calls_of(source.mall(), "mall.kernel.jobs.later"):
        if call.module.name in CONDUITS:
            continue
        target = calls.text_of(source.mall(), call.module, call.argument(0, "target"))
        if target is None:
            wrong.append(f'{call.at}: write the target out as "mall.package.module:function"')
        elif call.has_splat:
            wrong.append(f"{call.at}: write the arguments of {target} out, so that they can be checked")
        elif complaint := misfit(target, call.keywords - RESERVED):
            wrong.append(f"{call.at}: {complaint}")
        queue = call.argument(1, "queue")
        if queue is not None and calls.text_of(source.mall(), call.module, queue) not in jobs.QUEUES:
            wrong.append(f"{call.at}: no worker waits on this queue; there are {jobs.QUEUES}")
    assert not wrong, "\n".join(wrong)


def test_every_text_that_looks_like_a_target_is_one() -> None:
    wrong = []
    for module, constant in calls.strings_in(source.mall()):
        if TARGET.fullmatch(constant.value):
            try:
                jobs.resolve(constant.value)
            except (ImportError, AttributeError) as error:
                wrong.append(f"{module.at(constant.lineno)}: {constant.value} leads nowhere: {error}")
    assert not wrong, "\n".join(wrong)


def test_the_schedule_can_run() -> None:
    wrong = []
    for line in schedule.SCHEDULE:
        if not croniter.is_valid(line.when):
            wrong.append(f"{line.name}: {line.when} is no cron line")
        if complaint := misfit(line.target, ()):
            wrong.append(f"{line.name}: {complaint}")
        if line.queue not in jobs.QUEUES:
            wrong.append(f"{line.name}: no worker waits on {line.queue}")
    names = [line.name for line in schedule.SCHEDULE]
    wrong += [
        f"{name} stands in the schedule twice: its periods would share their unique keys"
        for name in names
        if names.count(name) > 1
    ]
    assert not wrong, "\n".join(wrong)


def test_every_queue_named_has_workers() -> None:
    named = {queue for targets in facts.LISTENERS.values() for queue in targets.values()}
    assert named <= set(jobs.QUEUES), f"no worker waits on {named - set(jobs.QUEUES)}"


def test_listeners_and_jobs_are_functions_only() -> None:
    wrong = []
    for module in source.mall().below("mall.domain", "mall.audit"):
        if module.name.rpartition(".")[2] not in ("listeners", "jobs"):
            continue
        wrong += [
            f"{module.at(node.lineno)}: only functions, imports and constants here; a verb's body belongs into actions.py"
            for node in module.tree.body
            if not is_plain(node)
        ]
    assert not wrong, "\n".join(wrong)


def is_plain(node: ast.stmt) -> bool:
    """A function, an import, a docstring, a constant or the logger."""
    if isinstance(node, ast.Assign):
        return all(isinstance(t, ast.Name) and (t.id.isupper() or t.id == "log") for t in node.targets)
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or isinstance(node, ast.FunctionDef | ast.Import | ast.ImportFrom)


def test_every_kind_of_case_has_somebody_who_acts_on_the_decision() -> None:
    wrong = []
    for call in calls.calls_of(source.mall(), "mall.domain.moderation.actions.open_case"):
        kind = calls.text_of(source.mall(), call.module, call.argument(0, "kind"))
        if kind not in moderation.actions.HANDLERS:
            wrong.append(
                f"{call.at}: nobody decides cases of kind {kind}: register a handler with @decides in listeners.py"
            )
    assert not wrong, "\n".join(wrong)

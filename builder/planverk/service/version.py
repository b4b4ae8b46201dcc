"""`planverk version`: the named versions of plans (hearing-1, proposal, adopted-2011), and naming a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planverk.errors import Conflict, MissingFile, UnknownVersion
from planverk.findings import Finding
from planverk.service.assembling import assemble
from planverk.service.composing import has_errors
from planverk.service.gathering import gather
from planverk.service.states import look_at
from planverk.service.workspace import Actor, Home
from planverk.store.acts import Act, carry_out
from planverk.store.atomic import write_files
from planverk.store.history import Tag
from planverk.store.lock import locked
from planverk.store.versions import NAME, Version, check_version, find_versions, freeze, plan_files


@dataclass(frozen=True)
class Listed:
    """A version: its files are there (`kept`), git has its tag, or both. `saved` is False while git does not have the files."""

    plan: str
    name: str
    date: str = ""
    commit: str = ""
    kept: bool = True
    tagged: bool = False
    saved: bool = True
    findings: tuple[Finding, ...] = ()


def list_versions(home: Home) -> tuple[Listed, ...]:
    """All versions by plan and date, those that only a tag speaks of included."""
    tags = {tag.name: tag for tag in home.history.tags("plan/")} if home.history else {}
    unsaved = home.history.changed("plans") if home.history else ()
    versions = {version.tag: version for version in find_versions(home.tree)}
    rows = [_listed(home, version, tags, unsaved) for version in versions.values()]
    rows += [_only_tag(home, tag) for name, tag in tags.items() if name not in versions and name.count("/") == 2]
    return tuple(sorted(rows, key=lambda row: (row.plan, row.date, row.name)))


def name_version(
    home: Home, plan: str, name: str, actor: Actor, base: str = "", decided: Mapping[str, str] | None = None
) -> Listed:
    """Names the plan as it stands: its files are copied beside it, and with git there is a commit and a tag.

    `base` is the commit that the caller looked at, empty for any; `decided` how it was adopted (see Version). A call that was
    interrupted is finished by calling again.
    Raises Conflict where the state is another, the plan has changes that are not saved, or errors; UnknownVersion for a name
    that none can have; Busy, WriteFailed, MissingFile.
    """
    check_name(name)
    with locked(home.root, actor.owner("version name")):
        check_base(home, base)
        version = next((v for v in find_versions(home.tree) if (v.plan, v.name) == (plan, name)), None)
        if version is None:
            version, files = to_freeze(home, plan, name, decided)
            write_files(home.root, files)  # from here on the version is there
        elif not _unfinished(home, version):
            raise Conflict(
                "The plan {plan} has a version {version} already.",
                "A named version is never changed; choose another name, such as {version}b.",
                plan=plan,
                version=name,
            )
        if home.history is not None and home.history.head():
            carry_out(home.history, _act(version, actor))
        return next(row for row in list_versions(home) if (row.plan, row.name) == (plan, name))


def check_name(name: str) -> None:
    """Raises UnknownVersion for a name that no version can have."""
    if not NAME.match(name):
        raise UnknownVersion(
            "A version cannot be called {version}.",
            "Use small letters a to z, digits and hyphens, beginning with a letter: hearing-1, proposal, adopted-2011.",
            version=name,
        )


def check_base(home: Home, base: str) -> None:
    """Raises Conflict where the workspace is at another commit than `base`; an empty base is any."""
    head = home.history.head() if home.history else ""
    if base and base != head:
        raise Conflict(
            "The workspace is at another commit than you looked at.", "Look at it again, and name the version then.", head=head
        )


def to_freeze(home: Home, plan: str, name: str, decided: Mapping[str, str] | None = None) -> tuple[Version, dict[str, bytes]]:
    """The plan as it stands as a version of that name, and the files to write by path.

    Raises MissingFile where there is no such plan, Conflict where it has errors or changes that are not saved.
    """
    if not home.tree.exists(f"plans/{plan}/plan.yaml"):
        raise MissingFile("There is no plan {plan}.", "See the folders under plans/.", plan=plan)
    template = _template_if_sound(home, plan)
    _check_saved(home, plan, template)
    commit = home.history.head() if home.history else ""
    date = home.history.date(commit) if home.history and commit else None
    return freeze(home.tree, plan, name, template, commit, date.isoformat() if date else "", decided)


def _template_if_sound(home: Home, plan: str) -> str:
    """The template's name. Raises Conflict where the plan has errors: what leaves the house can be built."""
    with look_at(home) as state:
        gathered = gather(state, (f"plans/{plan}",))
        assembly = assemble(gathered)
    if gathered.workspace is None or has_errors(assembly.all_findings):
        raise Conflict("The plan {plan} has errors, and cannot be built.", "See them with: planverk check {plan}", plan=plan)
    return gathered.workspace.settings.template


def _check_saved(home: Home, plan: str, template: str) -> None:
    if home.history is None:
        return
    own = set(plan_files(home.tree, plan))
    made_from = (f"plans/{plan}", "planverk.yaml", *([f"templates/{template}"] if template else []))
    outside = (path for path in home.history.changed(*made_from) if not path.startswith(f"plans/{plan}/"))
    lost = (path for path in home.history.changed(f"plans/{plan}") if path in own or not home.tree.exists(path))
    changed = next(iter((*lost, *outside)), "")
    if changed:
        raise Conflict(
            "{file} has changes that are not saved in git.", "Commit them first, so that the version has a commit.", file=changed
        )


def _unfinished(home: Home, version: Version) -> bool:
    """True where the files of a version are there, and git has not got them or its tag: the naming was interrupted."""
    if home.history is None or not home.history.head() or not version.commit:
        return False
    tagged = any(tag.name == version.tag for tag in home.history.tags(version.tag))
    return bool(home.history.changed(version.folder)) or not tagged


def _act(version: Version, actor: Actor) -> Act:
    return Act(
        paths=(version.folder,),
        message=f"{version.plan}: name version {version.name}",
        tag=version.tag,
        tag_message=f"{version.plan}, {version.name}",
        name=actor.name,
        email=actor.email,
        time=actor.time,
    )


def _listed(home: Home, version: Version, tags: dict[str, Tag], unsaved: tuple[str, ...]) -> Listed:
    saved = not any(path.startswith(f"{version.folder}/") for path in unsaved)
    found = check_version(home.tree, version, home.history)
    return Listed(version.plan, version.name, version.date, version.commit, True, version.tag in tags, saved, found)


def _only_tag(home: Home, tag: Tag) -> Listed:
    _, plan, name = tag.name.split("/")
    date = home.history.date(tag.commit) if home.history else None
    return Listed(plan, name, date.isoformat() if date else "", tag.commit, kept=False, tagged=True)

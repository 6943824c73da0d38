"""Who may do what to whom."""

# Whose accounts a role looks after, and which roles it may give.
MANAGES: dict[str, frozenset[str]] = {
    "admin": frozenset({"admin", "supervisor", "agent", "analyst"}),
    "supervisor": frozenset({"agent", "analyst"}),
}


def may_manage(*, actor_role: str, role: str) -> bool:
    """Whether a person of `actor_role` may invite, change or deactivate one of `role`."""
    return role in MANAGES.get(actor_role, frozenset())


def may_place(*, actor_id: int, actor_role: str, person_id: int, role: str) -> bool:
    """Whether a person may put one of `role` into teams and take them out; themselves always."""
    return person_id == actor_id or may_manage(actor_role=actor_role, role=role)


def may_become(*, actor_role: str, old: str, new: str) -> bool:
    """Whether a person of `actor_role` may turn a role into another: both must be theirs to give."""
    return may_manage(actor_role=actor_role, role=old) and may_manage(
        actor_role=actor_role, role=new
    )


def leaves_no_admin(*, role: str, new_role: str, other_admins: int) -> bool:
    """Whether nobody would be left who can mend anything ("" as new role: deactivated)."""
    return role == "admin" and new_role != "admin" and other_admins == 0

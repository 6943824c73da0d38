"""Segments to begin with: any of them may be made as it is, or changed first."""

from typing import Any, Final

from .contracts import SegmentDraft

_LOYAL: Final = {
    "rule": "purchases",
    "kind": "order",
    "measure": "count",
    "at_least": 3,
    "days": 90,
}
_SILENT: Final = {"rule": "seen", "which": "last", "over_days": 30}


def _failed(**more: Any) -> dict[str, Any]:
    return {"rule": "moments", "outcome": "failure", "at_least": 1, **more}


STARTING: Final = (
    SegmentDraft(
        key="new-customers",
        name_fa="مشتریان تازه",
        name_en="New customers",
        about_fa="تازه آمده‌اند و نخستین خریدشان را کرده‌اند: آغاز خوب را نگه دارید.",
        about_en="They have just come and bought for the first time: keep the good beginning.",
        rule={
            "rule": "all",
            "of": [
                {"rule": "seen", "which": "first", "within_days": 30},
                {"rule": "purchases", "kind": "order", "measure": "count", "at_least": 1},
            ],
        },
    ),
    SegmentDraft(
        key="at-risk",
        name_fa="در خطر رفتن",
        name_en="At risk of leaving",
        about_fa="کارشان ناموفق ماند و از آن پس خبری از آن‌ها نیست: پیش از آنکه بروند بپرسید.",
        about_en="Something failed for them and they have been silent since: ask before they are gone.",
        rule={"rule": "all", "of": [_failed(days=90), _SILENT]},
    ),
    SegmentDraft(
        key="loyal-buyers",
        name_fa="خریداران وفادار",
        name_en="Loyal buyers",
        about_fa="در سه ماه سه بار یا بیشتر خریده‌اند.",
        about_en="They bought three times or more in three months.",
        rule={"rule": "all", "of": [_LOYAL]},
    ),
    SegmentDraft(
        key="unhappy-this-week",
        name_fa="ناراضی‌های این هفته",
        name_en="Unhappy this week",
        about_fa="آنچه در هفت روز گذشته گفته‌اند رنجش نشان می‌دهد.",
        about_en="What they said in the last seven days shows displeasure.",
        rule={
            "rule": "all",
            "of": [{"rule": "score", "name": "sentiment", "at_most": -0.3, "days": 7}],
        },
    ),
    SegmentDraft(
        key="loyal-and-hurt",
        name_fa="وفادارِ رنجیده",
        name_en="Loyal and hurt",
        about_fa="وفادارند و در دو هفتهٔ گذشته دست‌کم دو بار کارشان ناموفق ماند: نخست دل این‌ها را به دست آورید.",
        about_en="Loyal, and something failed for them at least twice in two weeks: win these back first.",
        rule={
            "rule": "all",
            "of": [_LOYAL, {"rule": "moments", "outcome": "failure", "at_least": 2, "days": 14}],
        },
    ),
    SegmentDraft(
        key="lookers",
        name_fa="تماشاگران بی‌خرید",
        name_en="Lookers",
        about_fa="در یک ماه ده بار یا بیشتر آمدند و هنوز هیچ نخریده‌اند.",
        about_en="They came ten times or more in a month and have bought nothing yet.",
        rule={
            "rule": "all",
            "of": [
                {"rule": "moments", "channel": "web", "at_least": 10, "days": 30},
                {"rule": "purchases", "kind": "order", "measure": "count", "at_most": 0},
            ],
        },
    ),
)

"""What a moment was, in the words of the screen: the actions that clients commonly send."""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamdel.language.fold import plain
from hamdel.touchpoints.public import ERASED

WORDS: Final[dict[str, Promise]] = {
    plain(action): words
    for action, words in {
        "Product Viewed": gettext_lazy("Looked at a product"),
        "Product Clicked": gettext_lazy("Opened a product from a list"),
        "Product List Viewed": gettext_lazy("Looked through a list of products"),
        "Product List Filtered": gettext_lazy("Filtered a list of products"),
        "Products Searched": gettext_lazy("Searched the products"),
        "Product Added": gettext_lazy("Put a product into the cart"),
        "Product Removed": gettext_lazy("Took a product out of the cart"),
        "Product Shared": gettext_lazy("Shared a product"),
        "Product Reviewed": gettext_lazy("Reviewed a product"),
        "Product Added to Wishlist": gettext_lazy("Put a product on the wish list"),
        "Cart Viewed": gettext_lazy("Looked at the cart"),
        "Cart Shared": gettext_lazy("Shared the cart"),
        "Cart Abandoned": gettext_lazy("Left the cart behind"),
        "Checkout Started": gettext_lazy("Went to check out"),
        "Checkout Step Viewed": gettext_lazy("Saw a step of the check-out"),
        "Checkout Step Completed": gettext_lazy("Completed a step of the check-out"),
        "Checkout Abandoned": gettext_lazy("Left the check-out"),
        "Payment Info Entered": gettext_lazy("Entered how to pay"),
        "Coupon Entered": gettext_lazy("Entered a discount code"),
        "Coupon Applied": gettext_lazy("Used a discount code"),
        "Coupon Denied": gettext_lazy("The discount code was refused"),
        "Promotion Viewed": gettext_lazy("Saw an offer"),
        "Promotion Clicked": gettext_lazy("Opened an offer"),
        "Order Completed": gettext_lazy("Placed an order"),
        "Order Updated": gettext_lazy("The order changed"),
        "Order Cancelled": gettext_lazy("The order was cancelled"),
        "Order Refunded": gettext_lazy("The order was refunded"),
        "Order Shipped": gettext_lazy("The order was sent"),
        "Order Delivered": gettext_lazy("The order arrived"),
        "Order Delayed": gettext_lazy("The order was delayed"),
        "Order Tracked": gettext_lazy("Asked where the order is"),
        "Payment Succeeded": gettext_lazy("Paid"),
        "Payment Completed": gettext_lazy("Paid"),
        "Payment Failed": gettext_lazy("The payment failed"),
        "Transfer Started": gettext_lazy("Started a transfer"),
        "Transfer Completed": gettext_lazy("Transferred money"),
        "Transfer Succeeded": gettext_lazy("Transferred money"),
        "Transfer Failed": gettext_lazy("The transfer failed"),
        "Card Blocked": gettext_lazy("The card was blocked"),
        "Invoice Sent": gettext_lazy("A bill was sent"),
        "Invoice Issued": gettext_lazy("A bill was issued"),
        "Invoice Viewed": gettext_lazy("Looked at the bill"),
        "Invoice Paid": gettext_lazy("Paid the bill"),
        "Bill Paid": gettext_lazy("Paid the bill"),
        "Refund Requested": gettext_lazy("Asked for the money back"),
        "Refund Completed": gettext_lazy("Got the money back"),
        "Subscription Started": gettext_lazy("Began a subscription"),
        "Subscription Renewed": gettext_lazy("Renewed the subscription"),
        "Subscription Cancelled": gettext_lazy("Ended the subscription"),
        "Subscription Expired": gettext_lazy("The subscription ran out"),
        "Trial Started": gettext_lazy("Began a trial"),
        "Trial Ended": gettext_lazy("The trial ended"),
        "Ad Viewed": gettext_lazy("Saw an advertisement"),
        "Ad Clicked": gettext_lazy("Opened an advertisement"),
        "Article Viewed": gettext_lazy("Read an article"),
        "Article Read": gettext_lazy("Read an article"),
        "Blog Post Viewed": gettext_lazy("Read a blog post"),
        "Video Viewed": gettext_lazy("Watched a video"),
        "Newsletter Signed Up": gettext_lazy("Signed up for the newsletter"),
        "Newsletter Subscribed": gettext_lazy("Signed up for the newsletter"),
        "Newsletter Opened": gettext_lazy("Opened the newsletter"),
        "Newsletter Unsubscribed": gettext_lazy("Left the newsletter"),
        "Form Submitted": gettext_lazy("Sent a form"),
        "Form Abandoned": gettext_lazy("Opened a form and did not send it"),
        "Contact Form Submitted": gettext_lazy("Sent the contact form"),
        "Signed Up": gettext_lazy("Signed up"),
        "Signed In": gettext_lazy("Entered their account"),
        "Signed Out": gettext_lazy("Left their account"),
        "Account Created": gettext_lazy("Opened an account"),
        "Identity Verified": gettext_lazy("Proved who they are"),
        "Identity Rejected": gettext_lazy("The proof of identity was refused"),
        "Onboarding Started": gettext_lazy("Took the first steps"),
        "Onboarding Completed": gettext_lazy("Completed the first steps"),
        "Application Installed": gettext_lazy("Installed the app"),
        "Application Opened": gettext_lazy("Opened the app"),
        "Application Updated": gettext_lazy("Updated the app"),
        "Application Crashed": gettext_lazy("The app crashed"),
        "Weather Checked": gettext_lazy("Checked the weather"),
        "Email Sent": gettext_lazy("An e-mail was sent"),
        "Email Opened": gettext_lazy("Opened an e-mail"),
        "Email Link Clicked": gettext_lazy("Followed a link in an e-mail"),
        "Email Received": gettext_lazy("Wrote an e-mail"),
        "Survey Sent": gettext_lazy("Was asked for an opinion"),
        "Survey Answered": gettext_lazy("Answered a survey"),
        "Review Posted": gettext_lazy("Wrote a review"),
        "Support Requested": gettext_lazy("Asked for help"),
        "Complaint Filed": gettext_lazy("Complained"),
        "Call Started": gettext_lazy("Called"),
        "Call Answered": gettext_lazy("The call was answered"),
        "Call Ended": gettext_lazy("The call ended"),
        "Call Missed": gettext_lazy("Called and nobody answered"),
        "Chat Started": gettext_lazy("Began a chat"),
        "Chat Ended": gettext_lazy("The chat ended"),
        "Message Received": gettext_lazy("Wrote a message"),
        "Message Sent": gettext_lazy("A message was sent"),
        "Case Opened": gettext_lazy("A case was opened"),
        "Case Resolved": gettext_lazy("The case was solved"),
        "Promise Made": gettext_lazy("A promise was made"),
        "Promise Kept": gettext_lazy("The promise was kept"),
        "Promise Broken": gettext_lazy("The promise was broken"),
        "Promise Withdrawn": gettext_lazy("The promise was withdrawn"),
        "Recovery Started": gettext_lazy("Restoring trust began"),
        "Recovery Offered": gettext_lazy("It was made good"),
        "Recovery Finished": gettext_lazy("Restoring trust ended"),
        "Branch Visited": gettext_lazy("Visited a branch"),
        "Points Earned": gettext_lazy("Earned points"),
        "Points Redeemed": gettext_lazy("Spent points"),
        "Referral Sent": gettext_lazy("Recommended us to a friend"),
        "Help Article Viewed": gettext_lazy("Read a help article"),
        "Thank You Sent": gettext_lazy("Was thanked"),
        "Reminder Sent": gettext_lazy("A reminder was sent"),
        "Invoice Overdue": gettext_lazy("The bill is overdue"),
        "Renewal Failed": gettext_lazy("The renewal failed"),
        "Wallet Topped Up": gettext_lazy("Topped up the wallet"),
        "Post Viewed": gettext_lazy("Saw a post"),
        "Post Liked": gettext_lazy("Liked a post"),
        "Mention Posted": gettext_lazy("Mentioned us"),
        "Newsletter Clicked": gettext_lazy("Followed a link in the newsletter"),
        "Ride Recorded": gettext_lazy("Recorded a ride"),
        "Route Planned": gettext_lazy("Planned a route"),
        "Alert Opened": gettext_lazy("Opened an alert"),
        "Help Rated": gettext_lazy("Rated a help article"),
        "Onboarding Abandoned": gettext_lazy("Stopped at the first steps"),
        "Outage Notice Sent": gettext_lazy("Was told of an outage"),
        "Check-in Call Made": gettext_lazy("We called to ask how things are"),
        "Event Attended": gettext_lazy("Came to an event"),
    }.items()
}
_VIEWED: Final = "Viewed "
_ERASED: Final = re.compile(rf"{ERASED} [0-9]+ [0-9a-f]{{8}}")


def told(action: str) -> str:
    """The action in words; one that we do not know keeps the sender's own."""
    words = WORDS.get(plain(action))
    if words is not None:
        return str(words)
    if _ERASED.fullmatch(action):
        return _("Erased on a customer's request")
    if action.startswith(_VIEWED):
        return _("Looked at “%(page)s”") % {"page": action.removeprefix(_VIEWED)}
    return action

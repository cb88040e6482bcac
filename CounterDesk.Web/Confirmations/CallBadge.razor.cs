using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Confirmations;

/// <summary>
/// In the bar of every page: whoever is in the middle of something sees that a colleague waits, and how many do.
/// </summary>
public sealed partial class CallBadge(
    OpenConfirmations open, CurrentClerk current, IStringLocalizer<ConfirmationText> text)
    : CallsOfOne(open, current);
